import { isOpening, isOtherScript } from '../../answer/prose.ts';
import { endsAsSentence, findProseLines, type ProseContext } from '../../answer/whole/chatProse.ts';
import type { CodeBlock } from '../../answer/whole/codeBlocks.ts';
import type { ContentContext } from '../../answer/whole/content.ts';
import { mayBeEnvelope, openEnvelope } from '../../answer/whole/envelope.ts';
import { readPatch } from '../../answer/whole/patch.ts';
import type { Steps } from '../../steps.ts';
import { beginsCloser, isContinuer } from '../../syntax/blockLines.ts';
import { beginsComment, firstWord, languageOf } from '../../syntax/language.ts';
import { CODE, quotingBehindInSteps, quotingsInSteps } from '../../syntax/quoting.ts';
import { isWord } from '../../syntax/words.ts';
import { filterLines, mapLines, someLine, trimmedLines } from '../../text/lineSteps.ts';
import { isBlank } from '../../text/lines.ts';
import type { RefusalReason } from '../placing/refusals.ts';
import { addsLastParagraph } from './addedParagraph.ts';

const DECLINES =
  /^(?:I(?:['’]m| am) (?:sorry|unable|not able)|I (?:can(?:['’]t|not)|won['’]t|don['’]t|do not)\b|Sorry\b|Unfortunately\b|As an AI\b)/i;

/** Refused if there is no code, or if prose is mixed into it. */
export function* unfencedBlock(answer: readonly string[], context: ContentContext): Steps<CodeBlock | RefusalReason> {
  const { languageId, known, own } = context;
  const first = answer.find(line => !isBlank(line));
  if (first === undefined) return 'empty';
  if (DECLINES.test(first.trim())) return 'no-code';
  if ((yield* readPatch(answer)) !== undefined) return blockOf(answer, [], []);
  const packed = yield* packedLines(answer, context);
  if (packed !== undefined) return (yield* holdsTalk(packed, context)) ? 'no-code' : blockOf(packed, [], []);
  const { family } = languageOf(languageId);
  if (family === 'prose' && (yield* addsLastParagraph(answer, context))) return 'unreadable';
  if (family === 'prose') return textBlock(answer, own);
  const lines = withoutWrappingTags(withoutBackquotes(answer), languageId);
  const isProse = yield* proseIn(lines, { languageId, known });
  const from = firstCodeLine(lines, isProse);
  const to = lines.length - firstCodeLine([...lines].reverse(), [...isProse].reverse());
  const code = lines.slice(from, to);
  if (code.every(isBlank)) return 'no-code';
  if (isProse.slice(from, to).some(prose => prose)) return 'unreadable';
  // A paragraph below a comment that the selection ends within may be a part of it.
  const isOpen = (yield* quotingBehindInSteps(code, languageOf(languageId))).kind !== CODE.kind;
  if (isOpen && (yield* addsLastParagraph(code, context))) return 'unreadable';
  const quotings = yield* quotingsInSteps(code, languageOf(languageId));
  const codeLines = yield* filterLines(code, (line, index) => !isBlank(line) && quotings[index]?.kind === CODE.kind);
  const ownLines = yield* trimmedLines(known);
  const likely = yield* filterLines(codeLines, line => looksLikeCode(line, { languageId, known: ownLines }));
  if (likely.length * 2 < codeLines.length || !(yield* isRelated(code, { languageId, own }))) return 'no-code';
  return blockOf(code, lines.slice(0, from), lines.slice(to));
}

/** A call, JSON or tags, with prose around. */
function* packedLines(lines: readonly string[], context: ContentContext): Steps<readonly string[] | undefined> {
  const isProse = yield* findProseLines(lines, context);
  const known = yield* trimmedLines(context.known);
  const announces = (line: string) => /[:：]\s*$/.test(line) && !known.has(line.trim());
  const from = firstCodeLine(
    lines,
    isProse.map((prose, at) => prose || announces(lines[at] ?? '')),
  );
  if (!mayBeEnvelope(lines.slice(from, from + 1))) return undefined;
  const last = lines.findLastIndex((line, at) => isProse[at] !== true && /[}\]>")]\s*$/.test(line));
  const packed = lines.slice(from, last + 1);
  yield;
  return openEnvelope(packed.join('\n'), context) === undefined ? undefined : packed;
}

/** `<answer>No change needed.</answer>` */
function* holdsTalk(packed: readonly string[], context: ContentContext): Steps<boolean> {
  const envelope = openEnvelope(packed.join('\n'), context);
  if (envelope === undefined || envelope === 'format' || envelope.text === '') return false;
  yield;
  return !(yield* isRelated(envelope.text.split('\n'), context));
}

/** Stricter than within a fence: `Use the built-in.` is prose. */
function* proseIn(lines: readonly string[], { languageId, known }: ProseContext): Steps<boolean[]> {
  const language = languageOf(languageId);
  const quotings = yield* quotingsInSteps(lines, language);
  const own = yield* trimmedLines(known);
  const isProse = yield* findProseLines(lines, { languageId, known });
  // Text between tags may be a sentence.
  if (language.family === 'markup' && (yield* someLine(lines, hasTag))) return isProse;
  const hasOwnBackquotes = yield* hasBackquotes(known, languageId);
  const quotesWords = (text: string) => !hasOwnBackquotes && /`[^`]+`/.test(text);
  return yield* mapLines(lines, (line, index) => {
    const text = line.trim();
    if (text === '' || own.has(text) || quotings[index]?.kind !== CODE.kind) return false;
    if (isProse[index] === true || beginsComment(line, language)) return isProse[index] === true;
    // The first line of a multi-line string may look like a sentence.
    const goesOn = (quotings[index + 1] ?? CODE).kind !== CODE.kind;
    return !goesOn && (endsAsSentence(text) || quotesWords(text));
  });
}

function hasTag(line: string): boolean {
  return /<\/?[a-z!]/i.test(line);
}

function* hasBackquotes(known: readonly string[], languageId: string): Steps<boolean> {
  return languageOf(languageId).usesBackquotes || (yield* someLine(known, line => line.includes('`')));
}

