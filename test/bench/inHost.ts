import { cp, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { bundle } from '../../esbuild.mjs';
import { runModuleInHost } from '../run/inHost.ts';
import { OUT, ROOT } from '../support/vscode/paths.ts';
import { ACTIVATION_MS, type Figure } from './figure.ts';
import type { HostReport, KeystrokeReport } from './host/report.ts';

/** At the 99th percentile, in a document of any length. */
const PER_KEY_MS = 2;
const SUITE = path.join(import.meta.dirname, 'host', 'index.ts');
const BUNDLE = path.join(OUT, 'bench', 'host');
const REPORT = path.join(OUT, 'bench', 'host.json');
const STARTS = 5;

/** Our own work at the start and for each key, in a real extension host with real documents. */
export async function measureInHost(): Promise<Figure[]> {
  // Minified as it is published.
  await bundle({ entryPoints: { index: SUITE }, outdir: BUNDLE, minify: true });
  await rm(REPORT, { force: true });
  const exitCode = await runModuleInHost({
    vscodeExecutable: path.join(ROOT, 'test/support/vscode/browser/browserHost.ts'),
    module: path.join(BUNDLE, 'index.cjs'),
    env: { GHOSTLINE_REPORT: REPORT, GHOSTLINE_COPIES: JSON.stringify(await copyExtension()) },
  });
  if (exitCode !== 0) throw new Error('the benchmark in the extension host failed; see out/host.log');
  const { activations, wirings, keystrokes } = JSON.parse(await readFile(REPORT, 'utf8')) as HostReport;
  const target = { of: 'median', atMost: ACTIVATION_MS } as const;
  return [
    { name: 'activation: our part, on the clock', unit: 'ms', samples: activations.map(({ ms }) => ms), target },
    {
      name: 'activation: our part, of the processor',
      unit: 'ms',
      samples: activations.map(({ processorMs }) => processorMs),
      target,
    },
    { name: 'activation: a turn later, on the clock', unit: 'ms', samples: wirings.map(({ ms }) => ms) },
    {
      name: 'activation: a turn later, of the processor',
      unit: 'ms',
      samples: wirings.map(({ processorMs }) => processorMs),
    },
    ...keystrokes.flatMap(figuresOf),
  ];
}

/** Beside the bundle: this folder belongs to the extension under development. */
async function copyExtension(): Promise<string[]> {
  const copies = Array.from({ length: STARTS }, (_, index) => path.join(OUT, 'bench', `dist${index}`));
  for (const copy of copies) {
    await rm(copy, { recursive: true, force: true });
    await cp(path.join(ROOT, 'dist'), copy, { recursive: true });
  }
  return copies;
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
