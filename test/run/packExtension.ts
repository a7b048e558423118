import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { bundleAll, type WrittenFile } from '../../esbuild.mjs';
import { ROOT } from '../support/vscode/paths.ts';
import { runProcess } from '../support/vscode/processGroup.ts';

const VSCE = path.join(ROOT, 'node_modules/@vscode/vsce/vsce');
const PACK_LIMIT_MS = 60_000;

export interface PackedExtension {
  /** Absolute path. */
  readonly vsix: string;
  /** Contents of dist/. */
  readonly files: readonly WrittenFile[];
}

/** Builds the extension as it is published and packs it; an older VSIX of the same version is overwritten. */
export async function packExtension(): Promise<PackedExtension> {
  const { version } = JSON.parse(await readFile(path.join(ROOT, 'package.json'), 'utf8')) as { version: string };
  const files = await bundleAll({ minify: true });
  const vsix = path.join(ROOT, `ghostline-${version}.vsix`);
  await pack(ROOT, vsix);
  return { vsix, files };
}

/** Paths below a folder that its VSIX contains. */
export async function shippedFiles(folder: string): Promise<readonly string[]> {
  const args = [VSCE, 'ls', '--no-dependencies'];
  const said = await runProcess(process.execPath, { args, cwd: folder, limitMs: PACK_LIMIT_MS });
  return said.split('\n').filter(line => line !== '' && !line.includes('WARNING'));
}

/**
 * Packs a folder by its .vscodeignore, without packages: the bundle contains all code. Relative links and pictures of
 * the README become addresses below `repository`, for the extension page.
 */
export async function pack(folder: string, vsix: string): Promise<void> {
  const args = ['package', '--no-dependencies', '--allow-missing-repository', '--skip-license', '--out', vsix];
  // The command rather than its API, which prints a tree of the files unasked.
  const said = await runProcess(process.execPath, { args: [VSCE, ...args], cwd: folder, limitMs: PACK_LIMIT_MS });
  for (const line of said.split('\n')) if (line.includes('WARNING')) console.log(line.trim());
}
