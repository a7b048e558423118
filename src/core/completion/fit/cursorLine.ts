import type { CursorContext } from '../../document/cursorContext.ts';
import { isClosedBy } from '../../syntax/bracketState.ts';
import { readBrackets } from '../../syntax/brackets.ts';
import { indentationWidth, isWordChar } from '../../text/lines.ts';
import { afterRepeatedMark, afterRepeatedWord } from './repeatedToken.ts';

/**
 * The rest of an answer's line after it repeats the cursor's line prefix or its last word. `further`: not the answer's
 * first line; if indented, it is a line of its own, whatever its first word.
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

/** A line of only `(` or `[` may be followed by another like it. */
function isTelling(core: string, line: string, place: CursorContext): boolean {
  const exact = line.startsWith(place.linePrefix);
  // Whitespace around it is copied with it.
  if (exact && /^(?: {2}|\t)|(?: {2}|\t)$/.test(place.linePrefix)) return true;
  if (repeatsOpener(core, line, place) || repeatsCloser(core, place)) return true;
  const next = line.trimStart().slice(core.length);
  if (core === '*' && (next.startsWith('/') || isListed(core, place))) return false;
  // A doubled mark, as `..`, or one that nothing follows.
  if (/^[*+>|.-]$/.test(core) && (next.startsWith(core) || (next.trim() === '' && !exact))) return false;
  if (core === '...') return isWordChar(next.at(0));
  if (
    /\w{2}/.test(core) ||
    (core.length >= 3 && /\w/.test(core)) ||
    core.length >= 6 ||
    /^(?:\/\/+|\/?\*+|#+|--+|<!--|[-*+>|@.]|\d+\.|>>>|\* (?:\/\/|#|[-*+]))$/.test(core)
  )
    return true;
  // Deeper, it is a new block inside the one that the line opens.
  if (core === '{') return line.trim() === '{' && indentationWidth(line) <= indentationWidth(place.linePrefix);
  if (/^(?:"""|''')$/.test(core)) return !line.trim().startsWith(core + core);
  if (core === '<') return place.language.family === 'markup';
  if (/^["'`][.@#$:/-]?$/.test(core)) return isWordChar(next.at(0));
  // A bracket just opened isn't closed again, so the line is a copy.
  if (/^[)\]}].*[({[]$/.test(core) && line.trim() === core) return true;
  if (core.startsWith('}')) return exact || /^\}\s*(?:else|catch|finally|while)\b/.test(line.trim());
  return core.length >= 2 && exact;
}

/** True for a closing bracket where none of its kind is open. */
function repeatsCloser(core: string, { brackets }: CursorContext): boolean {
  const last = brackets.open.at(-1)?.char;
  return /^[)\]]$/.test(core) && brackets.mode.kind === 'code' && (last === undefined || !isClosedBy(last, core));
}

/** True if an adjacent line has the mark twice, as a list in a comment does. */
function isListed(mark: string, { linePrefix, above, below }: CursorContext): boolean {
  return [above.at(-1), below[0], ...below.slice(1, LIST_LINES)].some(line => line?.startsWith(linePrefix + mark));
}

/** An item and its own lines may be in between. */
const LIST_LINES = 6;

/** True for a bracket opened again that stays open, where the line's rest closes only one. */
function repeatsOpener(core: string, line: string, { language, lineSuffix }: CursorContext): boolean {
  const count = core.replace(/^\$/, '').length;
  if (!/^\$?[([{]+$/.test(core) || !/^\s*[)\]}]/.test(lineSuffix)) return false;
  const { open } = readBrackets(line.trim(), language);
  return open.length >= count && (open[count - 1]?.header.length ?? core.length) < core.length;
}
