import type { CursorContext } from '../../document/cursorContext.ts';
import { hasCondition } from '../../syntax/blockLines.ts';
import { readBrackets } from '../../syntax/brackets.ts';
import { isDefinition } from '../../syntax/declarations.ts';
import type { Language } from '../../syntax/language.ts';
import { beginsStatement } from '../../syntax/words.ts';
import { isBlank } from '../../text/lines.ts';

/** Facts about a comment that ends at the cursor, and the text that may follow it. */

/** The cursor is at the end of a line comment's text, or behind a block comment. */
export function endsComment({ brackets, linePrefix, language, lineSuffix }: CursorContext): boolean {
  return (
    brackets.mode.kind === 'comment' &&
    brackets.mode.until === '\n' &&
    isBlank(lineSuffix) &&
    /\S$/.test(linePrefix) &&
    !language.lineComments.some(mark => isOnlyMark(linePrefix.trim(), mark))
  );
}

/** `//`, `///` or `//!` alone. */
function isOnlyMark(line: string, mark: string): boolean {
  return line.startsWith(mark) && /^[/!]*$/.test(line.slice(mark.length));
}

/** Code behind a comment's text, which begins on the next line: `// Adds two.█` + `func Add(…) {`. */
export function beginsBelowComment(place: CursorContext, text: string): boolean {
  return endsComment(place) && (!beginsText(text.trim(), place.language) || isDefinition(text, place.language));
}

/** Behind a block comment on its own line. */
export function isSeparateComment({ brackets, linePrefix, language }: CursorContext, text: string): boolean {
  const close = language.blockComment?.[1];
  const open = language.blockComment?.[0];
  return (
    brackets.mode.kind === 'code' &&
    close !== undefined &&
    open !== undefined &&
    linePrefix.trimEnd().endsWith(close) &&
    /^\s*(?:\*|\/\*|<!--|\{-|\(\*|--\[\[)/.test(linePrefix) &&
    !/^[\s,;)\]}]/.test(text)
  );
}

/** English that may go on with a comment, unlike code: `numbers and returns them`. */
export function beginsText(text: string, language: Language): boolean {
  const isStatement = beginsStatement(text, language);
  const isOpen = text.startsWith('(') && readBrackets(text, language).open.length > 0;
  const isCode =
    isOpen || CODE.test(text) || ((isStatement || hasCondition(text, language)) && STATEMENT_END.test(text));
  return !isCode || (ENGLISH.test(text) && !isStatement);
}

const CODE =
  /[;{}]\s*$|\s(?:<-|:=|\|>|<\$>|>>=?|[+*/-]=|[=!]=|&&|\|\|)\s|^[\w.]+\(|^[\w.[\]]+ ?[:+\-*/|&]?=[^=]|^\w+ ::\s|=>|^[)\]}@#<]|\)\s*:?$/;
const STATEMENT_END = /[({=:;"'`\w]$/;
const ENGLISH = /^[\p{Ll}][\p{L}' -]+[.,:]?$/u;
