import { fenceOf } from '../../answer/fence.ts';
import { isBareEllipsis, isPlaceholder, placeholderAtEnd } from '../../answer/placeholders.ts';
import { isOnlyProse } from '../../answer/whole/chatProse.ts';
import { answerLines, type CodeBlock, readAnswer } from '../../answer/whole/codeBlocks.ts';
import { type ContentContext, readContent } from '../../answer/whole/content.ts';
import type { FinishReason } from '../../provider/provider.ts';
import type { Steps } from '../../steps.ts';
import { languageOf } from '../../syntax/language.ts';
import { isMarkdown } from '../../syntax/languageTags.ts';
import { CODE, quotingBehindInSteps } from '../../syntax/quoting.ts';
import { isBlank } from '../../text/lines.ts';
import { anchoredLines } from './anchoredLines.ts';
import type { WindowContext } from './editWindow.ts';
import type { UnusableAnswer } from './outcome.ts';
import { WINDOW_MARKS } from './prompt.ts';

/** The lines of the window as the model wants them, or why the answer has none. */
export function* readWindow(
  text: string,
  reason: FinishReason,
  context: WindowContext,
): Steps<readonly string[] | UnusableAnswer> {
  if (reason === 'length') return 'truncated';
  if (reason !== 'stop') return reason === 'content-filter' ? 'filtered' : 'unreadable';
  const { file, window } = context;
  const plain = answerLines(text, file.languageId).filter(line => !isBlank(line));
  if (plain.length === 0) return 'empty';
  if (plain.some(line => saysNoChange(line) && !window.lines.includes(line))) return 'no-change';
  // In Markdown without a fence, one in the answer is around the lines.
  const isPlain = isMarkdown(file.languageId) && !window.lines.some(line => fenceOf(line) !== undefined);
  const { after, blocks } = yield* readAnswer(text, isPlain ? 'plaintext' : file.languageId, window.lines.join('\n'));
  const reader = { ...context, content: yield* contentContextOf(context) };
  const unfenced: CodeBlock = { fence: FENCE, tag: '', before: [], lines: after, closed: true };
  let problem: UnusableAnswer | undefined;
  const found = new Map<string, readonly string[]>();
  for (const block of blocks.length > 0 ? blocks : [unfenced]) {
    const read = yield* readBlock(block, reader);
    if (typeof read === 'string') problem ??= read;
    else found.set(read.join('\n'), read);
  }
  // A copy of the old lines beside the new ones.
  if (found.size > 1) found.delete(window.lines.join('\n'));
  const [lines, another] = found.values();
  if (another !== undefined) return 'several';
  return lines ?? problem ?? 'empty';
}

const FENCE = { char: '`', length: 3, indent: 0, info: '' } as const;

/** `NO_CHANGE`, `**No changes.**` */
function saysNoChange(line: string): boolean {
  return /^\W*no[ _-]?changes?\W*$/i.test(line);
}

function* readBlock(
  { closed, lines: written, tag }: CodeBlock,
  { content: context, file, place, window }: WindowContext & { readonly content: ContentContext },
): Steps<readonly string[] | UnusableAnswer> {
  const content = yield* readContent(withoutMarks(written), tag, context);
  if (typeof content === 'string' || content.kind === 'patch') return 'unreadable';
  const { lines } = content;
  if (lines.every(isBlank)) return 'empty';
  const language = languageOf(file.languageId);
  const known = new Set(window.lines.map(line => line.trim()));
  const leavesOut = (line: string) =>
    isPlaceholder(line, language) || isBareEllipsis(line, language) || placeholderAtEnd(line, language) !== undefined;
  if (lines.some(line => !known.has(line.trim()) && leavesOut(line))) return 'placeholder';
  const anchored = anchoredLines(lines, { file, place, window });
  if (anchored !== undefined) return anchored;
  if (yield* isOnlyProse(lines, { languageId: file.languageId, known: file.lines })) return 'prose';
  return closed ? 'other-lines' : 'truncated';
}

function withoutMarks(lines: readonly string[]): readonly string[] {
  return lines.filter(line => !WINDOW_MARKS.some(mark => line.trim() === mark));
}

function* contentContextOf({ file, window }: WindowContext): Steps<ContentContext> {
  const { languageId, lines: known } = file;
  const language = languageOf(languageId);
  const selected = window.lines.join('\n');
  const quoting = yield* quotingBehindInSteps(known.slice(0, window.from), language);
  const isInText = quoting.kind !== CODE.kind;
  return {
    ...{ languageId, fileLanguageId: languageId, known, own: window.lines, firstNumber: window.from + 1 },
    isQuoted: isInText && (yield* isOnlyProse(window.lines, { languageId, known: [] })),
    ...{ document: selected, selected, hasTags: /^(?:markup|prose)$/.test(language.family) },
  };
}
