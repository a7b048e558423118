import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { basename, join, sep } from 'node:path';
import { codeOf } from '../files.ts';
import { pathBelow } from '../pathBelow.ts';
import { ownEntry } from '../privateFolder.ts';
import { killLeftovers, type Marked } from '../process/leftovers.ts';
import { removeFolder } from '../removeFolder.ts';
import { applyChanges } from './applyChanges.ts';
import { aimLinks } from './copiedLinks.ts';
import { CopyError } from './copyError.ts';
import { FileCopier } from './fileCopier.ts';
import { folderFiles } from './folderFiles.ts';
import { checkOut, forgetCheckout, notCheckedOut, repositoryOf } from './gitCheckout.ts';
import { linkPackages } from './linkedPackages.ts';

export interface WorkspaceCopyOptions {
  /** The workspace folder. */
  readonly folder: string;
  /** Where copies are made; nobody else may write to it, see privateFolder. */
  readonly home: string;
  /** Texts that are not on the disk, by their path below the folder, with `/` between the parts. */
  readonly changes: ReadonlyMap<string, string>;
  /** Files that no test run gets to see, by the path below the folder (or below its repository). */
  readonly leavesOut: (path: string) => boolean;
  readonly signal: AbortSignal;
}

export interface WorkspaceCopy {
  /** What belongs to it; see runLimited. */
  readonly marked: Marked;
  readonly folder: string;
  /** The workspace folder, without links in it. */
  readonly original: string;
  /** What the workspace has and the copy has not, in order: below the folder, folders with `/` at their end. */
  readonly leftOut: readonly string[];
  remove(): Promise<void>;
}

/** Who made a copy, so that another one knows whether it is still needed. */
interface Owner {
  readonly processId: number;
  readonly repository?: string;
}

const PREFIX = 'ghostline-tests-';
const OWNER_FILE = 'owner.json';

/**
 * A copy of a workspace folder with changes applied, for programs that nobody trusts with the real one. What copies a
 * crash has left behind is removed first.
 * @throws CopyError; then nothing is left
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
  const leavesOut = (path: string) => options.leavesOut(path) && left.add(path) !== undefined;
  try {
    await writeOwner(around, { processId: process.pid });
    const { original, copied, place, unknown } = await fill({ ...options, leavesOut }, { around, target });
    for await (const path of folderFiles(target)) {
      if (leavesOut(path.replaceAll('\\', '/'))) await rm(join(target, path), { force: true });
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
  /** Where the workspace folder is in what was copied. */
  readonly place: string;
  /** What git has not checked out of the workspace folder. */
  readonly unknown: readonly string[];
}

async function fill(
  { folder, leavesOut, signal }: WorkspaceCopyOptions,
  { around, target }: { readonly around: string; readonly target: string },
): Promise<Filled> {
  const from = await realpath(folder);
  const repository = await repositoryOf(from);
  if (repository !== undefined) {
    // Written down first: a crash may come at any moment.
    await writeOwner(around, { processId: process.pid, repository });
    const isCheckedOut = await checkOut({ from: repository, to: target, leavesOut, signal });
    if (isCheckedOut) {
      await aimLinks({ from: repository, to: target });
      const place = pathBelow(repository, from) ?? '';
      return { original: from, copied: join(target, place), place, unknown: await notCheckedOut(from) };
    }
  }
  await rm(target, { recursive: true, force: true });
  await mkdir(target);
  const copier = new FileCopier({ from, to: target, leavesOut, signal });
  for await (const path of folderFiles(from)) await copier.copy(path);
  await aimLinks({ from, to: target });
  return { original: from, copied: target, place: '', unknown: [] };
}

/** Removes what a crash has left of copies. Anything that is not clearly a copy of this user's is left alone. */
async function removeStale(home: string): Promise<void> {
  for (const name of await readdir(home)) {
    if (!name.startsWith(PREFIX)) continue;
    const around = join(home, name);
    if (!(await ownEntry(around))?.isDirectory()) continue;
    const owner = await readOwner(around);
    if (owner === undefined || isRunning(owner.processId)) continue;
    await killLeftovers({ mark: name.slice(PREFIX.length), folder: around });
    await removeCopy(around).catch(error => {
      // It has files that this user cannot remove, which a container has written, say: that stops no new test.
      if (codeOf(error) === undefined) throw error;
    });
  }
}

async function removeCopy(around: string): Promise<void> {
  const owner = await readOwner(around);
  if (owner?.repository !== undefined) {
    const [copy] = (await readdir(around)).filter(name => name !== OWNER_FILE);
    // Git follows a link, and removes the work tree that it leads to.
    if (copy !== undefined && (await ownEntry(join(around, copy)))?.isDirectory()) {
      await forgetCheckout(owner.repository, join(around, copy));
    }
  }
  await removeFolder(around);
}

async function writeOwner(around: string, owner: Owner): Promise<void> {
  await writeFile(join(around, OWNER_FILE), JSON.stringify(owner), { mode: 0o600 });
}

/** Undefined for what is not ours to judge: not readable, not written yet, or not written by us. */
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
    // Another user's, half written, or gone in the meantime: whoever made it removes it.
    return undefined;
  }
}

function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    // EPERM: it is there, and somebody else's.
    return codeOf(error) === 'EPERM';
  }
}
