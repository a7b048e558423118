import { type CursorContext, hasEnglish } from '../../document/cursorContext.ts';

/** The rest of an answer that begins with the word before the cursor, or with its beginning. */
export function afterRepeatedWord(text: string, place: CursorContext): string | undefined {
  if (!place.prose) return afterPartialWord(text, place) ?? afterDoubledWord(text, place.linePrefix.trimStart());
  return hasEnglish(place.language) ? undefined : afterWordInText(text, place);
}

const DOUBLED_LETTER_CHARS = 4;

/** `getUser█` answered by `getUserById(1)`, `items.█` by `items.map(f)`. */
function afterPartialWord(text: string, place: CursorContext): string | undefined {
  const chain =
    /(?=[\p{L}\p{N}_$])(?<![\p{L}\p{N}_$](?:\??\.)*)[\p{L}\p{N}_$]+(?:\??\.[\p{L}\p{N}_$]*)*$/u.exec(
      place.linePrefix,
    )?.[0] ?? '';
  if (chain.includes('.') && text.startsWith(chain)) return text.slice(chain.length);
  const word = /(?<![\p{L}\p{N}_$])[\p{L}\p{N}_$]+$/u.exec(place.linePrefix)?.[0] ?? '';
  if (word === '' || !text.startsWith(word)) return undefined;
  const answered = /^[\p{L}\p{N}_$]+/u.exec(text)?.[0] ?? '';
  const knows = (name: string) =>
    `${place.hole.prefix.slice(0, -word.length)}\n${place.hole.suffix}`.split(/[^\p{L}\p{N}_$]+/u).includes(name);
  if (knows(word + answered)) return undefined;
  // `c█` + `const a`: hardly any word of four letters or more begins with a doubled one (`cconst`).
  return word.length > 1 || answered.length >= DOUBLED_LETTER_CHARS || knows(answered)
    ? text.slice(word.length)
    : undefined;
}

const NEVER_DOUBLED =
  /(?:^|[\s(])(return|await|new|import|from|as|in|is|of|if|unless|and|or|extends|implements|instanceof|const|let|var|case|throw|else|def|class|[-+*/%.&|^:?]?=|[!=]==?|=>|->|\+|<<|>=|<=|\?\?|&&|\|\|)\s+$/;

/** `x = await █` + `await f()` → `f()` */
function afterDoubledWord(text: string, written: string): string | undefined {
  const word = NEVER_DOUBLED.exec(written)?.[1];
  if (word !== undefined) return text.startsWith(`${word} `) ? text.slice(word.length).trimStart() : undefined;
  const name = DOUBLED_NAME.exec(written)?.[1];
  if (name === undefined || !text.startsWith(`${name} `)) return undefined;
  const rest = text.slice(name.length).trimStart();
  const isCase = rest.startsWith('=>');
  const declared = /(?:^|\s)(?:const|let|var|val|final|auto)\s+\w+\s+$/.test(written) && rest.startsWith('=');
  // `#include █`, `a->size █`, `if (size █`: not a type, so the rest doesn't name a variable.
  const isNoType = /(?:#\s*|\.|->|[*&]\s*|\w\s*\()\w+\s+$/.test(written) && /^[^\w,);{]/.test(rest);
  return declared || isCase || isNoType || (!/\.\w+\s+$/.test(written) && /^[*&]?[A-Za-z_$]/.test(rest))
    ? rest
    : undefined;
}

/** `size_t █` + `size_t columns`: `size_t size_t columns` is invalid. `long long n` is valid. */
const DOUBLED_NAME = /(?:^|[^\w$])(?!long\b)([A-Za-z_]\w{2,})\s+$/;

/** Words that English has twice in a row. */
const TWICE = /^(?:that|had|is|so|very|long|really|many)$/i;

/** Long enough for a tag, its type and the name. */
const PARAMETER_CHARS = 120;

/** A tag is followed by a parameter's name, then by its description. */
const NAMES_PARAMETER = /(?:^|\s)[@\\:]\w+\s+(?:\{.*\}\s*)?\S+\s$/;

/** In a comment or string: `rea█` + `reads it`, `until it █` + `it is read`. */
function afterWordInText(text: string, { linePrefix, brackets }: CursorContext): string | undefined {
  const [, word = '', blanks = ''] =
    /(?=[\p{L}_])(?<![\p{L}_]\p{N}*)([\p{L}_][\p{L}\p{N}_]+)(\s?)$/u.exec(linePrefix) ?? [];
  if (word === '' || !text.startsWith(word)) return undefined;
  const rest = text.slice(word.length);
  if (blanks === '') return /^[\p{L}_]/u.test(rest) ? rest : undefined;
  // A value may contain a word twice.
  const { mode } = brackets;
  const isValue = mode.kind === 'string' && mode.until.length < 3 && word.length < 5;
  if (isValue || TWICE.test(word) || NAMES_PARAMETER.test(linePrefix.slice(-PARAMETER_CHARS))) return undefined;
  return /^ \S/.test(rest) ? rest.slice(1) : undefined;
}

/**
 * `class="█` + `="top"`, `"enabled": █` + `": false`, `get('█` + `('name`, `f<T>(█` + `>(a`: a string isn't closed just
 * to open another one, and nothing precedes a bracket that has just been opened.
 */
export function afterRepeatedMark(text: string, { linePrefix, brackets }: CursorContext): string | undefined {
  const mark = /=["']$|["']\s*:\s+$/.exec(linePrefix)?.[0];
  if (mark !== undefined && text.startsWith(mark)) return text.slice(mark.length);
  const { mode } = brackets;
  const signs = /(?<![^\w\s])[^\w\s]{2,}$/.exec(linePrefix)?.[0] ?? '';
  const run = Array.from(signs, (_, at) => signs.slice(at)).find(part => part.length > 1 && text.startsWith(part));
  if (run === undefined) return undefined;
  const opens = mode.kind === 'string' ? run.includes(mode.until) : /[>)\].=][([{]+$/.test(run);
  return opens ? text.slice(run.length) : undefined;
}
