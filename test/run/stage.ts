import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Counts } from '../support/suites.ts';
import { onLeaving } from '../support/vscode/leaving.ts';
import { ROOT } from '../support/vscode/paths.ts';
import { within } from '../support/vscode/waiting.ts';
import type { StageOutput } from './outputTurns.ts';

/** A stage that hangs must not hang the whole run; one that is slow is heard to the end. */
const STAGE_LIMIT_MS = 1_800_000;
/** For output written just before its end. */
const OUTPUT_LIMIT_MS = 5_000;

export interface Stage {
  readonly name: string;
  /** An npm script of package.json, with additional arguments and variables. */
  readonly script: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

export interface StageResult {
  readonly name: string;
  /** A stage without tests has none; one that failed before it could count has one failure. */
  readonly counts: Counts;
  readonly succeeded: boolean;
  readonly seconds: number;
}

/** Runs an npm script in a process of its own, and returns how it ended. Never rejects. */
export async function runStage(stage: Stage, output: StageOutput): Promise<StageResult> {
  const { name, script, args = [], env = {} } = stage;
  output.write(`\n── ${name}\n`);
  const start = performance.now();
  const home = await mkdtemp(path.join(os.tmpdir(), 'ghostline-counts-'));
  const removeHome = onLeaving(() => rm(home, { recursive: true, force: true }));
  const countsFile = path.join(home, 'counts.json');
  const command = [...commandOf(script), ...args];
  const exitCode = await runScript(command, { env: { ...env, GHOSTLINE_COUNTS: countsFile }, output });
  output.end();
  const counts = readCounts(countsFile);
  await removeHome();
  return {
    name,
    succeeded: exitCode === 0,
    counts: exitCode !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts,
    seconds: (performance.now() - start) / 1000,
  };
}

/** The command of an npm script, without npm between. */
function commandOf(script: string): string[] {
  const { scripts } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  const command = scripts[script];
  if (command === undefined) throw new Error(`package.json has no script "${script}"`);
  return command.split(' ').slice(1);
}

interface ScriptRun {
  readonly env: Readonly<Record<string, string>>;
  readonly output: StageOutput;
}

async function runScript(command: readonly string[], { env, output }: ScriptRun): Promise<number> {
  const child = spawn(process.execPath, command, {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}), ...env },
  });
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', text => output.write(text));
  // Its children may hold the pipes open, so wait for its exit, not its output.
  const exited = once(child, 'exit').then(([code]) => Number(code ?? 1));
  const closed = once(child, 'close');
  // The stage cleans up on SIGTERM.
  const stop = onLeaving(async () => {
    child.kill('SIGTERM');
    await exited;
  });
  try {
    const exitCode = await within(STAGE_LIMIT_MS, 'the stage to end', exited);
    await within(OUTPUT_LIMIT_MS, 'the rest of the output', closed).catch(() => undefined);
    return exitCode;
  } catch (error) {
    output.write(`ghostline: ${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  } finally {
    await stop();
  }
}

function readCounts(file: string): Counts {
  if (!existsSync(file)) return { passed: 0, failed: 0, skipped: 0 };
  return JSON.parse(readFileSync(file, 'utf8')) as Counts;
}
