// @ts-check
// The entry of every npm command: makes the dependencies whole, then runs the named script on the project's own Node.
// Plain JavaScript without dependencies, because a fresh machine has an older Node and nothing else.
//
//   node test/run/bootstrap.mjs <script.ts, script.mjs or name of an installed command> [arguments…]
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const binFolder = path.join(root, 'node_modules', '.bin');
const projectNode = path.join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
const { PATH: searchPath = '' } = process.env;
const onWindows = process.platform === 'win32';

const [script = fail('run what?'), ...scriptArguments] = process.argv.slice(2);

if (!dependenciesMatchLock() || !nodeWorks()) install();
if (!nodeWorks()) {
  fail('node_modules/node holds no working Node 24: allow the install scripts of "node" and "esbuild", then npm ci');
}
run();

/** True where every installed package is the locked one and no package that this platform needs is missing. */
function dependenciesMatchLock() {
  const installedPath = path.join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installedPath)) return false;
  const locked = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages;
  const installed = JSON.parse(readFileSync(installedPath, 'utf8')).packages;
  const isStale = Object.entries(installed).some(([where, { version }]) => locked[where]?.version !== version);
  const isMissing = Object.entries(locked).some(
    // Optional packages are for other platforms; '' is this project itself.
    ([where, { optional }]) =>
      where !== '' && optional !== true && !(where in installed && existsSync(path.join(root, where))),
  );
  return !isStale && !isMissing;
}

function nodeWorks() {
  const { stdout } = spawnSync(projectNode, ['--version'], { encoding: 'utf8' });
  return stdout?.startsWith('v24.') ?? false;
}

function install() {
  console.error('Installing the dependencies (npm ci) …');
  // npm itself must not run on the Node that it is about to delete.
  const withoutOwn = searchPath
    .split(path.delimiter)
    .filter(folder => path.resolve(folder) !== binFolder)
    .join(path.delimiter);
  const { status, error } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: onWindows,
    env: { ...process.env, PATH: withoutOwn },
  });
  if (status !== 0) fail(`npm ci failed${error ? `: ${error.message}` : ''}`);
}

function run() {
  const isScript = /\.m?[jt]s$/.test(script);
  const command = isScript ? projectNode : path.join(binFolder, script);
  const child = spawn(command, isScript ? [path.join(root, script), ...scriptArguments] : scriptArguments, {
    cwd: root,
    stdio: 'inherit',
    shell: onWindows && !isScript,
    env: { ...process.env, PATH: `${binFolder}${path.delimiter}${searchPath}` },
  });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      // A terminal's Ctrl-C goes to the whole process group, so the child has it already.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  }
  child.on('error', error => fail(error.message));
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (signal === null ? 0 : constants.signals[signal])));
}

/**
 * @param {string} message
 * @returns {never}
 */
function fail(message) {
  console.error(`ghostline: ${message}`);
  process.exit(1);
}
