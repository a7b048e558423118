import type { CursorContext } from '../../document/cursorContext.ts';
import { readBrackets } from '../../syntax/brackets.ts';
import { isKeyword } from '../../syntax/keywords.ts';
import { beginsComment } from '../../syntax/language.ts';
import { firstWord, isBlank, isWordChar, lastWord } from '../../text/lines.ts';

/** Shortens trailing whitespace of two or more characters to one, or to none before a closer. */
export function withoutWideEnd(text: string, place: CursorContext): string {
  const { language, lineSuffix } = place;
  const end = /\S([ \t]{2,})$/.exec(text)?.[1];
  if (end === undefined || isBlank(lineSuffix)) return text;
  const body = text.slice(0, -end.length);
  if (wantsNone(body, place)) return body;
  // Comments after code and columns keep their spacing.
  if (beginsComment(lineSuffix, language) || hasColumns(place)) return text;
  return /^\s/.test(lineSuffix) ? body : `${body} `;
}

/** Code's lines without blanks at their ends. The last one may go on in the cursor's line. */
export function withoutBlankEnds(lines: readonly string[], { free }: CursorContext): readonly string[] {
  const last = lines.findLastIndex(line => !isBlank(line));
  return free ? lines : lines.map((line, at) => (at < last ? line.trimEnd() : line));
}

/** Before a closer, after an opener, and at both ends of a quotation. */
function wantsNone(body: string, { language, linePrefix, lineSuffix, brackets }: CursorContext): boolean {
  if (/^[)\],;]/.test(lineSuffix) || /[([.]$/.test(body)) return true;
  const { mode } = readBrackets(body, language, brackets);
  if (mode.kind === 'string' && (/^["'`]/.test(lineSuffix) || body.endsWith(mode.until))) return true;
  return /["'`]$/.test(linePrefix) && lineSuffix.startsWith(linePrefix.at(-1) ?? '');
}

/** True for wide gaps in the cursor's line or an adjacent one. */
function hasColumns({ linePrefix, lineSuffix, above, below }: CursorContext): boolean {
  return [...above.slice(-2), linePrefix, lineSuffix, ...below.slice(0, 2)].some(line =>
    /\S(?: {2}|\t)/.test(line.trimEnd()),
  );
}

/** A whole word in front of another one: `public █void f()` + `static`. */
export function needsBlank(text: string, { linePrefix, lineSuffix, hole, free, language }: CursorContext): boolean {
  if (!free && /[)\]}]$/.test(text) && isWordChar(lineSuffix.at(0)) && /\s$/.test(linePrefix)) return true;
  if (!free && /\s$/.test(linePrefix) && OPERATOR.test(text) && /^[\w"'`([{]/.test(lineSuffix)) return true;
  if (free || !isWordChar(text.at(-1)) || /[\p{L}\p{N}_$]$/u.test(linePrefix)) return false;
  if (/\s$/.test(linePrefix) && /^(?:[=+*/<>&|?]=?\s|[{])/.test(lineSuffix)) return true;
  if (!isWordChar(lineSuffix.at(0))) return false;
  const word = lastWord(text);
  if (!isKeyword(word, language) && !TYPE.test(word) && !(WORD_OPERATOR.test(text) && LOOP.test(linePrefix)))
    return false;
  const glued = word + firstWord(lineSuffix);
  return (
    /[\s(<,]$/.test(linePrefix) &&
    !`${hole.prefix}\n${hole.suffix.slice(lineSuffix.length)}`.split(/[^\p{L}\p{N}_$]+/u).includes(glued)
  );
}

/** An operator between blanks. A pointer's mark belongs to the name. */
const OPERATOR = /^(?:\S.*\s)?(?:[-+*/%]?=|[=!<>]==?|=>|->|&&|\|\||:=|\?\?|[<>+/?])$/;
const WORD_OPERATOR = /^(?:in|of|range)$/;
const LOOP = /^\s*for(?:each)?\b/;
const TYPE = /^(?:int|long|short|byte|char|bool|boolean|float|double|string|str|String|void|any|number)$/;
