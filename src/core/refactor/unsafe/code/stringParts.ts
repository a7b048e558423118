import type { Interpolation } from './families.ts';

const NAME_HOLE = /\$[A-Za-z_]\w{0,60}(?:(?:\?->|->)\w{1,60}|\[[^\]\n]{0,80}\]){0,4}/y;

export interface Hole {
  readonly open: string;
  /** Undefined for a name. */
  readonly close: string | undefined;
}

export function holeAt(text: string, at: number, { holes, hasNames }: Interpolation): Hole | 'escaped' | undefined {
  const found = holes.find(([open]) => text.startsWith(open, at));
  if (found !== undefined) {
    const [open, close] = found;
    // `{{` in an f-string
    return open === '{' && text.startsWith('{{', at) ? 'escaped' : { open, close };
  }
  if (!hasNames || text.charAt(at) !== '$') return undefined;
  NAME_HOLE.lastIndex = at;
  const name = NAME_HOLE.exec(text)?.[0];
  return name === undefined
    ? /^\$[@*\d#?]/.test(text.slice(at, at + 2))
      ? { open: text.slice(at, at + 2), close: undefined }
      : undefined
    : { open: name, close: undefined };
}
