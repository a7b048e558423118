import type { Language } from '../syntax/language.ts';

/** Markers that models copy from prompts and templates: cursor markers, special tokens, wrapper tags. */

/** `<CURSOR>` as in our prompt, and its like in capitals: `<Cursor>` and `{{ cursor }}` are code. */
const CURSOR_MARK =
  /<(?:CURSOR|CARET|HOLE|FILL(?:[-_ ]?(?:ME|HERE|IN))?|INSERT[-_ ]?HERE|COMPLETE[-_ ]?HERE|YOUR[-_ ]CODE[-_ ]HERE)\s*\/?>|<\|(?:cursor|caret|hole|fill|CURSOR|CARET|HOLE|FILL)\|>|<\/(?:CURSOR|HOLE)>|\{\{\s*(?:CURSOR|CARET|HOLE|FILL(?:[-_ ]?(?:ME|HERE|IN))?|INSERT[-_ ]?HERE|COMPLETE[-_ ]?HERE|YOUR[-_ ]CODE[-_ ]HERE)\s*\}\}|\[\[?\/?(?:CURSOR|HOLE|FILL_HERE|INSERT_HERE)\]?\]|█/g;

/** The first cursor marker in a line, or undefined. A marker in a string is text, unless the cursor is in that string. */
export function findCursorMark(
  line: string,
  { linePrefix, isInString }: { readonly linePrefix: string; readonly isInString: boolean },
): { readonly at: number; readonly length: number } | undefined {
  for (const match of line.matchAll(CURSOR_MARK)) {
    const [mark] = match;
    const isAtCursor = isInString || line.slice(0, match.index).trim() === linePrefix.trim();
    if (!(mark === '<CURSOR>' && isAtCursor) && isQuoted(line, match.index)) continue;
    if (mark === '█' && isDrawing(line, match.index)) continue;
    // A sentence names it.
    if (line.slice(match.index - 1, match.index + mark.length + 1) === `\`${mark}\``) continue;
    return { at: match.index, length: match[0].length };
  }
  return undefined;
}

function isDrawing(line: string, at: number): boolean {
  return /[█▁-▓]/.test(line.charAt(at - 1) + line.charAt(at + 1));
}

/** In a string of the line. */
export function isQuoted(line: string, at: number): boolean {
  const before = line.slice(0, at);
  const after = line.slice(at + 1);
  return ['"', "'", '`'].some(quote => count(before, quote) % 2 === 1 && after.includes(quote));
}

function count(text: string, part: string): number {
  return text.split(part).length - 1;
}

/** Tokens that begin, separate or end a prompt; no programming language has them. */
const SPECIAL_TOKEN =
  /<\|(?:fim_(?:prefix|suffix|middle|pad)|endoftext|end_of_text|im_start|im_end|end|eot_id|eom_id|eot|assistant|user|system|begin_of_text|file_sep|repo_name|file_separator|code_(?:prefix|suffix|middle))\|>|<fim[-_](?:prefix|suffix|middle|pad)>|<[｜|](?:fim▁(?:begin|hole|end)|end▁of▁sentence|begin▁of▁sentence)[｜|]>|<(?:EOT|PRE|SUF|MID|END|eos|bos)>|<\/s>$|\[\/?(?:INST|PREFIX|SUFFIX|MIDDLE)\]/;

export type TokenRole = 'start' | 'middle' | 'end';

export interface SpecialToken {
  readonly at: number;
  readonly length: number;
  readonly role: TokenRole;
}

/** The first special token of a line: `middle` is followed by the answer, `start` by a prompt, `end` by nothing useful. */
export function findSpecialToken(line: string): SpecialToken | undefined {
  const match = SPECIAL_TOKEN.exec(line);
  if (match === null || isQuoted(line, match.index)) return undefined;
  return { at: match.index, length: match[0].length, role: roleOf(match[0].toLowerCase()) };
}

function roleOf(token: string): TokenRole {
  if (/middle|mid>|fim▁end|assistant|im_start|\[inst\]|\[\/inst\]|begin_of_text|begin▁of|bos/.test(token))
    return 'middle';
  if (/prefix|<pre>|fim▁begin|repo_name|file_sep/.test(token)) return 'start';
  return 'end';
}

