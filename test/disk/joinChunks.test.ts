import assert from 'node:assert/strict';
import { readdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { bundle } from '../../esbuild.mjs';
import { useFolder } from './folders.ts';

const SOURCES = {
  'extension.ts': "export const started = import('./words.ts').then(() => import('./wiring.ts'));",
  'words.ts': "export const words = { hello: 'hello' };",
  'wiring.ts': `
    import { Failure } from './failure.ts';
    import { twice } from './twice.ts';
    import { words } from './words.ts';
    export const greeting = twice(words.hello);
    export const isFailure = (error: unknown) => error instanceof Failure;
    export const later = () => import('./later.ts');`,
  'later.ts': `
    import { Failure } from './failure.ts';
    import { twice } from './twice.ts';
    export const failure = new Failure(twice('no'));`,
  'failure.ts': 'export class Failure extends Error {}',
  'twice.ts': "import { words } from './words.ts'; export const twice = (word: string) => word + (words ? word : '');",
};

describe('the built files', () => {
  const folder = useFolder();

  async function build(minify: boolean) {
    const sourceRoot = folder();
    for (const [name, text] of Object.entries(SOURCES)) await writeFile(path.join(sourceRoot, name), text);
    const outdir = path.join(sourceRoot, 'dist');
    const start = { module: 'wiring.ts', before: ['extension.ts', 'words.ts'] };
    const entryPoints = { extension: path.join(sourceRoot, 'extension.ts') };
    return { outdir, files: await bundle({ entryPoints, outdir, minify, sourceRoot, start }) };
  }

  for (const minify of [false, true]) {
    it(`contain what the start reads in one file, ${minify ? 'minified' : 'readable'}`, async () => {
      const { files, outdir } = await build(minify);
      assert.deepEqual((await readdir(outdir)).sort(), files.map(({ name }) => name).sort());
      const importsOf = (file: string) => files.find(({ name }) => name === file)?.imports ?? [];
      // Evaluated before it, and so not in it.
      const before = new Set(importsOf('words.cjs'));
      assert.deepEqual(
        importsOf('wiring.cjs').filter(name => !before.has(name)),
        [],
      );
      assert.deepEqual(
        importsOf('later.cjs').filter(name => !before.has(name)),
        ['wiring.cjs'],
      );
    });

    it(`share a class across files, ${minify ? 'minified' : 'readable'}`, async () => {
      const { outdir } = await build(minify);
      const { started } = createRequire(import.meta.url)(path.join(outdir, 'extension.cjs'));
      const { greeting, isFailure, later } = await started;
      assert.equal(greeting, 'hellohello');
      const { failure } = await later();
      assert.equal(failure.message, 'nono');
      assert.ok(isFailure(failure));
    });
  }
});
