import type { CursorContext } from '../../document/cursorContext.ts';
import { isClosedBy } from '../../syntax/bracketState.ts';
import { readBrackets } from '../../syntax/brackets.ts';
import { indentationWidth, isWordChar } from '../../text/lines.ts';
import { afterRepeatedMark, afterRepeatedWord } from './repeatedToken.ts';

/**
 * What follows the cursor's line prefix where a line of the answer begins with it, or with its last word. `further`: the
 * line is not the answer's first; indented, it is one of its own then, whatever its first word.
 */
export function afterLinePrefix(line: string, place: CursorContext, further = false): string | undefined {
  const written = place.linePrefix.trimStart();
  const text = line.trimStart();
  if (written === '') return undefined;
  const core = written.trimEnd();
  if (text.startsWith(core) && isTelling(core, line, place)) {
    const rest = text.slice(core.length);
    if (core.length === written.length) return rest;
    const blanks = written.slice(core.length);
    if (rest.startsWith(blanks)) return rest.slice(blanks.length);
    if (!(isWordChar(core.at(-1)) && isWordChar(rest.at(0)))) return rest.trimStart();
  }
  return afterRepeatedMark(text, place) ?? (further && /^\s/.test(line) ? undefined : afterRepeatedWord(text, place));
}

/** A line that is only `(` or `[` may be followed by another one of its kind. */
function isTelling(core: string, line: string, place: CursorContext): boolean {
  const exact = line.startsWith(place.linePrefix);
  // Blanks before or behind it are copied with it.
  if (exact && /^(?: {2}|\t)|(?: {2}|\t)$/.test(place.linePrefix)) return true;
  if (repeatsOpener(core, line, place) || repeatsCloser(core, place)) return true;
  const next = line.trimStart().slice(core.length);
  if (core === '*' && (next.startsWith('/') || isListed(core, place))) return false;
  // A mark that is doubled, as `..`, or that nothing follows.
  if (/^[*+>|.-]$/.test(core) && (next.startsWith(core) || (next.trim() === '' && !exact))) return false;
  if (core === '...') return isWordChar(next.at(0));
  if (
    /\w{2}/.test(core) ||
    (core.length >= 3 && /\w/.test(core)) ||
    core.length >= 6 ||
    /^(?:\/\/+|\/?\*+|#+|--+|<!--|[-*+>|@.]|\d+\.|>>>|\* (?:\/\/|#|[-*+]))$/.test(core)
  )
    return true;
  // Deeper, it is a block of its own in the one that the line opens.
  if (core === '{') return line.trim() === '{' && indentationWidth(line) <= indentationWidth(place.linePrefix);
  if (/^(?:"""|''')$/.test(core)) return !line.trim().startsWith(core + core);
  if (core === '<') return place.language.family === 'markup';
  if (/^["'`][.@#$:/-]?$/.test(core)) return isWordChar(next.at(0));
  // What was just opened is not closed again: the line is copied.
  if (/^[)\]}].*[({[]$/.test(core) && line.trim() === core) return true;
  if (core.startsWith('}')) return exact || /^\}\s*(?:else|catch|finally|while)\b/.test(line.trim());
  return core.length >= 2 && exact;
}

/** A bracket closed again, where none of its kind is open. */
function repeatsCloser(core: string, { brackets }: CursorContext): boolean {
  const last = brackets.open.at(-1)?.char;
  return /^[)\]]$/.test(core) && brackets.mode.kind === 'code' && (last === undefined || !isClosedBy(last, core));
}

/** Does a line next to the cursor's have the mark a second time, as a list in a comment does? */
function isListed(mark: string, { linePrefix, above, below }: CursorContext): boolean {
  return [above.at(-1), below[0], ...below.slice(1, LIST_LINES)].some(line => line?.startsWith(linePrefix + mark));
}

/** An item and its own lines may stand between. */
const LIST_LINES = 6;

/** A bracket opened again, which stays open where the line's rest closes one. */
function repeatsOpener(core: string, line: string, { language, lineSuffix }: CursorContext): boolean {
  const count = core.replace(/^\$/, '').length;
  if (!/^\$?[([{]+$/.test(core) || !/^\s*[)\]}]/.test(lineSuffix)) return false;
  const { open } = readBrackets(line.trim(), language);
  return open.length >= count && (open[count - 1]?.header.length ?? core.length) < core.length;
}
