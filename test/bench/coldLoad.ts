import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import type { PackedExtension } from '../run/packExtension.ts';
import { ROOT } from '../support/vscode/paths.ts';
import type { Figure } from './figure.ts';

const LOADS = 9;
const CHILD = path.join(import.meta.dirname, 'coldLoad.cjs');

/** How long a fresh Node takes to read, compile and run each built file, everything that it requires included. */
export async function measureColdLoads({ files }: PackedExtension): Promise<Figure[]> {
  const figures: Figure[] = [];
  // A webview's scripts need a page.
  for (const { name } of files.filter(file => file.name.endsWith('.cjs'))) {
    const samples: number[] = [];
    for (let load = 0; load < LOADS; load++) samples.push(await loadOnce(path.join(ROOT, 'dist', name)));
    figures.push({ name: `cold load in Node: dist/${name}`, unit: 'ms', samples });
  }
  return figures;
}

async function loadOnce(file: string): Promise<number> {
  const { stdout } = await promisify(execFile)(process.execPath, [CHILD, file]);
  return Number(stdout);
}
