import type { CursorContext } from '../../document/cursorContext.ts';
import { onlyCloses, opensBlock } from '../../syntax/blockLines.ts';
import { declaresMembers } from '../../syntax/declarations.ts';
import { beginsStatement, isWord } from '../../syntax/words.ts';
import { indentationWidth, isBlank } from '../../text/lines.ts';

/** A single line is a repetition from this length on: short calls are often doubled. */
const LONE_LINE_CHARS = 20;
/** The same with the indentation of the line above, which models omit before text of their own. */
const INDENTED_LINE_CHARS = 5;

/** A line without its blanks and with one kind of quotes. */
export function squeezed(line: string): string {
  return line.replace(/\s+/g, '').replace(/["`]/g, "'");
}

/** Whether lines of the answer that equal the last ones above the cursor are a repetition: code may repeat itself. */
export function isEcho(copied: readonly string[], place: CursorContext): boolean {
  const above = place.above.filter(line => !isBlank(line));
  const tail = above.slice(-copied.length);
  const last = above.at(-1)?.trim() ?? '';
  const isExact = copied.every((line, at) => line.trimEnd() === tail[at]?.trimEnd()) && /^\s/.test(copied.at(-1) ?? '');
  if (isExact && copied.length > 1) return true;
  // Below the end of a block may be the end of the one around it.
  if (copied.length === 1 && onlyCloses(last, place.language)) return false;
  // The answer begins as the file does.
  if (above.length === copied.length && /\w/.test(last)) return true;
  if (copied.length > 1) return squeezed(copied.join('')).length >= 4;
  if (above.at(-2)?.trim() === last) return false;
  if (last === '{') return indentationWidth(copied[0] ?? '') <= indentationWidth(tail[0] ?? '');
  if (RULER.test(last)) return true;
  if (/^\/\*+!?$/.test(last)) return place.brackets.mode.kind === 'comment';
  if (EMPTY_COMMENT.test(last)) return isExact;
  if ((NEVER_TWICE.test(last) || isWord(last, ['headers'], place.language)) && place.brackets.mode.kind === 'code')
    return true;
  if (ROW.test(last)) return !isPicture(place);
  if (declaresMembers(place.brackets.open.at(-1)?.header ?? '', place.language)) return true;
  if (DECLARES.test(last) || beginsStatement(last, place.language) || opensBlock(last, place.language)) return true;
  if (!/\w/.test(last) && !/^(?:"""|'''|\*\/)$/.test(last)) return false;
  return last.length >= (isExact ? INDENTED_LINE_CHARS : LONE_LINE_CHARS);
}

/** Rows of text of one width, as a map has: they may be equal. */
function isPicture({ above, below }: CursorContext): boolean {
  const rows = [...above, ...below].map(line => line.trim()).filter(line => ROW.test(line));
  return rows.length > 1 && rows.every(({ length }) => length === rows[0]?.length);
}

/** A line of one character, under or over a title. */
const RULER = /^(?:\/\/|\/\*|#|;|--|\*)?\s*([#=*~_/;-])\1{9,}$/;
const EMPTY_COMMENT = /^(?:\*|#+|\/\/+!?|--|;+)$/;
/** A string on a line of its own. */
const ROW = /^["'][^"']*["'][,;]?$/;
/** Closes and opens at once. */
const NEVER_TWICE = /^(?:[)\]}].*[{(:]|\*\/|;;)$/;
/** Never twice in a row: a declaration, an assignment or an exit. */
const DECLARES = /^#[!\w]|^#\s+(?:if|define)|[^=!<>+\-*/]=(?!=)|^[\w-]+:\s|^(?:"""|''')$/;
