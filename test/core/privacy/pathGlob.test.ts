import assert from 'node:assert/strict';
import fc from 'fast-check';
import { minimatch } from 'minimatch';
import { PathGlob } from '../../../src/core/privacy/pathGlob.ts';

const CASES: readonly (readonly [glob: string, path: string, matches: boolean])[] = [
  ['**/legacy/**', 'legacy/a.ts', true],
  ['**/legacy/**', 'x/legacy/y/a.ts', true],
  ['**/legacy/**', 'legacyish/a.ts', false],
  ['*.ts', 'a.ts', true],
  ['*.ts', 'x/a.ts', false],
  ['**/*.ts', '.hidden.ts', true],
  ['**/*.{secret,hidden}', 'x/a.hidden', true],
  ['{a,b{c,d}}/*', 'bd/x', true],
  ['{a,b{c,d}}/*', 'b/x', false],
  ['a{,b}', 'a', true],
  ['a{b', 'a{b', true],
  ['a?', 'ab', true],
  ['a?', 'a/', false],
  ['[a-c].ts', 'b.ts', true],
  ['[!a-c].ts', 'b.ts', false],
  ['a[', 'a[', true],
  ['/work/**', '/work/a', true],
  ['A', 'a', false],
];

describe('a glob pattern of the settings', () => {
  for (const [glob, path, matches] of CASES) {
    it(`${glob} ${matches ? 'matches' : 'does not match'} ${path}`, () => {
      assert.equal(new PathGlob(glob).matches(path, { left: 1_000 }), matches);
    });
  }

  it('matches the same paths as the regular expressions of minimatch', () => {
    const part = fc.constantFrom('a', 'b', '**', '*', 'a*', '*b*', '?', '{a,b}', '.a', '*.{a,b}', '[ab]');
    const name = fc.constantFrom('a', 'b', 'ab', '.a', 'x.b');
    fc.assert(
      fc.property(
        fc.array(part, { minLength: 1, maxLength: 5 }),
        fc.array(name, { minLength: 1, maxLength: 5 }),
        (parts, names) => {
          // minimatch needs a name below `a/**`, where VS Code takes `a` itself.
          fc.pre(parts.length === 1 || parts.at(-1) !== '**');
          const [glob, path] = [parts.join('/'), names.join('/')];
          assert.equal(
            new PathGlob(glob).matches(path, { left: 10_000 }),
            minimatch(path, glob, { dot: true }),
            `${glob} ${path}`,
          );
        },
      ),
      { numRuns: 3_000 },
    );
  });

  it('matches every path if it is too complex to be evaluated', () => {
    const many = new PathGlob('{a,b}'.repeat(14));
    assert.ok(many.tooComplex && many.matches('anything', { left: 1_000 }));
    const deep = new PathGlob(`${'{**/a/,**/*a*/}'.repeat(8)}b`);
    assert.equal(deep.tooComplex, false);
    assert.ok(deep.matches(`${'a/'.repeat(2_000)}c/b`, { left: 1_000_000 }));
  });

  it('gives an answer for any text and path', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.string(),
        (glob, path) => typeof new PathGlob(glob).matches(path, { left: 1_000 }) === 'boolean',
      ),
    );
  });
});
