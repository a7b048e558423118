import assert from 'node:assert/strict';
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { noticeOf } from '../../notice.mjs';
import { extensionsFolder, withFixtures } from '../support/vscode/extensionsFolder.ts';
import { ROOT } from '../support/vscode/paths.ts';

const INSTALL_LIMIT_MS = 120_000;

describe('NOTICE in the installed extension', () => {
  let folder: string;
  let notice: string;

  before('install the packed extension', async function () {
    this.timeout(INSTALL_LIMIT_MS);
    const { GHOSTLINE_VSIX: vsix = '' } = process.env;
    // As in the windows of the other tests, so that it is installed once.
    const extensions = await extensionsFolder(withFixtures(vsix));
    const name = readdirSync(extensions).find(entry => entry.startsWith('ghostline.ghostline'));
    folder = path.join(extensions, name ?? assert.fail('it is not installed'));
    notice = readFileSync(path.join(folder, 'NOTICE'), 'utf8');
  });

  it('has the license of every package whose code is in a bundle', async function () {
    this.timeout(INSTALL_LIMIT_MS);
    const packages = await packagesByComment();
    assert.ok(packages.has('node_modules/openai') && packages.has('node_modules/uplot'), [...packages].join(' '));
    for (const one of packages) assertHasLicense(one);
  });

  it('has the licenses of code that a package has copied', () => {
    for (const file of globSync('node_modules/openai/{internal,_vendor,src}/**/LICENSE*', { cwd: ROOT })) {
      assert.ok(notice.includes(readFileSync(path.join(ROOT, file), 'utf8').trim()), file);
    }
  });

  it('has the license of every WebAssembly file', () => {
    assertHasLicense('node_modules/web-tree-sitter');
    assertHasLicense('node_modules/@vscode/tree-sitter-wasm');
    const grammars = globSync('dist/tree-sitter-*.wasm.br', { cwd: folder }).map(file =>
      path.basename(file, '.wasm.br'),
    );
    assert.ok(grammars.length > 10, grammars.join(' '));
    for (const grammar of grammars) {
      const name = grammar === 'tree-sitter-tsx' ? 'tree-sitter-typescript' : grammar;
      assert.match(notice, new RegExp(`^${name}\n\n(?:The )?MIT License`, 'm'));
      const text = readFileSync(path.join(ROOT, 'licenses', `${name}.txt`), 'utf8');
      assert.ok(notice.includes(text.trim()), name);
    }
  });

  it('has the license of the adapted rules for tokens', () => {
    assert.ok(notice.includes(readFileSync(path.join(ROOT, 'licenses/secretlint.txt'), 'utf8').trim()));
  });

  it('is not written where a license is missing', async () => {
    await assert.rejects(noticeOf({ packages: [], grammars: ['tree-sitter-cobol.wasm'] }), /tree-sitter-cobol/);
    const unlicensed = 'test/support/extensions/control';
    await assert.rejects(noticeOf({ packages: [unlicensed], grammars: [] }), /has no license text/);
  });

  function assertHasLicense(one: string): void {
    const own = `licenses/${one.replace('node_modules/', '').replace('@', '').replace('/', '-')}.txt`;
    const names = ['LICENSE', 'LICENSE.md', 'LICENSE-MIT'].map(file => path.join(one, file));
    const files = [...names, own].map(file => path.join(ROOT, file)).filter(existsSync);
    assert.ok(files.length > 0, `${one} has no license file`);
    for (const file of files) assert.ok(notice.includes(readFileSync(file, 'utf8').trim()), file);
  }
});

/** As esbuild writes them above each module: another source than the metafile, which NOTICE is made from. */
async function packagesByComment(): Promise<ReadonlySet<string>> {
  const { outputFiles } = await esbuild.build({
    absWorkingDir: ROOT,
    entryPoints: ['src/extension.ts', ...globSync('src/webview/*/main.ts', { cwd: ROOT })],
    outdir: 'out/notice',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    external: ['vscode'],
    write: false,
    logLevel: 'silent',
  });
  const comments = outputFiles.flatMap(({ text }) => [
    ...text.matchAll(/^ *\/\/ (node_modules\/(?:@[^/\s]+\/)?[^/\s]+)/gm),
  ]);
  return new Set(comments.map(([, folder = '']) => folder));
}
