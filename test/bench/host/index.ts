import { writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { measureKeystrokes } from './measure.ts';
import type { KeystrokeReport } from './report.ts';
import { Stopwatch } from './stopwatch.ts';
import { timeApi } from './timedApi.ts';

const DOCUMENT_LINES = [100, 10_000, 100_000];

/** What VS Code calls in the extension host; leaves the reports in the file that `GHOSTLINE_REPORT` names. */
export async function run(): Promise<void> {
  const { GHOSTLINE_REPORT: file } = process.env;
  if (file === undefined) throw new Error('GHOSTLINE_REPORT names no file');
  const configuration = vscode.workspace.getConfiguration();
  const { Global } = vscode.ConfigurationTarget;
  // The extension itself is installed here too; only the one under the stopwatch shall answer, and no list of words.
  await configuration.update('ghostline.enabled', false, Global);
  await configuration.update('editor.quickSuggestions', { other: 'off', comments: 'off', strings: 'off' }, Global);
  const stopwatch = new Stopwatch();
  timeApi(stopwatch);
  const reports: KeystrokeReport[] = [];
  for (const [index, lines] of DOCUMENT_LINES.entries()) {
    const start = performance.now();
    reports.push(await measureKeystrokes(stopwatch, { lines, wasCold: index === 0 }));
    console.log(`[suites]   ${lines} lines in ${Math.round((performance.now() - start) / 1000)} s`);
  }
  writeFileSync(file, JSON.stringify(reports));
}
