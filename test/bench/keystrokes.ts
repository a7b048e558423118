import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { bundle } from '../../esbuild.mjs';
import { runModuleInHost } from '../run/inHost.ts';
import { OUT, ROOT } from '../support/vscode/paths.ts';
import type { Figure } from './figure.ts';
import type { KeystrokeReport } from './host/report.ts';

/** At the 99th percentile, in a document of any length. */
const PER_KEY_MS = 2;
const SUITE = path.join(import.meta.dirname, 'host', 'index.ts');
const BUNDLE = path.join(OUT, 'bench', 'host');
const REPORT = path.join(OUT, 'bench', 'keystrokes.json');

/** Our own work for each key, in a real extension host with real documents. */
export async function measureKeystrokes(): Promise<Figure[]> {
  // Minified as it is published.
  await bundle({ entryPoints: { index: SUITE }, outdir: BUNDLE, minify: true });
  await rm(REPORT, { force: true });
  const exitCode = await runModuleInHost({
    vscodeExecutable: path.join(ROOT, 'test/support/vscode/browserHost.ts'),
    module: path.join(BUNDLE, 'index.cjs'),
    env: { GHOSTLINE_REPORT: REPORT },
  });
  if (exitCode !== 0) throw new Error('the benchmark in the extension host failed; see out/host.log');
  const reports = JSON.parse(await readFile(REPORT, 'utf8')) as KeystrokeReport[];
  return reports.flatMap(figuresOf);
}

function figuresOf({ lines, keyMs, undisturbedKeyMs, coldKeyMs, pieceMs }: KeystrokeReport): Figure[] {
  const name = `per key, ${lines.toLocaleString('en')} lines`;
  const target = { of: 'p99', atMost: PER_KEY_MS } as const;
  const figures: Figure[] = [
    { name: `${name}: all keys`, unit: 'ms', samples: keyMs, target },
    { name: `${name}: no other process in between`, unit: 'ms', samples: undisturbedKeyMs, target },
    { name: `${name}: per piece of an answer`, unit: 'ms', samples: pieceMs },
  ];
  if (coldKeyMs.length > 0) figures.push({ name: `${name}: first keys, cold`, unit: 'ms', samples: coldKeyMs });
  return figures;
}
