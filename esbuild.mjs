// @ts-check
// Bundles the extension into dist/ (and, with --tests, the suites for the extension host into out/host/).
//
//   node esbuild.mjs [--minify] [--watch] [--tests]
//
// The scripts and styles of webviews are whole files beside it, in dist/webview/: a webview has no `require`.
//
// Every dynamic import becomes a file of its own that is read when it is first needed (so the openai SDK costs nothing at
// activation), and what two files share is in a third: a class exists once, so `instanceof` holds across them.
// esbuild splits ES modules only, while VS Code requires the extension, so each split file is turned into CommonJS here.
import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import { compressInto } from './compress.mjs';
import { joinChunks } from './joinChunks.mjs';
import { noticeOf, packageFolder } from './notice.mjs';
import { GRAMMAR_FILES, RUNTIME_FILE } from './src/core/syntax/grammar.ts';
import { importMoved, renameImports, toCommonJs } from './toCommonJs.mjs';

const root = path.dirname(fileURLToPath(import.meta.url));

/** Shipped compressed. */
const ASSETS = [
  `node_modules/web-tree-sitter/${RUNTIME_FILE}`,
  ...GRAMMAR_FILES.map(file => `node_modules/@vscode/tree-sitter-wasm/wasm/${file}`),
];

/** The build that opens no file. */
const L10N = { '@vscode/l10n': '@vscode/l10n/dist/browser.js' };

/** Loaded at every start, one turn after the entry point; texts are translated before. */
const START = { module: 'src/wiring.ts', before: ['src/extension.ts', 'src/core/displayLanguage.ts'] };

/** Of licenses/: whose data is in our own files (`src/core/privacy/tokenFormats.ts`). */
const ADAPTED_DATA = ['secretlint'];

/**
 * @typedef {object} BundleOptions
 * @property {Record<string, string>} entryPoints output name -> source
 * @property {string} outdir its files are removed first
 * @property {boolean} [minify] also leaves the source maps out
 * @property {string[]} [external] packages to leave to `require`
 * @property {string} [sourceRoot] where relative paths start; the repository
 * @property {{ module: string, before: readonly string[] }} [start] shipped as one file, see joinChunks.mjs
 * @property {string[]} [assets] files to put beside the bundle, compressed
 *
 * `imports`: those that are read with it, by name; `packages`: folders of those whose code is in it
 * @typedef {{ name: string, bytes: number, imports: readonly string[], packages: readonly string[] }} WrittenFile
 * @typedef {esbuild.BuildOptions & { write: false, metafile: true }} SplitBuild
 */

/**
 * @param {BundleOptions} options
 * @returns {Promise<WrittenFile[]>} largest first
 */
export async function bundle(options) {
  return writeFiles(options, await esbuild.build(splitBuild(options)));
}

/**
 * Everything that is published: dist/, and NOTICE with the licenses of what is in it.
 * @param {{ minify?: boolean }} [options]
 * @returns {Promise<WrittenFile[]>}
 */
export async function bundleAll(options) {
  const files = [...(await bundle(extension(options))), ...(await bundleWebviews(options))];
  const packages = [...files.flatMap(file => file.packages), ...ASSETS.flatMap(file => packageFolder(file) ?? [])];
  await writeFile(path.join(root, 'NOTICE'), await noticeOf({ packages, grammars: GRAMMAR_FILES, data: ADAPTED_DATA }));
  return files;
}

/**
 * Bundles again at every change; each time is reported on the console in the words the background task listens for.
 * @param {BundleOptions} options
 */
export async function watch(options) {
  const settings = splitBuild(options);
  /** @type {esbuild.Plugin} */
  const writeOnEnd = {
    name: 'write-on-end',
    setup(build) {
      build.onStart(() => console.log('[watch] build started'));
      build.onEnd(async result => {
        const { outputFiles, metafile } = result;
        if (outputFiles && metafile) printSizes(await writeFiles(options, { outputFiles, metafile }));
        console.log('[watch] build finished');
      });
    },
  };
  const context = await esbuild.context({ ...settings, plugins: [writeOnEnd] });
  await context.watch();
}

