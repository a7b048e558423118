/** Of characters in a name, or names in a path. */
export const ANY_NUMBER = Symbol('any number');

export type Single = (char: string) => boolean;

/** `*.ts` */
export type NamePattern = readonly (Single | typeof ANY_NUMBER)[];

/** `src/**` */
export type PathPattern = readonly (NamePattern | typeof ANY_NUMBER)[];

/** Below zero the result is unknown. */
export interface Steps {
  left: number;
}

/** At most the product of both lengths. */
export function matchesPath(pattern: PathPattern, path: readonly string[], steps: Steps): boolean {
  const last = pattern.at(-1);
  if (last !== undefined && last !== ANY_NUMBER && !matchesName(last, path.at(-1) ?? '', steps)) return false;
  return matchesSequence(pattern, path, steps, (name, part) => matchesName(name, part, steps));
}

function matchesName(pattern: NamePattern, name: string, steps: Steps): boolean {
  const least = pattern.reduce((count, part) => count + (part === ANY_NUMBER ? 0 : 1), 0);
  return least <= name.length && matchesSequence(pattern, name, steps, (single, char) => single(char));
}

/** Wildcards take as little as possible; on a mismatch the last one takes one more. */
function matchesSequence<Part, Item>(
  pattern: readonly (Part | typeof ANY_NUMBER)[],
  items: ArrayLike<Item>,
  steps: Steps,
  matches: (part: Part, item: Item) => boolean,
): boolean {
  let at = 0;
  let item = 0;
  let last = -1;
  let taken = 0;
  while (item < items.length) {
    if (steps.left-- <= 0) return false;
    const part = pattern[at];
    const current = items[item];
    if (part === ANY_NUMBER) {
      last = at++;
      taken = item;
    } else if (part !== undefined && current !== undefined && matches(part, current)) {
      at++;
      item++;
    } else if (last >= 0) {
      at = last + 1;
      item = ++taken;
    } else return false;
  }
  while (pattern[at] === ANY_NUMBER) at++;
  return at === pattern.length;
}
