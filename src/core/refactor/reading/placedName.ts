import { readPathName } from '../../files/pathName.ts';
import { protectionOf } from '../../files/protection.ts';
import { shownOnOneLine } from '../../text/invisibleCharacters.ts';

export interface NamedPlace {
  /** As the model wrote it. */
  readonly name: string;
  /** Of the file that is refactored, relative to its workspace folder. */
  readonly source: string;
  /** Names of the folders in the workspace folder's root, where the caller knows them. */
  readonly rootFolders: readonly string[];
}

export type PlacedName =
  /** Relative to the workspace folder, `/` between the parts. */
  | { readonly kind: 'placed'; readonly path: string }
  /** `reason` is for the user: which rule, and what to do. */
  | { readonly kind: 'refused'; readonly reason: string };

/**
 * Where a file that the model named belongs. A name is taken from the source's folder, unless it begins with a folder of
 * the workspace's root: `src/new.ts` beside `src/app/main.ts` is `src/new.ts`. `..` is allowed within the workspace; for
 * the rest the path is judged as the agent's are.
 */
export function placedName({ name, source, rootFolders }: NamedPlace): PlacedName {
  const slashed = name.replaceAll('\\', '/');
  // As it was written: put behind the source's folder they would look harmless.
  if (/^[/~]/.test(slashed) || slashed.includes(':')) return judged(slashed);
  const parts = slashed.split('/');
  if (/^[.\s]*$/.test(parts.at(-1) ?? ''))
    return refused(`"${shownOnOneLine(name)}" names no file. Ask for a file's name.`);
  const folder = source.split('/').slice(0, -1);
  const path = normalized(startsAtRoot(parts, folder, rootFolders) ? parts : [...folder, ...parts]);
  if (path === undefined) {
    return refused(`"${shownOnOneLine(name)}" leads out of the workspace. Only files in it can be written.`);
  }
  return judged(path.join('/'));
}

function judged(path: string): PlacedName {
  const read = readPathName(path);
  if (read.kind === 'refused') return refused(read.message);
  const protection = protectionOf(read.parts);
  return protection.kind === 'refused' ? refused(protection.message) : { kind: 'placed', path: read.parts.join('/') };
}

function refused(reason: string): PlacedName {
  return { kind: 'refused', reason };
}

/** `src/new.ts` named beside `src/app/main.ts` begins at the root, as `./src/new.ts` does not. */
function startsAtRoot(parts: readonly string[], folder: readonly string[], rootFolders: readonly string[]): boolean {
  const [first = ''] = parts;
  return parts.length > 1 && (first === folder[0] || rootFolders.includes(first));
}

/** Without `.` and `..`; `undefined` where it leaves the root. */
function normalized(parts: readonly string[]): string[] | undefined {
  const path: string[] = [];
  for (const part of parts) {
    if (part === '..' && path.pop() === undefined) return undefined;
    if (part !== '..' && part !== '.' && part !== '') path.push(part);
  }
  return path;
}
