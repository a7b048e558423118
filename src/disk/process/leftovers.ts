import { readdir, readFile, readlink } from 'node:fs/promises';
import { errorCode } from '../files.ts';
import { pathBelow } from '../pathBelow.ts';

/** Environment variable with a unique value per test. */
export const TEST_MARK = 'GHOSTLINE_TEST';

export interface TestIdentity {
  readonly mark: string;
  /** A real path. */
  readonly folder: string;
  /** No program can leave it. */
  readonly namespace?: () => Promise<string | undefined>;
}

/** Linux only; elsewhere only the process group is known. */
export async function leftovers(marked: TestIdentity): Promise<readonly number[]> {
  if (process.platform !== 'linux') return [];
  let found: readonly number[] = [];
  const namespace = await marked.namespace?.();
  const pids = (await namesIn('/proc')).map(Number).filter(pid => pid > 0 && pid !== process.pid);
  for (let at = 0; at < pids.length; at += CONCURRENT_READS) {
    const some = pids.slice(at, at + CONCURRENT_READS);
    const belongs = await Promise.all(some.map(pid => belongsTo(pid, marked, namespace)));
    found = [...found, ...some.filter((_, index) => belongs[index])];
  }
  return found;
}

const CONCURRENT_READS = 50;

async function belongsTo(pid: number, { mark, folder }: TestIdentity, namespace: string | undefined): Promise<boolean> {
  if (namespace !== undefined && (await textIn(readlink(`/proc/${pid}/ns/pid`))) === namespace) return true;
  const environment = await textIn(readFile(`/proc/${pid}/environ`, 'latin1'));
  if (environment.split('\0').includes(`${TEST_MARK}=${mark}`)) return true;
  // Even a process with a cleared environment has one.
  const standsIn = await textIn(readlink(`/proc/${pid}/cwd`));
  return standsIn !== '' && pathBelow(folder, standsIn) !== undefined;
}

/** Unit of `statm`. */
const PAGE_BYTES = 4_096;

/** In bytes. */
export async function memoryOf(pids: readonly number[]): Promise<number> {
  const statements = await Promise.all(pids.map(pid => textIn(readFile(`/proc/${pid}/statm`, 'latin1'))));
  return statements.reduce((sum, text) => sum + Number(text.split(' ')[1] ?? 0) * PAGE_BYTES, 0);
}

/** Processes may keep starting others. */
const KILL_ROUNDS = 50;

export async function killLeftovers(marked: TestIdentity): Promise<void> {
  for (let round = 0; round < KILL_ROUNDS; round++) {
    const pids = await leftovers(marked);
    if (pids.length === 0) return;
    for (const pid of pids) killOne(pid);
  }
}

function killOne(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    // Ended (ESRCH), or another user's by now (EPERM).
    if (errorCode(error) !== 'ESRCH' && errorCode(error) !== 'EPERM') throw error;
  }
}

/** Empty if gone or not accessible. */
async function textIn(reading: Promise<string>): Promise<string> {
  try {
    return await reading;
  } catch {
    return ''; // Not the test's.
  }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch {
    return []; // No `/proc`, or a hidden one.
  }
}
