import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { basename, join, sep } from 'node:path';
import { errorCode } from '../files.ts';
import { pathBelow } from '../pathBelow.ts';
import { ownEntry } from '../privateFolder.ts';
import { killLeftovers, type TestIdentity } from '../process/leftovers.ts';
import { removeFolder } from '../removeFolder.ts';
import { applyChanges } from './applyChanges.ts';
import { retargetLinks } from './copiedLinks.ts';
import { CopyError } from './copyError.ts';
import { FileCopier } from './fileCopier.ts';
import { folderFiles } from './folderFiles.ts';
import { checkOut, forgetCheckout, notCheckedOut, repositoryOf } from './gitCheckout.ts';
import { linkPackages } from './linkedPackages.ts';

export interface WorkspaceCopyOptions {
  readonly folder: string;
  /** No other user may write to it; see privateFolder. */
  readonly home: string;
  /** Unsaved texts, by path below the folder. */
  readonly changes: ReadonlyMap<string, string>;
  /** By path below the folder or its repository. */
  readonly isExcluded: (path: string) => boolean;
  readonly signal: AbortSignal;
}

export interface WorkspaceCopy {
  /** See runLimited. */
  readonly marked: TestIdentity;
  readonly folder: string;
  /** A real path. */
  readonly original: string;
  /** Sorted, below the folder. Folders end with `/`. */
  readonly leftOut: readonly string[];
  remove(): Promise<void>;
}

interface Owner {
  readonly processId: number;
  readonly repository?: string;
}

const PREFIX = 'ghostline-tests-';
const OWNER_FILE = 'owner.json';

/**
 * For untrusted programs. First removes copies left by a crash.
 * @throws CopyError; no copy is left then
 */
export async function copyWorkspace(options: WorkspaceCopyOptions): Promise<WorkspaceCopy> {
  const { folder, changes } = options;
  const home = await realpath(options.home);
  await removeStale(home);
  const id = randomUUID();
  const around = join(home, `${PREFIX}${id}`);
  const target = join(around, basename(folder) || 'workspace');
  await mkdir(around, { mode: 0o700 });
  const remove = () => removeCopy(around);
  const left = new Set<string>();
  const isExcluded = (path: string) => options.isExcluded(path) && left.add(path) !== undefined;
  try {
    await writeOwner(around, { processId: process.pid });
    const { original, copied, place, unknown } = await fill({ ...options, isExcluded }, { around, target });
    for await (const path of folderFiles(target)) {
      if (isExcluded(path.replaceAll('\\', '/'))) await rm(join(target, path), { force: true });
    }
    if (options.signal.aborted) throw new CopyError('stopped', 'The test run was stopped.');
    await linkPackages(folder, copied);
    await applyChanges(copied, changes);
    const secret = [...left].flatMap(path => pathBelow(place, path)?.split(sep).join('/') ?? []);
    const leftOut = [...new Set([...secret, ...unknown])].toSorted();
    return { marked: { mark: id, folder: around }, folder: copied, original, leftOut, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

interface Filled {
  /** See WorkspaceCopy. */
  readonly original: string;
  /** The workspace folder's counterpart. */
  readonly copied: string;
  /** The workspace folder's path in the copied folder. */
  readonly place: string;
  /** Not checked out by git. */
  readonly unknown: readonly string[];
}

async function fill(
  { folder, isExcluded, signal }: WorkspaceCopyOptions,
  { around, target }: { readonly around: string; readonly target: string },
): Promise<Filled> {
  const from = await realpath(folder);
  const repository = await repositoryOf(from);
  if (repository !== undefined) {
    // Written first, in case of a crash.
    await writeOwner(around, { processId: process.pid, repository });
    const isCheckedOut = await checkOut({ from: repository, to: target, isExcluded, signal });
    if (isCheckedOut) {
      await retargetLinks({ from: repository, to: target });
      const place = pathBelow(repository, from) ?? '';
      return { original: from, copied: join(target, place), place, unknown: await notCheckedOut(from) };
    }
  }
  await rm(target, { recursive: true, force: true });
  await mkdir(target);
  const copier = new FileCopier({ from, to: target, isExcluded, signal });
  for await (const path of folderFiles(from)) await copier.copy(path);
  await retargetLinks({ from, to: target });
  return { original: from, copied: target, place: '', unknown: [] };
}

/** Leaves alone all that isn't clearly this user's. */
async function removeStale(home: string): Promise<void> {
  for (const name of await readdir(home)) {
    if (!name.startsWith(PREFIX)) continue;
    const around = join(home, name);
    if (!(await ownEntry(around))?.isDirectory()) continue;
    const owner = await readOwner(around);
    if (owner === undefined || isRunning(owner.processId)) continue;
    await killLeftovers({ mark: name.slice(PREFIX.length), folder: around });
    await removeCopy(around).catch(error => {
      // Files that the user can't remove, such as a container's.
      if (errorCode(error) === undefined) throw error;
    });
  }
}

async function removeCopy(around: string): Promise<void> {
  const owner = await readOwner(around);
  if (owner?.repository !== undefined) {
    const [copy] = (await readdir(around)).filter(name => name !== OWNER_FILE);
    // Git would follow a link and remove its target.
    if (copy !== undefined && (await ownEntry(join(around, copy)))?.isDirectory()) {
      await forgetCheckout(owner.repository, join(around, copy));
    }
  }
  await removeFolder(around);
}

async function writeOwner(around: string, owner: Owner): Promise<void> {
  await writeFile(join(around, OWNER_FILE), JSON.stringify(owner), { mode: 0o600 });
}

/** Undefined if unreadable. */
async function readOwner(around: string): Promise<Owner | undefined> {
  const path = join(around, OWNER_FILE);
  if (!(await ownEntry(path))?.isFile()) return undefined;
  try {
    const read: unknown = JSON.parse(await readFile(path, 'utf8'));
    if (typeof read !== 'object' || read === null || !('processId' in read)) return undefined;
    const { processId } = read;
    if (typeof processId !== 'number') return undefined;
    const repository = 'repository' in read && typeof read.repository === 'string' ? read.repository : undefined;
    return { processId, ...(repository !== undefined && { repository }) };
  } catch {
    // Its creator removes it.
    return undefined;
  }
}

function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    // EPERM: exists, but is another user's.
    return errorCode(error) === 'EPERM';
  }
}
