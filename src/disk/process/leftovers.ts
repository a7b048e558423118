import { readdir, readFile, readlink } from 'node:fs/promises';
import { codeOf } from '../files.ts';
import { pathBelow } from '../pathBelow.ts';

/** In the environment of everything that a test starts, with a value of its own for each test. */
export const MARK = 'GHOSTLINE_TEST';

export interface Marked {
  /** The value of MARK. */
  readonly mark: string;
  /** The test's folder, without links in it. */
  readonly folder: string;
  /** The process namespace that all of it is in, if it has one: no program gets out of that. */
  readonly namespace?: () => Promise<string | undefined>;
}

/**
 * What a test has started and is still there: what is in its namespace, and what has left its group but not changed both
 * its environment and its working folder. Linux alone can be asked; elsewhere the group is all there is.
 */
export async function leftovers(marked: Marked): Promise<readonly number[]> {
  if (process.platform !== 'linux') return [];
  let found: readonly number[] = [];
  const namespace = await marked.namespace?.();
  const pids = (await namesIn('/proc')).map(Number).filter(pid => pid > 0 && pid !== process.pid);
  for (let at = 0; at < pids.length; at += AT_ONCE) {
    const some = pids.slice(at, at + AT_ONCE);
    const belongs = await Promise.all(some.map(pid => belongsTo(pid, marked, namespace)));
    found = [...found, ...some.filter((_, index) => belongs[index])];
  }
  return found;
}

/** A process may have only so many files open. */
const AT_ONCE = 50;

async function belongsTo(pid: number, { mark, folder }: Marked, namespace: string | undefined): Promise<boolean> {
  if (namespace !== undefined && (await textIn(readlink(`/proc/${pid}/ns/pid`))) === namespace) return true;
  const environment = await textIn(readFile(`/proc/${pid}/environ`, 'latin1'));
  if (environment.split('\0').includes(`${MARK}=${mark}`)) return true;
  // Whoever cleans its environment still stands somewhere.
  const standsIn = await textIn(readlink(`/proc/${pid}/cwd`));
  return standsIn !== '' && pathBelow(folder, standsIn) !== undefined;
}

/** What stands in `statm`, pages, on every system that has it. */
const PAGE_BYTES = 4_096;

/** The memory that processes have taken together, in bytes. */
export async function memoryOf(pids: readonly number[]): Promise<number> {
  const statements = await Promise.all(pids.map(pid => textIn(readFile(`/proc/${pid}/statm`, 'latin1'))));
  return statements.reduce((sum, text) => sum + Number(text.split(' ')[1] ?? 0) * PAGE_BYTES, 0);
}

/** A process that starts others as fast as it can is outrun in a few rounds, or not at all. */
const ROUNDS = 50;

/** Ends all that is left of a test. */
export async function killLeftovers(marked: Marked): Promise<void> {
  for (let round = 0; round < ROUNDS; round++) {
    const pids = await leftovers(marked);
    if (pids.length === 0) return;
    for (const pid of pids) killOne(pid);
  }
}

function killOne(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    // It has ended by itself, or (EPERM) become somebody else's in the meantime: there is nothing left of ours.
    if (codeOf(error) !== 'ESRCH' && codeOf(error) !== 'EPERM') throw error;
  }
}

/** Nothing where the process is gone, or not ours to look at. */
async function textIn(reading: Promise<string>): Promise<string> {
  try {
    return await reading;
  } catch {
    return ''; // Every reason comes to the same: it is none of the test's.
  }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch {
    return []; // A system that shows no processes is as one that has no /proc.
  }
}
