// npm run evaluate -- --models a,b — compares models on tasks with tests; see --help
import { createInterface } from 'node:readline/promises';
import { installedDrafts } from '../support/grammars.ts';
import { runToEnd } from '../support/vscode/leaving.ts';
import { ROOT } from '../support/vscode/paths.ts';
import { evaluateCommand } from './evaluate/command.ts';

/** One Ctrl-C can arrive twice: from the terminal, and from the process that started this one. */
const SAME_SIGNAL_MS = 2_000;

const cancelled = new AbortController();
let cancelledAt: number | undefined;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    // A second signal ends the process; tests end with it.
    if (cancelledAt !== undefined && performance.now() - cancelledAt > SAME_SIGNAL_MS) process.exit(130);
    cancelledAt ??= performance.now();
    cancelled.abort();
  });
}

await runToEnd(() =>
  evaluateCommand({
    args: process.argv.slice(2),
    env: process.env,
    root: ROOT,
    newDraft: installedDrafts(),
    startedAt: new Date(),
    print: text => process.stdout.write(`${text}\n`),
    tell: text => process.stderr.write(`${text}\n`),
    confirm,
    signal: cancelled.signal,
  }),
);

/** `no` without a terminal. */
async function confirm(question: string): Promise<boolean> {
  if (!process.stdin.isTTY) return false;
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  // The prompt reads the keys, so no signal arrives.
  terminal.on('SIGINT', () => cancelled.abort());
  try {
    const answer = await terminal.question(`${question} [y/N] `, { signal: cancelled.signal });
    return /^y(?:es)?$/i.test(answer.trim());
  } catch (error) {
    if (cancelled.signal.aborted) return false;
    throw error;
  } finally {
    terminal.close();
  }
}
