import type { CursorContext } from '../../document/cursorContext.ts';
import { finish } from '../../steps.ts';
import { opensBlock } from '../../syntax/blockLines.ts';
import { readBrackets } from '../../syntax/brackets.ts';
import { nestingOf } from '../../syntax/nesting.ts';
import { firstWord, isBlank, splitsWord } from '../../text/lines.ts';
import type { Suggestion } from '../outcome/suggestion.ts';

/** The content of a string that the answer quotes again: `get("█")` + `"path"` → `path`, with any quotes. */
export function withoutRepeatedQuotes(
  text: string,
  { brackets, linePrefix, lineSuffix }: CursorContext,
): string | undefined {
  const { mode } = brackets;
  // The value in a string: `$"Sum: {█}"` + `{total}`.
  if (mode.kind === 'string' && linePrefix.endsWith('{') && lineSuffix.startsWith('}') && /^\{[^{}]*\}$/.test(text))
    return text.slice(1, -1);
  // In a language whose strings are unknown, too: `name="█"`.
  const opening = mode.kind === 'string' ? mode.until : (/["'`]$/.exec(linePrefix)?.[0] ?? '');
  if (opening === '' || !linePrefix.endsWith(opening) || !lineSuffix.startsWith(opening)) return undefined;
  const quote = text.charAt(0);
  if (!/["'`]/.test(quote) || text.startsWith(quote.repeat(3))) return undefined;
  const end = text.indexOf(quote, 1);
  if (end < 1) return undefined;
  const behind = text.slice(end + 1).trim();
  const rest = lineSuffix.slice(opening.length).trim();
  return /^[)\]}>;,]*$/.test(behind) || behind.startsWith(rest) ? text.slice(1, end) : undefined;
}

/** The text ends as the rest of the line does: `/home">Home</a>` before `"></a>`. */
export function isDoubled({ insertText, replaceSuffix }: Suggestion, lineSuffix: string): boolean {
  const rest = lineSuffix.slice(replaceSuffix).trimEnd();
  const end = /<\/[\w.-]+>;?$/.exec(insertText.trimEnd())?.[0];
  if (end !== undefined && rest.endsWith(end)) return true;
  if (rest === ';' && insertText.trimEnd().endsWith(';')) return true;
  // A part of the closing tag.
  if (replaceSuffix > 0 && lineSuffix.includes('</') && /^\/?[\w.-]*>/.test(rest)) return true;
  return rest.length > 1 && /^["'`]?\/?[\w<>/"';.-]*>;?$/.test(rest) && insertText.trimEnd().endsWith(rest);
}

/** Shorter text after the cursor also ends other lines. */
const RUN_IN_CHARS = 5;

/** Whether the line continues into the text after the cursor. */
export function runsIntoRest(line: string, { lineSuffix }: CursorContext): boolean {
  const rest = lineSuffix.trim();
  const head = line.trimEnd().slice(0, -rest.length);
  return rest.length >= RUN_IN_CHARS && line.trimEnd().endsWith(rest) && !isBlank(head) && !splitsWord(head, rest);
}

/** Whether the answer has opened brackets or blocks of its own that it hasn't closed yet. */
export function opensMore(lines: readonly string[], { language, brackets, hole }: CursorContext): boolean {
  const text = lines.join('\n');
  const own = readBrackets(text, language, { mode: brackets.mode, open: [], closings: [], errors: 0 });
  if (own.mode.kind !== 'code') return false;
  if (own.open.length > 0) return true;
  // Out of the string and on to a block: `open("█")` + `a") as b:`.
  const opensIndented = language.family === 'indent' && !language.wordBlocks && brackets.mode.kind === 'string';
  if (opensIndented) return lines.some(line => opensBlock(line, language));
  if (language.nesting === undefined) {
    const opened = lines.filter(line => opensBlock(line, language)).length;
    const closed = lines.filter(line => language.closers.includes(firstWord(line.trim()))).length;
    return language.closers.includes('end') && opened > closed;
  }
  const behindString = text.slice(text.search(/[^\w\s]/)).split('\n');
  return (finish(nestingOf(behindString, hole.languageId)) ?? 0) > 0;
}
