import { Pace, type Steps } from '../../steps.ts';
import { languageOf } from '../../syntax/language.ts';
import { isMarkdown, languageOfTag } from '../../syntax/languageTags.ts';
import { quotingsInSteps } from '../../syntax/quoting.ts';
import { everyLine, mapLines, someLine } from '../../text/lineSteps.ts';
import { isBlank } from '../../text/lines.ts';
import { fenceOf, languageTag, type OpeningFence, withoutFenceIndent } from '../fence.ts';
import { afterThinkClose, afterThinkOpen } from '../markers.ts';
import { blockEnd, holdsMarks } from './blockEnd.ts';
import { findProseLines } from './chatProse.ts';
import { FencedLines } from './fencedLines.ts';
import { nameInInfo } from './fileName.ts';

export interface CodeBlock {
  readonly fence: OpeningFence;
  readonly tag: string;
  /** The prose since the previous block. */
  readonly before: readonly string[];
  readonly lines: readonly string[];
  readonly closed: boolean;
}

/** Code blocks, and the prose between them. */
export interface ParsedAnswer {
  readonly blocks: readonly CodeBlock[];
  /** After the last block; the whole answer if there is none. */
  readonly after: readonly string[];
}

/** The answer's lines with LF, without thinking and markers that some servers leave in. */
export function answerLines(text: string, languageId: string): readonly string[] {
  const clean = (text.includes('\r') ? text.replace(/\r+\n?/g, '\n') : text)
    .replace(/^\uFEFF/, '')
    .replace(/(?:<\|(?:im_end|endoftext|eot_id|end)\|>|<｜end▁of▁sentence｜>)\s*$/, '');
  return withoutThinking(clean.split('\n'), languageOf(languageId).family === 'markup');
}

function withoutThinking(lines: readonly string[], isMarkup: boolean): readonly string[] {
  const first = lines.findIndex(line => !isBlank(line));
  const opened = afterThinkOpen(lines[first] ?? '', isMarkup);
  if (opened === undefined) return lines;
  const thinking = lines.with(first, opened);
  const end = thinking.findIndex((line, at) => at >= first && afterThinkClose(line, isMarkup) !== undefined);
  return end < 0 ? lines : [afterThinkClose(thinking[end] ?? '', isMarkup) ?? '', ...lines.slice(end + 1)];
}

/** Parses the whole answer. In a Markdown target, the target's own fences are text. */
export function* readAnswer(text: string, languageId: string, selected: string): Steps<ParsedAnswer> {
  const read = yield* FencedLines.read(answerLines(text, languageId));
  const answer = yield* isMarkdown(languageId) ? withWrappingNamed(read, selected) : unquoted(read);
  const { lines } = answer;
  const pace = new Pace();
  const blocks: CodeBlock[] = [];
  let before: string[] = [];
  const isWithout = isMarkdown(languageId)
    ? !(yield* wrapsMarkdown(answer, selected))
    : yield* beginsInString(answer, languageId);
  let at = isWithout ? lines.length : 0;
  if (isWithout) before = [...lines];
  while (at < lines.length) {
    if (pace.isDue(lines[at]?.length ?? 0)) yield;
    const opened = openingAt(lines[at] ?? '', answer.fenceAt(at));
    if (opened === undefined) {
      before.push(lines[at] ?? '');
      at += 1;
      continue;
    }
    const { fence, prose } = opened;
    if (prose !== '') before.push(prose);
    const tag = languageTag(fence);
    const language = contentLanguage(fence, languageId);
    const { end, next, closed, lastLine } = yield* blockEnd({ answer, at, fence, languageId: language });
    const all = lines.slice(at + 1, end).concat(lastLine ?? []);
    const unindented = yield* mapLines(all, line => withoutFenceIndent(line, fence));
    blocks.push({ fence, tag, before, lines: unindented, closed });
    before = [];
    at = next;
  }
  return { blocks: withoutEmpty(blocks), after: before };
}

/** Empty ones come of doubled fences. */
function withoutEmpty(blocks: readonly CodeBlock[]): readonly CodeBlock[] {
  const filled = blocks.filter(({ lines }) => !lines.every(isBlank));
  return filled.length === 0 ? blocks : filled;
}

