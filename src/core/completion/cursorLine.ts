import { isWordChar } from '../text.ts';
import { readBrackets } from './brackets.ts';
import type { Place } from './place.ts';

/**
 * What follows the cursor's line prefix where a line of the answer begins with it, or with its last word. `further`: the
 * line is not the answer's first; indented, it is one of its own then, whatever its first word.
 */
export function afterLinePrefix(line: string, place: Place, further = false): string | undefined {
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
  const afterMark = afterDoubledMark(text, written);
  if (afterMark !== undefined || place.prose || (further && /^\s/.test(line))) return afterMark;
  return afterPartialWord(text, place) ?? afterDoubledWord(text, written);
}

/** A line that is only `(` or `[` may be followed by another one of its kind. */
function isTelling(core: string, line: string, place: Place): boolean {
  const exact = line.startsWith(place.linePrefix);
  // Blanks before or behind it are copied with it.
  if (exact && /^(?: {2}|\t)|(?: {2}|\t)$/.test(place.linePrefix)) return true;
  if (repeatsOpener(core, line, place)) return true;
  const next = line.trimStart().slice(core.length);
  // A mark that is doubled, as `..`, or that nothing follows.
  if (/^[*+>|.-]$/.test(core) && (next.startsWith(core) || (next.trim() === '' && !exact))) return false;
  if (core === '...') return isWordChar(next.at(0));
  if (
    /\w{2}/.test(core) ||
    (core.length >= 3 && /\w/.test(core)) ||
    core.length >= 6 ||
    /^(?:\/\/+|\/?\*+|#+|--+|<!--|[-*+>|@.]|\d+\.)$/.test(core)
  )
    return true;
  if (core === '{') return line.trim() === '{';
  if (/^(?:"""|''')$/.test(core)) return !line.trim().startsWith(core + core);
  if (core === '<') return place.language.family === 'markup';
  if (/^["'`][.@#$:/-]?$/.test(core)) return isWordChar(next.at(0));
  if (core.startsWith('}')) return exact || /^\}\s*(?:else|catch|finally|while)\b/.test(line.trim());
  return core.length >= 2 && exact;
}

/** A bracket opened again, which stays open where the line's rest closes one. */
function repeatsOpener(core: string, line: string, { language, lineSuffix }: Place): boolean {
  const count = core.replace(/^\$/, '').length;
  if (!/^\$?[([{]+$/.test(core) || !/^\s*[)\]}]/.test(lineSuffix)) return false;
  const { open } = readBrackets(line.trim(), language);
  return open.length >= count && (open[count - 1]?.header.length ?? core.length) < core.length;
}

const DOUBLED_LETTER_CHARS = 4;

/** `getUser█` answered by `getUserById(1)`, `items.█` by `items.map(f)`. */
function afterPartialWord(text: string, place: Place): string | undefined {
  const chain = /[\p{L}\p{N}_$]+(?:\??\.[\p{L}\p{N}_$]*)*$/u.exec(place.linePrefix)?.[0] ?? '';
  if (chain.includes('.') && text.startsWith(chain)) return text.slice(chain.length);
  const word = /[\p{L}\p{N}_$]+$/u.exec(place.linePrefix)?.[0] ?? '';
  if (word === '' || !text.startsWith(word)) return undefined;
  const answered = /^[\p{L}\p{N}_$]+/u.exec(text)?.[0] ?? '';
  const knows = (name: string) =>
    `${place.hole.prefix.slice(0, -word.length)}\n${place.hole.suffix}`.split(/[^\p{L}\p{N}_$]+/u).includes(name);
  if (knows(word + answered)) return undefined;
  // `c█` answered by `const a`: hardly any word of four letters or more begins with a doubled one (`cconst`).
  return word.length > 1 || answered.length >= DOUBLED_LETTER_CHARS || knows(answered)
    ? text.slice(word.length)
    : undefined;
}

const NEVER_DOUBLED =
  /(?:^|[\s(])(return|await|new|import|from|in|of|const|let|var|case|throw|else|def|class|=|:=|=>|\+|==|===|&&|\|\|)\s+$/;

/** `x = await █` answered by `await f()`. */
function afterDoubledWord(text: string, written: string): string | undefined {
  const word = NEVER_DOUBLED.exec(written)?.[1];
  if (word !== undefined) return text.startsWith(`${word} `) ? text.slice(word.length).trimStart() : undefined;
  const name = DOUBLED_NAME.exec(written)?.[1];
  if (name === undefined || !text.startsWith(`${name} `)) return undefined;
  const rest = text.slice(name.length).trimStart();
  const declared = /(?:^|\s)(?:const|let|var|val|final|auto)\s+\w+\s+$/.test(written) && rest.startsWith('=');
  return declared || /^[A-Za-z_$]/.test(rest) ? rest : undefined;
}

/** `size_t █` answered by `size_t columns`: `size_t size_t columns` is nothing. `long long n` is. */
const DOUBLED_NAME = /(?:^|[^\w$.])(?!long\b)([A-Za-z_]\w{2,})\s+$/;

/** `class="█` answered by `="top"`, `"enabled": █` by `": false`. */
function afterDoubledMark(text: string, written: string): string | undefined {
  const mark = /=["']$|["']\s*:\s+$/.exec(written)?.[0];
  return mark !== undefined && text.startsWith(mark) ? text.slice(mark.length) : undefined;
}
