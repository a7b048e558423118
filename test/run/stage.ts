import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../support/vscode/paths.ts';
import { type CountedResult, runCounted } from './countedRun.ts';

export interface Stage {
  readonly name: string;
  /** An npm script of package.json, and what it gets on top. */
  readonly script: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** A stage without tests counts none. */
export interface StageResult extends CountedResult {
  readonly name: string;
  readonly seconds: number;
}

/** Runs an npm script in a process of its own, its output as it comes, and tells how it ended. Never rejects. */
export async function runStage({ name, script, args = [], env = {} }: Stage): Promise<StageResult> {
  console.log(`\n── ${name}`);
  const start = performance.now();
  const result = await runCounted({ command: [...commandOf(script), ...args], env, output: 'as-it-comes' });
  return { ...result, name, seconds: (performance.now() - start) / 1000 };
}

/** What an npm script runs, without another npm in between. */
function commandOf(script: string): string[] {
  const { scripts } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  const command = scripts[script];
  if (command === undefined) throw new Error(`package.json has no script "${script}"`);
  return command.split(' ').slice(1);
}
