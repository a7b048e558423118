import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { importsOf } from './support/importsOf.ts';

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
  { from: /^src\/core\/hunks\.ts$/, may: [], packages: [/^diff$/] },
  { from: /^src\/core\/[^/]+\.ts$/, may: [/^src\/core\/[^/]+\.ts$/], packages: [] },
  { from: /^src\/core\/privacy\//, may: [], packages: [] },
  {
    from: /^src\/core\/files\//,
    may: [/^src\/core\/invisibleCharacters\.ts$/, /^src\/core\/privacy\/secretFile\.ts$/],
    packages: [],
  },
  { from: /^src\/core\/usage\//, may: [/^src\/core\/(text|clock|json|statistics)\.ts$/], packages: [] },
  {
    from: /^src\/core\/provider\/openai\.ts$/,
    may: [/^src\/core\/usage\//, /^src\/core\/(clock|json)\.ts$/],
    packages: [/^openai(\/|$)/],
  },
  { from: /^src\/core\/provider\//, may: [/^src\/core\/usage\//, /^src\/core\/(clock|json)\.ts$/], packages: [] },
  { from: /^src\/core\/completion\/cache\.ts$/, may: featureMay(), packages: [/^lru-cache$/] },
  { from: /^src\/core\/completion\/(syntax|slicedParser)\.ts$/, may: featureMay(), packages: [/^web-tree-sitter$/] },
  { from: /^src\/core\/(completion|refactor|agent|evaluate)\//, may: featureMay(), packages: [] },
  {
    from: /^src\/settingRules\.ts$/,
    may: [
      /^src\/contributions\.ts$/,
      /^src\/core\/json\.ts$/,
      /^src\/core\/provider\/(?!openai\.ts)/,
      /^src\/core\/refactor\/presetSettings\.ts$/,
    ],
    packages: [],
  },
  {
    from: /^src\/disk\/(sandbox|sandboxFolders|realPlace|regularFile)\.ts$/,
    may: [/^src\/core\/(files\/(pathName|protection)|agent\/workspace)\.ts$/, /^src\/disk\//],
    packages: [/^node:/],
  },
  {
    // It wires the ways in which features ask their questions, which know nothing of each other.
    from: /^src\/disk\/evaluate\//,
    may: [/^src\/core\/(?!provider\/openai\.ts)/, /^src\/disk\//],
    packages: [/^node:/],
  },
  { from: /^src\/disk\//, may: [/^src\/core\/(usage\/|(clock|json)\.ts)/], packages: [/^node:/] },
  {
    from: /^src\/vscode\/usage\//,
    may: [...shellMay(), /^src\/webview\/usage\/messages\.ts$/],
    packages: [/^vscode$/, /^node:/],
  },
  {
    from: /^src\/vscode\/agent\//,
    may: [...shellMay(), /^src\/webview\/agent\/messages\.ts$/],
    packages: [/^vscode$/, /^node:/],
  },
  {
    from: /^src\/vscode\/evaluate\//,
    may: [...shellMay(), /^src\/webview\/evaluate\/messages\.ts$/],
    packages: [/^vscode$/, /^node:/],
  },
  {
    from: /^src\/vscode\//,
    may: shellMay(),
    packages: [/^vscode$/, /^node:/],
  },
  {
    from: /^src\/webview\/usage\//,
    may: [
      /^src\/webview\/element\.ts$/,
      /^src\/core\/usage\/(acceptRate|charge|experiment|format|ledger|range|report|total|totals)\.ts$/,
      /^src\/core\/statistics\.ts$/,
    ],
    packages: [/^uplot$/],
  },
  {
    from: /^src\/webview\/agent\//,
    may: [
      /^src\/webview\/element\.ts$/,
      /^src\/core\/(invisibleCharacters|agent\/(change|event|limits|outcome|question|state))\.ts$/,
      /^src\/core\/usage\/(format|total)\.ts$/,
    ],
    packages: [],
  },
  { from: /^src\/webview\/[^/]+\.ts$/, may: [], packages: [] },
  {
    from: /^src\/webview\/evaluate\//,
    may: [
      /^src\/webview\/element\.ts$/,
      /^src\/core\/evaluate\/(evaluation|result|summary|taskAnswer)\.ts$/,
      /^src\/core\/usage\/format\.ts$/,
      /^src\/core\/statistics\.ts$/,
      /^src\/webview\/usage\/(colors|dataTable|words)\.ts$/,
    ],
    packages: [/^uplot$/],
  },
  { from: /^src\/contributions\.ts$/, may: [], packages: [] },
  { from: /^src\/(extension|wiring)\.ts$/, may: [/^src\//], packages: [/^vscode$/, /^node:/] },
  { from: /^test\/support\/extensions\//, may: [], packages: [/^vscode$/, /^node:/] },
  { from: /^test\/(bench\/)?host\//, may: [/^src\//, /^test\/support\//], packages: [/./] },
  {
    from: /^test\//,
    may: [/^src\/(core\/|disk\/|webview\/|contributions\.ts|settingRules\.ts)/, /^test\//, /^(esbuild|notice)\.mjs$/],
    packages: [/^(?!vscode$)/],
  },
];

function featureMay(): RegExp[] {
  return [
    /^src\/core\/(text|clock|hunks|indentation|invisible\w+|json|language|prose|statistics)\.ts$/,
    /^src\/core\/(files|privacy|usage)\//,
    /^src\/core\/provider\/(provider|paid|errors|meter)\.ts$/,
  ];
}

function shellMay(): RegExp[] {
  return [
    /^src\/core\/(?!provider\/openai\.ts)/,
    /^src\/disk\//,
    /^src\/(contributions|settingRules)\.ts$/,
    /^src\/vscode\//,
  ];
}

describe('the house', () => {
  const files = globSync('{src,test}/**/*.ts', { cwd: ROOT }).filter(
    file => !/^test\/(support\/sample|solutions)\//.test(file),
  );

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
});
