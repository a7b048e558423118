import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

const YAML = /\.ya?ml$/;

/** Two published versions each, of all files or some. Nothing of them is in this repository. */
const PAIRS: readonly (readonly [name: string, before: string, after: string, only?: RegExp])[] = [
  ['element-ui', '2.13.2', '2.15.14'],
  ['carbon-components-svelte', '0.87.6', '0.95.2'],
  ['rxjs', '6.6.7', '7.8.1'],
  ['fastify', '5.0.0', '5.6.2'],
  ['node-gyp', '10.0.0', '11.5.0'],
  ['node-addon-api', '7.1.0', '8.5.0'],
  ['@wordpress/block-library', '9.20.0', '9.33.0'],
  ['react-native-screens', '4.5.0', '4.18.0'],
  ['@capacitor/android', '7.0.0', '8.0.0'],
  ['@capacitor/ios', '7.0.0', '8.0.0'],
  ['bootstrap', '5.2.3', '5.3.3'],
  ['edge-js', '22.1.2', '24.0.5'],
  ['reveal.js', '4.5.0', '5.2.1'],
  ['react-native-paper', '5.10.6', '5.14.5'],
  ['serverless', '2.0.0', '2.72.3', YAML],
  ['hexo-theme-butterfly', '4.13.0', '5.5.5', YAML],
];

/** Not in `out`: packing the extension walks through that. */
const CACHE = path.resolve(import.meta.dirname, '../../../node_modules/.cache/ghostline/packages');

export interface VersionPair {
  readonly name: string;
  /** Folders with the contents of both versions. */
  readonly before: string;
  readonly after: string;
  /** Of files that count. */
  readonly only: RegExp;
}

export interface VersionChain {
  readonly name: string;
  /** The oldest first; each follows the one before. */
  readonly versions: readonly string[];
  readonly only?: RegExp;
}

/** Downloads the versions once, without their dependencies. Undefined without a network. */
export async function versionPairs(
  chains: readonly VersionChain[] = PAIRS.map(([name, before, after, only = /./]) => ({
    name,
    versions: [before, after],
    only,
  })),
): Promise<readonly VersionPair[] | undefined> {
  try {
    const pairs: VersionPair[] = [];
    for (const { name, versions, only = /./ } of chains) {
      const folders: string[] = [];
      for (const version of versions) folders.push(await unpacked(name, version));
      for (const [index, after] of folders.slice(1).entries())
        pairs.push({ name, before: folders[index] ?? '', after, only });
    }
    return pairs;
  } catch (error) {
    console.log(`Not measured: the packages can't be downloaded. ${error instanceof Error ? error.message : error}`);
    return undefined;
  }
}

async function unpacked(name: string, version: string): Promise<string> {
  const folder = path.join(CACHE, `${name.replace('/', '-')}-${version}`);
  if (existsSync(folder)) return folder;
  const run = promisify(execFile);
  const part = `${folder}.part`;
  rmSync(part, { recursive: true, force: true });
  mkdirSync(part, { recursive: true });
  const shell = process.platform === 'win32';
  await run('npm', ['pack', `${name}@${version}`, '--silent', '--ignore-scripts'], { cwd: part, shell });
  const [tarball = ''] = readdirSync(part);
  await run('tar', ['-xzf', tarball], { cwd: part });
  rmSync(path.join(part, tarball));
  renameSync(part, folder);
  return folder;
}

/** Relative paths of all files, sorted. */
export function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => statSync(path.join(folder, name)).isFile())
    .map(name => name.replaceAll('\\', '/'))
    .sort();
}
