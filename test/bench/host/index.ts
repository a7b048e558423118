import { writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { measureActivations } from './activation.ts';
import { measureKeystrokes } from './measure.ts';
import type { HostReport, KeystrokeReport } from './report.ts';
import { Stopwatch } from './stopwatch.ts';
import { timeApi } from './timedApi.ts';

const DOCUMENT_LINES = [100, 10_000, 100_000];

const SETTINGS = {
  // Only the measured copy may answer, without a list of words.
  'ghostline.enabled': false,
  'editor.quickSuggestions': { other: 'off', comments: 'off', strings: 'off' },
  // Excludes the editor's own work on long documents.
  'typescript.validate.enable': false,
  'editor.folding': false,
  'editor.stickyScroll.enabled': false,
  'editor.occurrencesHighlight': 'off',
  'editor.bracketPairColorization.enabled': false,
  'breadcrumbs.enabled': false,
};

/**
 * Called by VS Code in the extension host. Writes the report to the file in `GHOSTLINE_REPORT`. `GHOSTLINE_COPIES`:
 * folders with copies of the built extension, as a JSON array.
 */
export async function run(): Promise<void> {
  const { GHOSTLINE_REPORT: file, GHOSTLINE_COPIES: copies } = process.env;
  if (file === undefined || copies === undefined) throw new Error('GHOSTLINE_REPORT or GHOSTLINE_COPIES is not set');
  const configuration = vscode.workspace.getConfiguration();
  for (const [key, value] of Object.entries(SETTINGS)) {
    await configuration.update(key, value, vscode.ConfigurationTarget.Global);
  }
  const stopwatch = new Stopwatch();
  timeApi(stopwatch);
  const keystrokes: KeystrokeReport[] = [];
  for (const [index, lines] of DOCUMENT_LINES.entries()) {
    const start = performance.now();
    keystrokes.push(await measureKeystrokes(stopwatch, { lines, wasCold: index === 0 }));
    console.log(`[suites]   ${lines} lines in ${Math.round((performance.now() - start) / 1000)} s`);
  }
  // Last: by now the host has nothing else to start.
  const starts = await measureActivations(JSON.parse(copies) as string[]);
  const report: HostReport = { ...starts, keystrokes };
  writeFileSync(file, JSON.stringify(report));
}