/** True for more than one word, one of them from the selection. */
function* isRelated(
  code: readonly string[],
  { languageId, own }: Pick<ContentContext, 'languageId' | 'own'>,
): Steps<boolean> {
  const nonBlank = yield* filterLines(code, line => !isBlank(line));
  const [only = ''] = nonBlank;
  if (nonBlank.length <= 1 && /^[\w.…]+$/.test(only.trim())) return false;
  const { family, regex } = languageOf(languageId);
  if (family === 'markup' && !regex && !(yield* someLine(nonBlank, hasTag))) return false;
  const isPreformatted = (line: string) => /^\s*<\/?(?:pre|code)\b/.test(line);
  if (family !== 'markup' && (yield* someLine(nonBlank, isPreformatted))) return false;
  const wordsOf = (line: string) => line.match(/[\p{L}_$][\p{L}\p{N}_$]*/gu) ?? [];
  const words = new Set((yield* mapLines(own, wordsOf)).flat());
  return words.size === 0 || (yield* someLine(code, line => wordsOf(line).some(word => words.has(word))));
}

function blockOf(lines: readonly string[], before: readonly string[], after: readonly string[]): CodeBlock {
  const fence = { char: '`', length: 3, indent: 0, info: '' } as const;
  return { fence, tag: '', before: [...before, ...after], lines, closed: true };
}

/** A text in one script is announced and explained in another one. */
function withoutOtherScript(lines: readonly string[], own: readonly string[]): CodeBlock {
  const isTalk = lines.map(line => isBlank(line) || isOtherScript(line));
  const from = isTalk.indexOf(false);
  if (from < 0 || own.some(isOtherScript)) return blockOf(lines, [], []);
  const to = isTalk.lastIndexOf(false) + 1;
  return blockOf(lines.slice(from, to), lines.slice(0, from), lines.slice(to));
}

const ANNOUNCES = /[:：]\s*$/;

/** In prose documents, only a line such as `Here is the text:` is dropped. */
function textBlock(lines: readonly string[], own: readonly string[]): CodeBlock {
  const first = lines.findIndex(line => !isBlank(line));
  const line = lines[first]?.trim() ?? '';
  const announces = isOpening(line) || !own.some(old => ANNOUNCES.test(old));
  const isSetOff = ANNOUNCES.test(line) && isBlank(lines[first + 1] ?? 'x') && !lines.slice(first + 1).every(isBlank);
  const { before, ...block } = withoutOtherScript(announces && isSetOff ? lines.slice(first + 1) : lines, own);
  return { ...block, before: announces && isSetOff ? [line, ...before] : before };
}

/** Drops `<answer>` and `</answer>` around the whole answer. Not in markup. */
function withoutWrappingTags(lines: readonly string[], languageId: string): readonly string[] {
  const first = lines.findIndex(line => !isBlank(line));
  const last = lines.findLastIndex(line => !isBlank(line));
  const tag = /^<(\w+)>$/.exec(lines[first]?.trim() ?? '')?.[1];
  const wraps = tag !== undefined && languageOf(languageId).family !== 'markup' && lines[last]?.trim() === `</${tag}>`;
  return wraps ? lines.slice(first + 1, last) : lines;
}

/** `` `code` `` → `code` */
function withoutBackquotes(lines: readonly string[]): readonly string[] {
  const nonBlank = lines.filter(line => !isBlank(line));
  const isQuoted = nonBlank[0]?.startsWith('`') === true && nonBlank.at(-1)?.trimEnd().endsWith('`') === true;
  const code = isQuoted ? /^`([^`]+)`$/.exec(lines.join('\n').trim())?.[1] : undefined;
  return code === undefined ? lines : code.split('\n');
}

function firstCodeLine(lines: readonly string[], isProse: readonly boolean[]): number {
  const at = lines.findIndex((line, index) => !isBlank(line) && isProse[index] !== true);
  return at < 0 ? lines.length : at;
}

/**
 * Errs towards code: the diff shows a line of prose, but a dropped line of code is lost.
 * @param known trimmed lines of the document
 */
export function looksLikeCode(
  line: string,
  { languageId, known }: { readonly languageId: string; readonly known: ReadonlySet<string> },
): boolean {
  const text = line.trim();
  const language = languageOf(languageId);
  return (
    /[=(){}[\];<>]|[:,]$|^[\w-]+:\s|\\$|^[\w.]+$|^["'`]/.test(text) ||
    isWord(firstWord(line), ['statements', 'exits', 'imports'], language) ||
    isContinuer(text, language) ||
    beginsCloser(text, language) ||
    (language.family === 'data' && /^- /.test(text)) ||
    beginsComment(line, language) ||
    known.has(text)
  );
}
