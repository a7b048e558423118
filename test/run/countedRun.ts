import { type StdioOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Counts } from '../support/suites.ts';
import { onLeaving } from '../support/vscode/leaving.ts';
import { ROOT } from '../support/vscode/paths.ts';
import { within } from '../support/vscode/waiting.ts';

/** A run that hangs must not hang whoever waits for it; one that is slow is heard to the end. */
const RUN_LIMIT_MS = 1_800_000;

export interface CountedRun {
  /** What Node is to run. */
  readonly command: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** `held`: in one piece when the run has ended, where several are under way. */
  readonly output: 'as-it-comes' | 'held';
}

/** One that failed before it could count has one failure. */
export interface CountedResult {
  readonly succeeded: boolean;
  readonly counts: Counts;
}

/** Runs tests in a process of its own, and tells how they ended. Never rejects. */
export async function runCounted(run: CountedRun): Promise<CountedResult> {
  const home = await mkdtemp(path.join(os.tmpdir(), 'ghostline-counts-'));
  const removeHome = onLeaving(() => rm(home, { recursive: true, force: true }));
  const countsFile = path.join(home, 'counts.json');
  const exitCode = await exitOf({ ...run, env: { ...run.env, GHOSTLINE_COUNTS: countsFile } });
  const counts = readCounts(countsFile);
  await removeHome();
  return {
    succeeded: exitCode === 0,
    counts: exitCode !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts,
  };
}

export function sumOf(results: readonly CountedResult[]): Counts {
  const sum = (kind: keyof Counts) => results.reduce((total, { counts }) => total + counts[kind], 0);
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
}

async function exitOf({ command, env, output }: CountedRun): Promise<number> {
  const stdio: StdioOptions = output === 'held' ? ['ignore', 'pipe', 'pipe'] : 'inherit';
  const child = spawn(process.execPath, command, { cwd: ROOT, stdio, env: { ...process.env, ...env } });
  const held: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (piece: Buffer) => held.push(piece));
  const ended = once(child, output === 'held' ? 'close' : 'exit').then(([code]) => Number(code ?? 1));
  // It cleans up after itself when it is told to end.
  const stop = onLeaving(async () => {
    child.kill('SIGTERM');
    await ended;
  });
  try {
    return await within(RUN_LIMIT_MS, 'the tests to end', ended);
  } catch (error) {
    console.error(`ghostline: ${error instanceof Error ? error.message : String(error)}`);
    return 1;
  } finally {
    await stop();
    process.stdout.write(Buffer.concat(held));
  }
}

function readCounts(file: string): Counts {
  if (!existsSync(file)) return { passed: 0, failed: 0, skipped: 0 };
  return JSON.parse(readFileSync(file, 'utf8')) as Counts;
}
