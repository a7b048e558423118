import type { Single } from './wildcards.ts';

/** Git's, ASCII only. */
const CLASSES: ReadonlyMap<string, RegExp> = new Map([
  ['alnum', /[0-9A-Za-z]/],
  ['alpha', /[A-Za-z]/],
  ['blank', /[ \t]/],
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the class of control characters.
  ['cntrl', /[\x00-\x1f\x7f]/],
  ['digit', /[0-9]/],
  ['graph', /[!-~]/],
  ['lower', /[a-z]/],
  ['print', /[ -~]/],
  ['punct', /[!-/:-@[-`{-~]/],
  ['space', /[ \t\n\r]/],
  ['upper', /[A-Z]/],
  ['xdigit', /[0-9A-Fa-f]/],
]);

/** `[a-z]`, `[!abc]`, `[[:digit:]_]`, `[]a]`. Undefined if unclosed or with an unknown class. */
export function bracketExpression(
  pattern: string,
  start: number,
): { readonly matches: Single; readonly end: number } | undefined {
  const negated = /[!^]/.test(pattern[start + 1] ?? '');
  const members: Single[] = [];
  let at = start + (negated ? 2 : 1);
  do {
    const member = memberAt(pattern, at);
    if (member === undefined) return undefined;
    members.push(member.matches);
    at = member.end;
  } while (pattern[at] !== ']');
  const matches: Single = char => char !== '/' && members.some(member => member(char)) !== negated;
  return { matches, end: at + 1 };
}

function memberAt(pattern: string, at: number): { readonly matches: Single; readonly end: number } | undefined {
  if (pattern.startsWith('[:', at)) {
    const close = pattern.indexOf(']', at + 2);
    if (close < 0) return undefined;
    if (pattern[close - 1] === ':' && close > at + 2) {
      const named = CLASSES.get(pattern.slice(at + 2, close - 1));
      return named && { matches: char => named.test(char), end: close + 1 };
    }
  }
  const from = characterAt(pattern, at);
  if (from === undefined) return undefined;
  const next = pattern[from.end + 1];
  if (pattern[from.end] !== '-' || next === ']') return { matches: char => char === from.char, end: from.end };
  const to = characterAt(pattern, from.end + 1);
  if (to === undefined) return undefined;
  // Like Git: `[c-a]` is `c`.
  return { matches: char => char === from.char || (char >= from.char && char <= to.char), end: to.end };
}

function characterAt(pattern: string, at: number): { readonly char: string; readonly end: number } | undefined {
  const from = pattern[at] === '\\' ? at + 1 : at;
  const char = pattern[from];
  return char === undefined ? undefined : { char, end: from + 1 };
}
