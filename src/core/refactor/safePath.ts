export interface NamedPlace {
  /** As the model wrote it. */
  readonly name: string;
  /** Of the file that is refactored, relative to its workspace folder. */
  readonly source: string;
  /** Names of the folders in the workspace folder's root, where the caller knows them. */
  readonly rootFolders: readonly string[];
}

/**
 * Where a file that the model named belongs: relative to the workspace folder, `/` between the parts. A name is taken
 * from the source's folder, unless it begins with a folder of the workspace's root. `undefined` for what may not be
 * written: absolute, out of the workspace, of a drive, in `.git`, with characters or names that some system forbids.
 */
export function safePath({ name, source, rootFolders }: NamedPlace): string | undefined {
  if (!isHarmless(name)) return undefined;
  const parts = name.replaceAll('\\', '/').split('/');
  const folder = source.split('/').slice(0, -1);
  const fromRoot = startsAtRoot(parts, folder, rootFolders);
  const path = normalized(fromRoot ? parts : [...folder, ...parts]);
  return path?.every(isAllowedPart) ? path.join('/') : undefined;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const FORBIDDEN = /[\u0000-\u001f\u007f<>:"|?*]/;

/** Neither absolute nor of a drive or a home folder, and with a name at its end. */
function isHarmless(name: string): boolean {
  const last = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  return !FORBIDDEN.test(name) && !/^[/\\~]/.test(name) && /[^.\s]/.test(last);
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
  return path.length > 0 ? path : undefined;
}

/** Windows takes no name that ends with a dot or a blank, and some names for devices; nobody writes into `.git`. */
function isAllowedPart(part: string): boolean {
  return !/[. ]$/.test(part) && !/^\.git$/i.test(part) && !/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(part);
}
