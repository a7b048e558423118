import { isOpening } from '../../answer/prose.ts';
import { endsAsSentence, findProseLines, type ProseContext, trimmedLines } from '../../answer/whole/chatProse.ts';
import type { CodeBlock } from '../../answer/whole/codeBlocks.ts';
import { beginsComment, languageOf } from '../../syntax/language.ts';
import { CODE, quotingsOf } from '../../syntax/quoting.ts';
import { isBlank } from '../../text/lines.ts';
import { isPatch } from '../placing/patch.ts';
import type { RefusalReason } from '../placing/refusals.ts';

/** Phrases with which a model declines. */
const DECLINES =
  /^(?:I(?:['’]m| am) (?:sorry|unable|not able)|I (?:can(?:['’]t|not)|won['’]t|don['’]t|do not)\b|Sorry\b|Unfortunately\b|As an AI\b)/i;

interface UnfencedInput extends ProseContext {
  readonly own: readonly string[];
}

/** The code of an answer without fences, as a block. Refused if there is none, or if prose is mixed into it. */
export function unfencedBlock(
  answer: readonly string[],
  { languageId, known, own }: UnfencedInput,
): CodeBlock | RefusalReason {
  const said = answer.filter(line => !isBlank(line));
  if (said.length === 0) return 'empty';
  if (DECLINES.test(said[0]?.trim() ?? '')) return 'no-code';
  if (isPatch(answer)) return blockOf(answer, [], []);
  const { family } = languageOf(languageId);
  if (family === 'prose') return textBlock(answer);
  const lines = withoutWrappingTags(withoutBackquotes(answer), languageId);
  const isProse = proseIn(lines, { languageId, known });
  const from = firstCodeLine(lines, isProse);
  const to = lines.length - firstCodeLine([...lines].reverse(), [...isProse].reverse());
  const code = lines.slice(from, to);
  if (code.every(isBlank)) return 'no-code';
  if (isProse.slice(from, to).some(prose => prose)) return 'unreadable';
  const quotings = quotingsOf(code, languageOf(languageId));
  const codeLines = code.filter((line, index) => !isBlank(line) && quotings[index]?.kind === CODE.kind);
  const likely = codeLines.filter(line => looksLikeCode(line, { languageId, known }));
  if (likely.length * 2 < codeLines.length || !isRelated(code, { languageId, own })) return 'no-code';
  return blockOf(code, lines.slice(0, from), lines.slice(to));
}

/** Lines of prose, judged more strictly than within a fence: `Use the built-in.` is prose. */
function proseIn(lines: readonly string[], { languageId, known }: ProseContext): boolean[] {
  const language = languageOf(languageId);
  const quotings = quotingsOf(lines, language);
  const own = trimmedLines(known);
  const isProse = findProseLines(lines, { languageId, known });
  // Text between tags may be a sentence.
  if (language.family === 'markup' && lines.some(hasTag)) return isProse;
  const quotesWords = (text: string) => !hasBackquotes(known, languageId) && /`[^`]+`/.test(text);
  return lines.map((line, index) => {
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

function hasBackquotes(known: readonly string[], languageId: string): boolean {
  const { quotes, loneClosers } = languageOf(languageId);
  return (
    quotes.includes('`') ||
    loneClosers ||
    /^(?:ruby|php|sql)$/.test(languageId) ||
    known.some(line => line.includes('`'))
  );
}

/** True if the code can replace the selection: more than one word, and with a name from the selection. */
function isRelated(code: readonly string[], { languageId, own }: Pick<UnfencedInput, 'languageId' | 'own'>): boolean {
  const nonBlank = code.filter(line => !isBlank(line));
  const [only = '', ...others] = nonBlank;
  if (others.length === 0 && /^[\w.…]+$/.test(only.trim())) return false;
  const { family, regex } = languageOf(languageId);
  if (family === 'markup' && !regex && !nonBlank.some(hasTag)) return false;
  if (family !== 'markup' && nonBlank.some(line => /^\s*<\/?(?:pre|code)\b/.test(line))) return false;
  const wordsOf = (lines: readonly string[]) => lines.join('\n').match(/[\p{L}_$][\p{L}\p{N}_$]*/gu) ?? [];
  const words = new Set(wordsOf(own));
  return words.size === 0 || wordsOf(code).some(word => words.has(word));
}

function blockOf(lines: readonly string[], before: readonly string[], after: readonly string[]): CodeBlock {
  const fence = { char: '`', length: 3, indent: 0, info: '' } as const;
  return { fence, tag: '', before: [...before, ...after], lines, closed: true };
}

/** In prose documents, only a line such as `Here is the text:` is not part of the text. */
function textBlock(lines: readonly string[]): CodeBlock {
  const first = lines.findIndex(line => !isBlank(line));
  const line = lines[first]?.trim() ?? '';
  const announces = isOpening(line) && /:$/.test(line) && isBlank(lines[first + 1] ?? 'x');
  return announces ? blockOf(lines.slice(first + 1), [line], []) : blockOf(lines, [], []);
}

/** Drops a pair of tags around the whole answer: `<answer>`, the code, `</answer>`. Not in markup. */
function withoutWrappingTags(lines: readonly string[], languageId: string): readonly string[] {
  const first = lines.findIndex(line => !isBlank(line));
  const last = lines.findLastIndex(line => !isBlank(line));
  const tag = /^<(\w+)>$/.exec(lines[first]?.trim() ?? '')?.[1];
  const wraps = tag !== undefined && languageOf(languageId).family !== 'markup' && lines[last]?.trim() === `</${tag}>`;
  return wraps ? lines.slice(first + 1, last) : lines;
}

/** `` `code` `` → `code`, as the whole answer. */
function withoutBackquotes(lines: readonly string[]): readonly string[] {
  const nonBlank = lines.filter(line => !isBlank(line));
  const code = nonBlank.length === 1 ? /^\s*`([^`]+)`\s*$/.exec(nonBlank[0] ?? '')?.[1] : undefined;
  return code === undefined ? lines : [code];
}

function firstCodeLine(lines: readonly string[], isProse: readonly boolean[]): number {
  const at = lines.findIndex((line, index) => !isBlank(line) && isProse[index] !== true);
  return at < 0 ? lines.length : at;
}

/** Errs towards code: the diff shows a line of prose, but a dropped line of code is lost. */
export function looksLikeCode(line: string, { languageId, known }: ProseContext): boolean {
  const text = line.trim();
  return (
    /[=(){}[\];<>]|[:,]$|^[\w-]+:\s|\\$|^[\w.]+$|^["'`]|^(?:return|end|pass|else|import|from|break|continue|yield|raise|package|use|include)\b/.test(
      text,
    ) ||
    (languageOf(languageId).family === 'data' && /^- /.test(text)) ||
    beginsComment(line, languageOf(languageId)) ||
    trimmedLines(known).has(text)
  );
}
