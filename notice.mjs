// @ts-check
// Writes NOTICE: the licenses of everything in the packed extension that others have written.
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(fileURLToPath(import.meta.url));

/** Texts that no installed package carries: of grammars, of adapted data, and `vscode-l10n` for @vscode/l10n. */
const LICENSES = path.join(root, 'licenses');

/** `LICENSE`, `LICENSE-MIT`, `COPYING`, `NOTICE.txt` */
const LICENSE_FILE = /(?:^|\/)(?:licen[cs]e|copying|notice)(?:[-.](?:md|txt|mit|apache|bsd))?$/i;

const RULE = `\n${'-'.repeat(80)}\n\n`;

/**
 * The package that a bundled file belongs to, or undefined for one of our own.
 * `node_modules/a/node_modules/@b/c/index.js` -> `node_modules/a/node_modules/@b/c`
 * @param {string} file
 */
export function packageFolder(file) {
  return /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file.split(path.sep).join('/'))?.[0];
}

/**
 * @param {{ packages: readonly string[], grammars: readonly string[], data?: readonly string[] }} parts folders of packages,
 * from the repository; names of grammar files (`tree-sitter-go.wasm`); names of texts in licenses/ for adapted data
 * @throws where a license text is missing: it must not be shipped then
 */
export async function noticeOf({ packages, grammars, data = [] }) {
  const entries = await Promise.all([
    ...[...new Set(packages)].map(packageEntry),
    ...[...new Set([...grammars.map(licenseOfGrammar), ...data])].map(textEntry),
  ]);
  const intro = 'Ghostline contains the following third-party software and data.\n';
  return [intro, ...entries.sort()].join(RULE);
}

/** With the licenses of what the package itself has copied: `openai` carries `qs`. @param {string} folder */
async function packageEntry(folder) {
  const absolute = path.join(root, folder);
  const { name, version, license } = JSON.parse(await readFile(path.join(absolute, 'package.json'), 'utf8'));
  const entries = (await readdir(absolute, { recursive: true })).map(entry => entry.split(path.sep).join('/'));
  const files = entries.filter(entry => LICENSE_FILE.test(entry) && !entry.includes('node_modules/')).sort(byDepth);
  const own = path.join(LICENSES, `${name.replace('@', '').replace('/', '-')}.txt`);
  if (files.length === 0 && !existsSync(own)) {
    throw new Error(`${folder} has no license text: add one before it is shipped`);
  }
  if (files.length === 0) return `${name} ${version} (${license})\n\n${(await readFile(own, 'utf8')).trim()}\n`;
  const texts = await Promise.all(
    files.map(async file => {
      const text = (await readFile(path.join(absolute, file), 'utf8')).trim();
      return file.includes('/') ? `In ${path.posix.dirname(file)}:\n\n${text}` : text;
    }),
  );
  return [`${name} ${version} (${license})`, ...texts].join('\n\n').concat('\n');
}

/** @param {string} a @param {string} b */
function byDepth(a, b) {
  return a.split('/').length - b.split('/').length || (a < b ? -1 : 1);
}

/** `tree-sitter-tsx.wasm` -> `tree-sitter-typescript` @param {string} file */
function licenseOfGrammar(file) {
  const name = path.basename(file, '.wasm');
  return name === 'tree-sitter-tsx' ? 'tree-sitter-typescript' : name;
}

/** @param {string} name of a text in licenses/ */
async function textEntry(name) {
  const text = await readFile(path.join(LICENSES, `${name}.txt`), 'utf8');
  return `${name}\n\n${text.trim()}\n`;
}
