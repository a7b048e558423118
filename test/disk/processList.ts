import { readdir, readFile } from 'node:fs/promises';

/** The processes of this machine whose command line contains a text (Linux). */
export async function processesOf(text: string): Promise<readonly string[]> {
  const pids = (await readdir('/proc')).filter(name => /^\d+$/.test(name) && name !== String(process.pid));
  // One that has ended has no command line, even while it is still listed.
  const lines = await Promise.all(pids.map(pid => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')));
  return pids.filter((_, index) => lines[index]?.includes(text));
}
