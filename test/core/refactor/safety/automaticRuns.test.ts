import assert from 'node:assert/strict';
import { automaticRunReason, automaticRuns } from '../../../../src/core/refactor/safety/automaticRuns.ts';
import { warningsOf } from '../../../../src/core/refactor/safety/warnings.ts';
import { finish } from '../../../../src/core/steps.ts';
import { dedent } from '../../../support/dedent.ts';

const INSTALL = 'changes what runs when packages are installed';
const BUILD = 'changes what runs when the project is built';
const PUBLISH = 'changes what runs when the package is packed or published';
const COMMIT = 'changes what runs when you commit';
const ADDRESS = 'takes a package from an address instead of the registry';

const PACKAGE = `{
  "version": "1.0.0",
  "scripts": {
    "test": "mocha",
    "postinstall": "node-gyp rebuild"
  },
  "dependencies": {
    "left": "^1.0.0",
    "right": "git+https://git.example/right.git"
  }
}
`;

const PYPROJECT = `[build-system]
requires = ["setuptools>=61"]
build-backend = "setuptools.build_meta"

[project]
version = "1.0"
dependencies = [
  "requests>=2",
]
`;

const CARGO = `[package]
name = "a"
version = "1.0.0"

[dependencies]
serde = "1"

[build-dependencies]
cc = "1.0"
`;

/** A change as old and new text of one line; the text is inserted if there is no old one. */
type Row = readonly [path: string, file: string, from: string, to: string, wanted: string | undefined];

const ROWS: readonly Row[] = [
  ...['preinstall', 'install', 'prepare', 'prepublish', 'postprepare', 'dependencies', 'pnpm:devPreinstall'].map(
    (script): Row => ['package.json', PACKAGE, '"test": "mocha",', `"test": "mocha",\n    "${script}": "x",`, INSTALL],
  ),
  ...['prepublishOnly', 'prepack', 'postpack', 'publish'].map(
    (script): Row => ['package.json', PACKAGE, '"test": "mocha",', `"test": "mocha",\n    "${script}": "x",`, PUBLISH],
  ),
  ['package.json', PACKAGE, 'node-gyp rebuild', 'node steal.js', INSTALL],
  ['packages/a/package.json', PACKAGE, '"postinstall"', '"post\\u0069nstall2": "", "prep\\u0061re"', INSTALL],
  ['package.json', PACKAGE, '"version"', '"trustedDependencies": ["left"],\n  "version"', INSTALL],
  ['package.json', PACKAGE, '"version"', '"husky": { "hooks": { "pre-commit": "x" } },\n  "version"', COMMIT],
  ['package.json', PACKAGE, '^1.0.0', 'git+ssh://git@git.example/left.git', ADDRESS],
  ['package.json', PACKAGE, '^1.0.0', 'https://evil.example/left.tgz', ADDRESS],
  ['package.json', PACKAGE, '^1.0.0', 'file:../left', ADDRESS],
  ['package.json', PACKAGE, '^1.0.0', 'someone/left#main', ADDRESS],
  [
    'package.json',
    PACKAGE,
    '"dependencies": {',
    '"overrides": { "a": { "b": "github:x/y" } },\n  "dependencies": {',
    ADDRESS,
  ],
  ['package.json', PACKAGE, '"mocha"', '"mocha", "build": "tsc", "lint": "eslint ."', undefined],
  ['package.json', PACKAGE, '"1.0.0"', '"1.1.0"', undefined],
  ['package.json', PACKAGE, '^1.0.0', '^2.0.0', undefined],
  ['package.json', PACKAGE, '^1.0.0', 'workspace:*', undefined],
  ['package.json', PACKAGE, ',\n    "postinstall": "node-gyp rebuild"', '', undefined],
  ['package.json', PACKAGE, '{\n', '{', undefined],
  ['package.json', PACKAGE, '"1.0.0",', '"1.0.0"', "can't be read, so what it runs isn't known"],
  ['src/package.ts', PACKAGE, 'node-gyp rebuild', 'node steal.js', undefined],
  ['composer.json', '{ "scripts": {} }', '{}', '{ "post-install-cmd": "x" }', INSTALL],
  ['composer.json', '{ "scripts": {} }', '{}', '{ "test": "phpunit" }', undefined],
  ['composer.json', '{ "name": "a/b" }', '"name"', '"repositories": [{ "url": "https://x.example" }], "name"', ADDRESS],
  ['pyproject.toml', PYPROJECT, 'setuptools.build_meta', 'backend', INSTALL],
  ['pyproject.toml', PYPROJECT, '"setuptools>=61"', '"setuptools>=61", "evil"', INSTALL],
  ['pyproject.toml', PYPROJECT, '"setuptools>=61"', '"setuptools @ https://x.example/a.whl"', INSTALL],
  [
    'pyproject.toml',
    PYPROJECT,
    '[project]',
    dedent`
      [tool.hatch.build.hooks.custom]
      path = "x.py"

      [project]`,
    INSTALL,
  ],
  [
    'pyproject.toml',
    PYPROJECT,
    '[project]',
    dedent`
      backend-path = """
      [project]
      """

      [project]`,
    INSTALL,
  ],
  ['pyproject.toml', PYPROJECT, '"requests>=2",', '"requests @ git+https://git.example/r.git",', ADDRESS],
  ['pyproject.toml', PYPROJECT, 'setuptools>=61', 'setuptools>=70', undefined],
  ['pyproject.toml', PYPROJECT, '"requests>=2",', '"requests>=3",\n  "rich",', undefined],
  ['pyproject.toml', PYPROJECT, '[project]', '[project', "can't be read, so what it runs isn't known"],
  ['Cargo.toml', CARGO, 'version = "1.0.0"', 'version = "1.0.0"\nbuild = "hidden.rs"', BUILD],
  ['Cargo.toml', CARGO, 'cc = "1.0"', 'cc = "1.0"\nevil = "1"', BUILD],
  ['Cargo.toml', CARGO, 'serde = "1"', 'serde = { git = "https://git.example/serde" }', ADDRESS],
  ['Cargo.toml', CARGO, 'cc = "1.0"', 'cc = "1.1"', undefined],
  ['Cargo.toml', CARGO, 'serde = "1"', 'serde = "2"', undefined],
  ['requirements-dev.txt', 'a==1\n', 'a==1', 'a==1\n--extra-index-url https://x.example', ADDRESS],
  ['requirements.txt', 'a==1\n', 'a==1', 'a==2\nb', undefined],
  ['go.mod', 'module a\n', 'module a', 'module a\nreplace b => ../b', ADDRESS],
  ['App.csproj', '<Project>\n</Project>\n', '<Project>', '<Project>\n<Exec Command="x" />', BUILD],
  ['setup.py', 'setup()\n', 'setup()', 'import os\nsetup()', INSTALL],
  ['setup.py', 'setup()\n', 'setup()', '# a comment\n\nsetup()', undefined],
  ['Makefile', 'all:\n\tgo build\n', 'go build', 'go build && ./x', BUILD],
  ['lib/GNUmakefile', 'all:\n\tgo build\n', 'go build', 'go build -v', BUILD],
  ['Makefile', 'all:\n\tgo build\n', 'all:', '# builds it\nall:', undefined],
  ['build.rs', 'fn main() {}\n', '{}', '{ run(); }', BUILD],
  ['web/vite.config.mts', 'export default {};\n', '{}', '{ plugins: [run()] }', BUILD],
  ['gulpfile.js', 'exports.default = cb => cb();\n', 'cb();', 'run();', BUILD],
  ['vite.configuration.ts', 'export default {};\n', '{}', '{ plugins: [run()] }', undefined],
  ['app/build.gradle.kts', 'a()\n', 'a()', 'a()\nb()', BUILD],
  ['src/make.ts', 'a()\n', 'a()', 'a()\nb()', undefined],
];

