import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { onLeaving } from './leaving.ts';
import { CACHE } from './paths.ts';
import { runProcess } from './processGroup.ts';

/** Carries VS Code 1.139.1. */
const VERSION = '4.139.1';

/**
 * Of its package (`npm view code-server@<version> dist.integrity`). The package brings the locks of everything that it
 * installs with it, so that this one fixes all of it, save tslib, which they leave out (`npm ci` refuses them for that).
 */
export const INTEGRITY =
  'sha512-fUYvJVdz4ZoVJfakGiGWXFMpF8K1ObsrpGvX17ZxNpKOzdNHs7lANT670JTr4ZhA8DnWqyvvmFG/d3HV9Yy6ew==';

/** To be raised with changes below, so that older caches are rebuilt. */
const RECIPE = 2;

/** Native modules that VS Code needs and no npm package has; see the files. */
const STAND_INS = ['spdlog', 'native-watchdog'];

const NPM_LIMIT_MS = 240_000;
const UNFINISHED = 'installing-';

/**
 * Returns the entry script of the cached VS Code server.
 *
 * It is code-server: a real VS Code with its workbench in a browser and its packages from the npm registry; many build
 * machines can't download the desktop build. Built in a temporary folder and renamed, so that a cache is always
 * complete. No install scripts, so no compiler: native modules are missing or replaced.
 */
export async function installServer(report: (line: string) => void = console.log): Promise<string> {
  const home = path.join(CACHE, `code-server-${VERSION}-${RECIPE}`);
  const entry = path.join(home, 'node_modules/code-server/out/node/entry.js');
  if (existsSync(entry)) return entry;
  report(`Installing VS Code for the browser (code-server ${VERSION}) …`);
  await mkdir(CACHE, { recursive: true });
  await removeAbandoned();
  const made = await mkdtemp(path.join(CACHE, UNFINISHED));
  const removeMade = onLeaving(() => rm(made, { recursive: true, force: true, maxRetries: 5 }));
  try {
    await writeFile(path.join(made, 'package.json'), '{ "private": true }\n');
    await npmInstall(made, [`code-server@${VERSION}`]);
    checkIntegrity(await readFile(path.join(made, 'package-lock.json'), 'utf8'));
    const code = path.join(made, 'node_modules/code-server/lib/vscode');
    await npmInstall(code, ['--omit=dev']);
    await npmInstall(path.join(code, 'extensions'), ['--omit=dev']);
    for (const name of STAND_INS) {
      const target = path.join(code, 'node_modules/@vscode', name, 'index.js');
      await copyFile(path.join(import.meta.dirname, 'standIns', `${name}.cjs`), target);
    }
    await takePlace(made, home);
  } finally {
    await removeMade();
  }
  return entry;
}

async function npmInstall(cwd: string, args: readonly string[]): Promise<void> {
  const quiet = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  await runProcess('npm', { args: [...quiet, ...args], cwd, limitMs: NPM_LIMIT_MS });
}

/** @throws where npm has installed another code-server than the one that is known here; none of it has run */
export function checkIntegrity(lock: string): void {
  const installed = JSON.parse(lock).packages?.['node_modules/code-server']?.integrity;
  if (installed === INTEGRITY) return;
  throw new Error(
    `code-server ${VERSION} is not the package that is known here: expected ${INTEGRITY}, got ${installed}`,
  );
}

/** Leftovers of a killed run. Keeps recent ones, which another run may be installing. */
async function removeAbandoned(): Promise<void> {
  for (const name of await readdir(CACHE)) {
    const folder = path.join(CACHE, name);
    if (!name.startsWith(UNFINISHED) || Date.now() - (await stat(folder)).mtimeMs < NPM_LIMIT_MS * 3) continue;
    await rm(folder, { recursive: true, force: true });
  }
}

/** Two runs may install at the same time: the first to finish wins. */
async function takePlace(made: string, home: string): Promise<void> {
  try {
    await rename(made, home);
  } catch (error) {
    if (!existsSync(home)) throw error;
  }
}
