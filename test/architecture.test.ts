import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';

const ROOT = join(import.meta.dirname, '..');

/**
 * Which of our own folders and files a file may import, besides its own folder; the first entry that fits a file counts.
 * Read as text: a type-only import of `vscode` slips through the compiler and the test runner.
 */
const RULES: readonly {
  readonly from: RegExp;
  readonly may: readonly RegExp[];
  readonly packages: readonly RegExp[];
}[] = [
  { from: /^src\/core\/[^/]+\.ts$/, may: [/^src\/core\/[^/]+\.ts$/], packages: [] },
  { from: /^src\/core\/usage\//, may: [/^src\/core\/text\.ts$/], packages: [] },
  {
    from: /^src\/core\/provider\/openai\.ts$/,
    may: [/^src\/core\/usage\//, /^src\/core\/clock\.ts$/],
    packages: [/^openai(\/|$)/],
  },
  { from: /^src\/core\/provider\//, may: [/^src\/core\/usage\//, /^src\/core\/clock\.ts$/], packages: [] },
  { from: /^src\/core\/completion\/cache\.ts$/, may: featureMay(), packages: [/^lru-cache$/] },
  { from: /^src\/core\/completion\/syntax\.ts$/, may: featureMay(), packages: [/^web-tree-sitter$/] },
  { from: /^src\/core\/(completion|refactor|agent|evaluate)\//, may: featureMay(), packages: [] },
  { from: /^src\/contributions\.ts$/, may: [], packages: [] },
  {
    from: /^src\/vscode\/gitIgnore\.ts$/,
    may: [],
    packages: [/^vscode$/, /^ignore$/],
  },
  {
    from: /^src\/vscode\//,
    may: [/^src\/core\/(?!provider\/openai\.ts)/, /^src\/contributions\.ts$/],
    packages: [/^vscode$/, /^node:/],
  },
  { from: /^src\/extension\.ts$/, may: [/^src\//], packages: [/^vscode$/, /^node:/] },
  { from: /^test\/support\/extensions\//, may: [], packages: [/^vscode$/, /^node:/] },
  { from: /^test\/(bench\/)?host\//, may: [/^src\//, /^test\/support\//], packages: [/./] },
  {
    from: /^test\//,
    may: [/^src\/(core\/|contributions\.ts)/, /^test\//, /^esbuild\.mjs$/],
    packages: [/^(?!vscode$)/],
  },
];

function featureMay(): RegExp[] {
  return [/^src\/core\/(text|clock|edits)\.ts$/, /^src\/core\/usage\//, /^src\/core\/provider\/(provider|errors)\.ts$/];
}

function importsOf(source: string): string[] {
  const pattern = /(?:^|\n)\s*(?:import|export)\b[^'";]*?from\s*['"]([^'"]+)['"]|import\s*\(?\s*['"]([^'"]+)['"]/g;
  return [...source.matchAll(pattern)].map(match => match[1] ?? match[2] ?? '');
}

describe('the house', () => {
  const files = globSync('{src,test}/**/*.ts', { cwd: ROOT }).filter(file => !file.startsWith('test/support/sample/'));

  it('has files to look at', () => assert.ok(files.length > 20, `only ${files.length}`));

  for (const file of files) {
    it(`${file} imports only what its folder may`, () => {
      const rule = RULES.find(({ from }) => from.test(file));
      assert.ok(rule, 'no rule covers this file');
      for (const specifier of importsOf(readFileSync(join(ROOT, file), 'utf8'))) {
        if (!specifier.startsWith('.')) {
          const allowed = rule.packages.some(pattern => pattern.test(specifier));
          assert.ok(allowed, `must not import the package ${specifier}`);
          continue;
        }
        const target = normalize(join(dirname(file), specifier));
        const own = relative(dirname(file), target) === target.split('/').at(-1);
        const allowed = own || rule.may.some(pattern => pattern.test(target));
        assert.ok(allowed, `must not import ${target}`);
      }
    });
  }

  it('sees every form of import', () => {
    const source = `import a from 'a';\nimport type { B } from "b";\nexport * from './c.ts';\nawait import('./d.ts');\nimport 'e';`;
    assert.deepEqual(importsOf(source), ['a', 'b', './c.ts', './d.ts', 'e']);
  });
});
