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

/** Raised when what is made of it below changes, so that an older cache is not taken for a whole one. */
const RECIPE = 2;

/** Native modules that no npm package carries and that VS Code cannot do without; see the files. */
const STAND_INS = ['spdlog', 'native-watchdog'];

const NPM_LIMIT_MS = 240_000;
const UNFINISHED = 'installing-';

/**
 * Makes sure that VS Code's server is in the cache and returns its entry script.
 *
 * It is code-server: a real VS Code whose workbench runs in a browser and whose packages come from the npm registry, where
 * the desktop build is a download that many build machines cannot reach. It is made in a temporary folder and renamed, so
 * that what is there is whole. No install scripts, so no compiler: native modules are missing or stood in for.
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

/** What a run that was killed has left. Another run may be installing right now, so only what is old goes. */
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
