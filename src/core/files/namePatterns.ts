/** `.github/prompts/` */
interface NamePattern {
  readonly parts: readonly string[];
  /** Only at the workspace's root. */
  readonly top: boolean;
  readonly folder: boolean;
}

/** See ProtectedKind for the syntax. */
export class NamePatterns {
  readonly #files = new Set<string>();
  readonly #folders = new Set<string>();
  readonly #others: NamePattern[] = [];

  constructor(names: string) {
    for (const name of names
      .split(/\s+/)
      .filter(one => one !== '')
      .flatMap(withoutBraces)) {
      const pattern = read(name);
      const [first = '', ...more] = pattern.parts;
      if (pattern.top || more.length > 0 || /[*@]/.test(first)) this.#others.push(pattern);
      else (pattern.folder ? this.#folders : this.#files).add(first);
    }
  }

  /** @param parts in lower case */
  has(parts: readonly string[]): boolean {
    if (this.#files.has(parts.at(-1) ?? '') || parts.some(part => this.#folders.has(part))) return true;
    return this.#others.some(pattern => fits(pattern, parts));
  }
}

/** `a.{js,ts}` → `a.js`, `a.ts` */
function withoutBraces(name: string): string[] {
  const start = name.indexOf('{');
  const end = name.indexOf('}', start);
  if (start < 0 || end < 0) return [name];
  const alternatives = name.slice(start + 1, end).split(',');
  return alternatives.flatMap(one => withoutBraces(name.slice(0, start) + one + name.slice(end + 1)));
}

function read(name: string): NamePattern {
  return { parts: name.split('/').filter(part => part !== ''), top: name.startsWith('/'), folder: name.endsWith('/') };
}

function fits({ folder, parts: wanted, top }: NamePattern, parts: readonly string[]): boolean {
  const last = parts.length - wanted.length;
  if (last < 0) return false;
  const isAt = (start: number) => wanted.every((part, index) => fitsName(part, parts[start + index] ?? ''));
  if (top) return (folder || last === 0) && isAt(0);
  if (!folder) return isAt(last);
  return Array.from({ length: last + 1 }, (_, start) => start).some(isAt);
}

/** `*`: any text; `@`: a name without a dot. */
function fitsName(pattern: string, name: string): boolean {
  if (pattern === '@') return !name.includes('.');
  const [head = '', ...rest] = pattern.split('*');
  const tail = rest.pop();
  if (tail === undefined) return name === head;
  if (!name.startsWith(head) || !name.endsWith(tail) || name.length < head.length + tail.length) return false;
  let at = head.length;
  for (const piece of rest) {
    const found = name.indexOf(piece, at);
    if (found < 0 || found + piece.length > name.length - tail.length) return false;
    at = found + piece.length;
  }
  return true;
}
