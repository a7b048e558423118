import { type CursorContext, lineBelow } from '../../document/cursorContext.ts';
import { readBrackets } from '../../syntax/brackets.ts';
import { isBlank, isWordChar, lastLine, splitsWord } from '../../text/lines.ts';
import { closesValue, endsWithWord, wantsBlank } from './lineEnd.ts';

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

/** A blank belongs between the text and the rest of the line: `public █void f()` + `static`. */
export function needsBlank(text: string, place: CursorContext): boolean {
  const { linePrefix, lineSuffix, language, brackets, free } = place;
  if (free || text === '') return false;
  const before = {
    ...place,
    linePrefix: lastLine(linePrefix + text),
    brackets: readBrackets(text, language, brackets),
  };
  if (splitsWord(before.linePrefix, lineSuffix)) return endsWithWord(before, lineSuffix);
  return (closesValue(before) && /^\w/.test(lineSuffix)) || wantsBlank(before, lineSuffix);
}