/** Unfenced code whose first fence is part of a string that began above. */
function* beginsInString(answer: FencedLines, languageId: string): Steps<boolean> {
  const at = answer.firstFence;
  if (at < 1) return false;
  const above = answer.lines.slice(0, at + 1);
  const quotings = yield* quotingsInSteps(above, languageOf(languageId));
  const holds = quotings[at]?.kind === 'here' || (quotings[at]?.kind === 'string' && holdsMarks(quotings[at]));
  if (!holds) return false;
  const opening = quotings.findLastIndex(({ kind }) => kind === 'code');
  return (yield* findProseLines(above, { languageId, known: [] }))[opening] === false;
}

/** Removes quotation marks (`>`) if all fences are inside a quotation. */
function* unquoted(answer: FencedLines): Steps<FencedLines> {
  const quote = /^ {0,3}> ?/;
  if (answer.firstFence >= 0) return answer;
  const isQuotedFence = (line: string) => quote.test(line) && fenceOf(line.replace(quote, '')) !== undefined;
  if (!(yield* someLine(answer.lines, isQuotedFence))) return answer;
  return yield* FencedLines.read(yield* mapLines(answer.lines, line => line.replace(quote, '')));
}

/** A fence, also after a word on the same line. */
function openingAt(
  line: string,
  fence: OpeningFence | undefined,
): { readonly fence: OpeningFence; readonly prose: string } | undefined {
  if (fence !== undefined) return { fence, prose: '' };
  const [, prose = '', marks = ''] = /^(\S.*?:)\s*(`{3,}[\w+#.-]*)\s*$/.exec(line) ?? [];
  const behind = marks === '' ? undefined : fenceOf(marks);
  return behind && { fence: behind, prose };
}

function contentLanguage(fence: OpeningFence, languageId: string): string {
  const tag = languageTag(fence);
  if (/\.(?:md|mdx|markdown)$/i.test(nameInInfo(fence.info)?.path ?? '')) return 'markdown';
  return tag === '' || /[./]/.test(tag) ? languageId : languageOfTag(tag);
}

/**
 * In an answer for Markdown, gives the fence around all of it the right tag, whatever the model wrote. If only the
 * fence would be new, it is part of the text.
 */
function* withWrappingNamed(answer: FencedLines, selected: string): Steps<FencedLines> {
  const { lines } = answer;
  const at = lines.findIndex(line => !isBlank(line));
  const fence = answer.fenceAt(at);
  if (fence === undefined || nameInInfo(fence.info) !== undefined) return answer;
  const own = fenceOf(selected.split('\n', 1)[0] ?? '');
  const inner = innerFence(lines, at);
  if (own !== undefined && (inner === undefined || inner.length >= fence.length)) return answer;
  const { end, next, closed, lastLine } = yield* blockEnd({ answer, at, fence, languageId: 'markdown' });
  if (!closed || lastLine !== undefined || !lines.slice(next).every(isBlank)) return answer;
  if (
    lines
      .slice(at + 1, end)
      .join('\n')
      .trim() === selected.trim()
  )
    return answer;
  return yield* FencedLines.read(
    lines.with(at, `${' '.repeat(fence.indent)}${fence.char.repeat(fence.length)}markdown`),
  );
}

/** True if the first fence of an answer for Markdown wraps the text instead of being part of it. */
function* wrapsMarkdown(answer: FencedLines, selected: string): Steps<boolean> {
  const { firstFence: index, lines } = answer;
  const fence = answer.fenceAt(index);
  if (fence === undefined) return false;
  if (isMarkdown(languageOfTag(languageTag(fence)))) return true;
  if (nameInInfo(fence.info) !== undefined) return true;
  const own = fenceOf(selected.split('\n', 1)[0] ?? '');
  if (own !== undefined && own.info === fence.info) return innerFence(lines, index) !== undefined;
  if (!/^(?:text|txt|plaintext|diff|patch)?$/.test(fence.info)) return false;
  const last = lines.findLastIndex(line => !isBlank(line));
  const closing = answer.fenceAt(last);
  if (closing?.info !== '' || last <= index) return false;
  return yield* everyLine(lines.slice(0, index), isIntroduction);
}

function innerFence(lines: readonly string[], index: number): OpeningFence | undefined {
  const next = lines.slice(index + 1).find(line => !isBlank(line));
  return fenceOf(next ?? '');
}

function isIntroduction(line: string): boolean {
  return isBlank(line) || line.trimEnd().endsWith(':');
}