describe('code that runs automatically', () => {
  for (const [path, before, from, to, wanted] of ROWS) {
    it(`${path}: ${JSON.stringify(from)} becomes ${JSON.stringify(to)}: ${wanted ?? 'nothing'}`, () => {
      assert.ok(before.includes(from));
      assert.equal(finish(automaticRunReason({ path, before, after: before.replace(from, to) })), wanted);
    });
  }

  it('is all of it in a new file', () => {
    assert.equal(
      finish(automaticRunReason({ path: 'package.json', before: '', after: PACKAGE })),
      `${INSTALL}, and ${ADDRESS}`,
    );
    assert.equal(finish(automaticRunReason({ path: 'package.json', before: '', after: '{ "name": "a" }' })), undefined);
  });

  it('is marked on its line, with the reason', () => {
    const after = PACKAGE.replace('node-gyp rebuild', 'node steal.js').replace('"mocha"', '"vitest"');
    const compared = { path: 'package.json', languageId: 'json', selected: '', before: PACKAGE, after };
    assert.deepEqual(finish(warningsOf(compared)), [
      {
        kind: 'automatic-run',
        line: 4,
        excerpt: '"postinstall": "node steal.js"',
        message: 'This changes what runs when packages are installed. Read it before you accept it.',
      },
    ]);
  });

  it('is marked once for each run of changed lines of a build file', () => {
    const before = dedent`
      a:
      	one
      	two
      b:
      	three
    `;
    const after = 'a:\n\t1\n\t2\nb:\n\t3\n';
    assert.deepEqual(finish(automaticRuns({ path: 'Makefile', before, after })), [
      { run: 'build', line: 1 },
      { run: 'build', line: 4 },
    ]);
  });

  it('needs no permission in a build file that the user refactors, and does in a manifest', () => {
    const makefile = { path: 'Makefile', before: 'a:\n\tb\n', after: 'a:\n\tc\n' };
    assert.equal(finish(automaticRunReason(makefile, { isSelected: true })), undefined);
    const manifest = { path: 'package.json', before: '{}', after: PACKAGE };
    assert.ok(finish(automaticRunReason(manifest, { isSelected: true })));
  });
});
