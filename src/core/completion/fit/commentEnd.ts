import type { CursorContext } from '../../document/cursorContext.ts';
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
  return endsComment(place) && (!beginsText(text.trim()) || place.language.definition.test(text));
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
export function beginsText(text: string): boolean {
  if (
    /[;{}]\s*$|^[\w.]+\(|^[\w.[\]]+ ?[:+\-*/|&]?=[^=]|^\w+ ::\s|=>|^[)\]}@#<]|\)\s*:?$|^(?:return|import|from|const|let|var|def|class|func|fn|function|pub|public|private|protected|static|if|for|while|export|struct|type|impl|use|using|#include|SELECT|INSERT|UPDATE|DELETE|CREATE|ALTER|DROP|WITH)\b.*[({=:;"'`\w]$/.test(
      text,
    )
  )
    return (
      /^[\p{Ll}][\p{L}' -]+[.,:]?$/u.test(text) &&
      !/^(?:return|import|from|def|class|func|fn|pub|struct|impl|use)\b/.test(text)
    );
  return true;
}