/**
 * Bundles what webviews load: a script and a style sheet for each, with everything in it.
 * @param {{ minify?: boolean }} [options]
 * @returns {Promise<WrittenFile[]>}
 */
export async function bundleWebviews(options) {
  const { outputFiles, metafile } = await esbuild.build({ ...webviews(options), write: false, metafile: true });
  return Promise.all(
    outputFiles.map(async ({ path: file, contents }) => {
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, contents);
      const name = path.relative(path.join(root, 'dist'), file);
      return { name, bytes: contents.byteLength, imports: [], packages: packagesIn(metafile.outputs, file, root) };
    }),
  );
}

/** @param {{ minify?: boolean }} [options] */
export async function watchWebviews(options) {
  const context = await esbuild.context(webviews(options));
  await context.watch();
}

/** @param {{ minify?: boolean }} [options] @returns {esbuild.BuildOptions} */
function webviews({ minify = false } = {}) {
  const folder = path.join(root, 'src', 'webview');
  return {
    absWorkingDir: root,
    entryPoints: [
      { in: path.join(folder, 'usage', 'main.ts'), out: 'usage' },
      { in: path.join(folder, 'usage', 'usage.css'), out: 'usage' },
      { in: path.join(folder, 'agent', 'main.ts'), out: 'agent' },
      { in: path.join(folder, 'agent', 'agent.css'), out: 'agent' },
      { in: path.join(folder, 'evaluate', 'main.ts'), out: 'evaluate' },
      { in: path.join(folder, 'evaluate', 'evaluate.css'), out: 'evaluate' },
    ],
    outdir: path.join(root, 'dist', 'webview'),
    bundle: true,
    alias: L10N,
    format: 'iife',
    platform: 'browser',
    // The Chromium of the oldest supported VS Code (engines.vscode).
    target: 'chrome138',
    minify,
    sourcemap: minify ? false : 'inline',
    sourcesContent: false,
    logLevel: 'warning',
  };
}

/** @param {{ minify?: boolean }} [options] @returns {BundleOptions} */
export function extension({ minify = false } = {}) {
  return {
    entryPoints: { extension: path.join(root, 'src', 'extension.ts') },
    outdir: path.join(root, 'dist'),
    minify,
    start: START,
    assets: ASSETS.map(file => path.join(root, file)),
  };
}

/**
 * The suites that run inside the extension host: each file on its own, mocha and the editor from outside.
 * @returns {Promise<BundleOptions>}
 */
export async function hostSuites() {
  const folder = path.join(root, 'test', 'host');
  const names = await readdir(folder, { recursive: true });
  const sources = names.filter(name => name === 'index.ts' || name.endsWith('.test.ts'));
  const outputName = (/** @type {string} */ name) => name.replace(/\.ts$/, '').replaceAll(path.sep, '.');
  return {
    entryPoints: Object.fromEntries(sources.map(name => [outputName(name), path.join(folder, name)])),
    outdir: path.join(root, 'out', 'host'),
    external: ['mocha'],
  };
}

/** @param {readonly Pick<WrittenFile, 'name' | 'bytes'>[]} files */
export function printSizes(files) {
  for (const { name, bytes } of files) console.log(`  ${name.padEnd(32)} ${(bytes / 1000).toFixed(1).padStart(8)} kB`);
}

/** @param {BundleOptions} options @returns {SplitBuild} */
function splitBuild(options) {
  const { entryPoints, outdir, sourceRoot = root } = options;
  return {
    ...codeOptions(options),
    absWorkingDir: sourceRoot,
    entryPoints,
    outdir,
    splitting: true,
    alias: L10N,
    // UMD files, as jsonc-parser's `main`, require their parts in a way that can't be bundled.
    mainFields: ['module', 'main'],
    write: false,
    metafile: true,
  };
}

