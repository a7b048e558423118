import { type CursorContext, lineBelow } from '../../document/cursorContext.ts';
import { readBrackets } from '../../syntax/brackets.ts';
import { isKeyword } from '../../syntax/words.ts';
import { firstWord, isBlank, isWordChar, lastWord } from '../../text/lines.ts';

/** Of two or more blanks at the end, one is left before a word, and none before a closer or after an opener. */
export function withoutWideEnd(text: string, { language, brackets, linePrefix, lineSuffix }: CursorContext): string {
  if (!/\S[ \t]{2,}$/.test(text)) return text;
  const body = text.trimEnd();
  const { mode } = readBrackets(body, language, brackets);
  const isInString = mode.kind === 'string' && (/^["'`]/.test(lineSuffix) || body.endsWith(mode.until));
  const isBetweenQuotes = /["'`]$/.test(linePrefix) && lineSuffix.startsWith(linePrefix.at(-1) ?? '');
  if (isInString || isBetweenQuotes || /^[\s)\],;]/.test(lineSuffix) || /[([.]$/.test(body)) return body;
  return isWordChar(lineSuffix.at(0)) ? `${body} ` : text;
}

/** Code's lines without blanks at their ends. The last one may go on in the cursor's line. */
export function withoutBlankEnds(lines: readonly string[], { free }: CursorContext): readonly string[] {
  const last = lines.findLastIndex(line => !isBlank(line));
  return free ? lines : lines.map((line, at) => (at < last ? line.trimEnd() : line));
}

/** Without a comma behind the last entry of a list, where the language allows none: JSON, SQL. */
export function withoutLooseComma(text: string, place: CursorContext): string {
  if (place.language.trailingCommas || place.free || !/^[)\]}]/.test(lineBelow(place)?.trimStart() ?? '')) return text;
  return text.replace(/,$/, '');
}

/** A whole word in front of another one: `public █void f()` + `static`. */
export function needsBlank(text: string, { linePrefix, lineSuffix, hole, free, language }: CursorContext): boolean {
  if (!free && /[)\]}]$/.test(text) && isWordChar(lineSuffix.at(0)) && /\s$/.test(linePrefix)) return true;
  if (!free && /\s$/.test(linePrefix) && OPERATOR.test(text) && /^[\w"'`([{]/.test(lineSuffix)) return true;
  if (free || !isWordChar(text.at(-1)) || /[\p{L}\p{N}_$]$/u.test(linePrefix)) return false;
  if (/\s$/.test(linePrefix) && /^(?:[=+*/<>&|?]=?\s|[{])/.test(lineSuffix)) return true;
  if (!isWordChar(lineSuffix.at(0))) return false;
  const word = lastWord(text);
  if (!isKeyword(word, language) && !TYPE.test(word)) return false;
  const glued = word + firstWord(lineSuffix);
  return (
    /[\s(<,&*]$/.test(linePrefix) &&
    !`${hole.prefix}\n${hole.suffix.slice(lineSuffix.length)}`.split(/[^\p{L}\p{N}_$]+/u).includes(glued)
  );
}

/** An operator between blanks. A pointer's mark belongs to the name. */
const OPERATOR = /^(?:\S.*\s)?(?:[-+*/%]?=|[=!<>]==?|=>|->|&&|\|\||:=|\?\?|[<>+/?])$/;
const TYPE = /^(?:int|long|short|byte|char|bool|boolean|float|double|string|str|String|void|any|number)$/;