/** A tag around an answer. */
export interface WrapperTag {
  readonly name: string;
  readonly rest: string;
}

const WRAPPER_NAMES =
  /^(?:completion|code_?completion|code|answer|output|result|insert|insertion|inserted_code|code_to_insert|fill|fill_in|middle|missing|missing_code|response|solution|snippet|replacement|ghost_?text|final|final_answer|artifact|text|generated_code|suggestion)$/i;

export function isWrapperName(name: string): boolean {
  // `<Answer>` is a type.
  return WRAPPER_NAMES.test(name) && !/^[A-Z].*[a-z]/.test(name);
}

/** The tag at the beginning of a line, if it may wrap an answer. Ignores case and attributes. */
export function wrapperTag(line: string): WrapperTag | undefined {
  const match = /^\s*<([A-Za-z][\w-]*)(?:\s[^<>]*)?>/.exec(line);
  const name = match?.[1];
  if (match === null || name === undefined || !isWrapperName(name) || match[0].endsWith('/>')) return undefined;
  return { name, rest: line.slice(match[0].length) };
}

/** Offset of the closing tag in a line, or -1. */
export function closingTagAt(line: string, name: string): number {
  return line.toLowerCase().indexOf(`</${name.toLowerCase()}>`);
}

const THINK_NAMES = 'think|thinking|thought|reasoning|analysis|scratchpad|reflection';
const THINK_OPEN = new RegExp(`^\\s*(?:<(?:${THINK_NAMES})>|◁think▷)`, 'i');
/** Where tags are code, only the tag that no document has. */
const THINK_IN_MARKUP = /^\s*(?:<think(?:ing)?>|◁think▷)/i;
const THINK_CLOSE = new RegExp(`</(?:${THINK_NAMES})>|◁/think▷`, 'i');

const THINK_CLOSE_IN_MARKUP = /<\/think(?:ing)?>|◁\/think▷/i;

/** The rest of a line that begins with a thinking tag, or undefined. */
export function afterThinkOpen(line: string, isMarkup: boolean): string | undefined {
  const match = (isMarkup ? THINK_IN_MARKUP : THINK_OPEN).exec(line);
  return match === null ? undefined : line.slice(match[0].length);
}

/** The rest of a line after the end of thinking, or undefined. */
export function afterThinkClose(line: string, isMarkup = false): string | undefined {
  const match = (isMarkup ? THINK_CLOSE_IN_MARKUP : THINK_CLOSE).exec(line);
  // An element of the document: `<think who="mara">…</think>`.
  const isElement = match !== null && /<\w+\s[^<>]*>/.test(line.slice(0, match.index));
  return match === null || isElement || isQuoted(line, match.index)
    ? undefined
    : line.slice(match.index + match[0].length);
}

/** The parts of our prompt, which a model may go on with: `<CODE>…</CODE>`, `<BELOW>…</BELOW>`. */
export const PROMPT_TAG = /<\/(?:CODE|BELOW)>|^\s*<(?:CODE|BELOW)>|<BELOW>$/;

/** The tag of a part of a prompt that holds code of the document, at the beginning of a line. */
export function sectionTag(line: string, isMarkup: boolean): string | undefined {
  const [, name = ''] = /^\s*<(ABOVE|BELOW|BEFORE|AFTER|PREFIX|SUFFIX|CONTEXT)>/i.exec(line) ?? [];
  // Elsewhere in small letters it may be an element or a type.
  return name === '' || (isMarkup && name !== 'BELOW') || /[A-Z][a-z]/.test(name) ? undefined : name;
}

/** Offset of a closing tag without an opening one, copied from the prompt. -1 where tags are code. */
export function strayClosingTagAt(line: string, language: Language): number {
  if (language.family === 'markup' || language.family === 'prose') return -1;
  return line.search(/<\/(?:before|after|prefix|suffix|completion|code|answer|middle|output|response)>\s*$/i);
}