/** @param {BundleOptions} options @returns {esbuild.BuildOptions} */
function codeOptions({ minify = false, external = [] }) {
  return {
    external: ['vscode', ...external],
    bundle: true,
    format: 'esm',
    platform: 'node',
    // The oldest supported VS Code (engines.vscode) runs on Node 22.
    target: 'node22',
    minify,
    sourcemap: minify ? false : 'inline',
    // The sources are beside it.
    sourcesContent: false,
    logLevel: 'warning',
  };
}

/**
 * @param {BundleOptions} options
 * @param {import('./joinChunks.mjs').Built} result
 */
async function writeFiles(options, result) {
  const { outdir, minify = false, sourceRoot = root, assets = [], start } = options;
  const { files, outputs, moved } = await joinChunks(result, { ...start, options: codeOptions(options) });
  const names = outputNames(outputs, { outdir, sourceRoot });
  await removeFiles(outdir);
  await mkdir(outdir, { recursive: true });
  await Promise.all(assets.map(file => compressInto(file, outdir)));
  const nameOf = (/** @type {string} */ file) => names.get(path.basename(file)) ?? path.basename(file);
  const written = files.map(async file => {
    const name = nameOf(file.path);
    const code = importMoved(await toCommonJs(renameImports(file.text, names), { name, minify }), moved, names);
    await writeFile(path.join(outdir, name), code);
    const { imports } = outputs[path.relative(sourceRoot, file.path)] ?? { imports: [] };
    const read = imports.filter(({ kind, external }) => kind === 'import-statement' && !external);
    const packages = packagesIn(outputs, file.path, sourceRoot);
    return { name, bytes: Buffer.byteLength(code), imports: read.map(one => nameOf(one.path)), packages };
  });
  return (await Promise.all(written)).sort((a, b) => b.bytes - a.bytes);
}

/**
 * Folders of the packages whose code is in an output file.
 * @param {esbuild.Metafile['outputs']} outputs @param {string} file @param {string} sourceRoot
 */
function packagesIn(outputs, file, sourceRoot) {
  const output = outputs[path.relative(sourceRoot, file).split(path.sep).join('/')];
  return [...new Set(Object.keys(output?.inputs ?? {}).flatMap(input => packageFolder(input) ?? []))];
}

/** Folders stay: others build into them. @param {string} folder */
async function removeFiles(folder) {
  if (!existsSync(folder)) return;
  const entries = await readdir(folder, { withFileTypes: true });
  await Promise.all(entries.filter(entry => entry.isFile()).map(({ name }) => rm(path.join(folder, name))));
}

/**
 * Old file name -> new: a lazily loaded module is named after its source, `chunk-….cjs` is what several files share.
 * @param {esbuild.Metafile['outputs']} outputs
 * @param {{ outdir: string, sourceRoot: string }} where
 */
function outputNames(outputs, { outdir, sourceRoot }) {
  const names = new Map();
  for (const [output, { entryPoint }] of Object.entries(outputs)) {
    const old = path.relative(outdir, path.resolve(sourceRoot, output));
    const isLazy = entryPoint !== undefined && /-[A-Z0-9]{8}\.js$/.test(old);
    const name = `${isLazy ? path.basename(entryPoint).replace(/\.[cm]?[jt]s$/, '') : old.replace(/\.js$/, '')}.cjs`;
    if ([...names.values()].includes(name)) throw new Error(`two lazily loaded modules would both be ${name}`);
    names.set(old, name);
  }
  return names;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const flags = new Set(process.argv.slice(2));
  if (flags.has('--watch')) {
    await Promise.all([watch(extension()), watchWebviews()]);
  } else {
    const options = { minify: flags.has('--minify') };
    printSizes(await bundleAll(options));
    if (flags.has('--tests')) await bundle(await hostSuites());
  }
}
