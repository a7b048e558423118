import assert from 'node:assert/strict';
import fc from 'fast-check';
import ignore from 'ignore';
import { GitIgnoreRules, type GitIgnoreVerdict } from '../../../src/core/privacy/gitIgnoreRules.ts';

const MANY = { left: 1_000_000 };

function verdict(text: string, path: string): GitIgnoreVerdict {
  const kind = path.endsWith('/') ? 'folder' : 'file';
  return new GitIgnoreRules(text).verdict(path.replace(/\/$/, '').split('/'), kind, { ...MANY });
}

/** `.gitignore`, path, whether it is named; a path with a slash at its end is a folder. */
const CASES: readonly (readonly [text: string, path: string, ignored: boolean])[] = [
  ['a', 'a', true],
  ['a', 'x/a', true],
  ['/a', 'x/a', false],
  ['x/a', 'y/x/a', false],
  ['a/', 'a', false],
  ['a/', 'x/a/', true],
  ['*.log', 'x/.log', true],
  ['*.log', 'a.log/', true],
  ['a*b', 'a/b', false],
  ['a?c', 'abc', true],
  ['a?c', 'a/c', false],
  ['**/a', 'a', true],
  ['**/a', 'x/y/a', true],
  ['a/**', 'a/', false],
  ['a/**', 'a/x/y', true],
  ['a/**/b', 'a/b', true],
  ['a/**/b', 'a/x/y/b', true],
  ['a/**/b', 'xa/b', false],
  ['**', 'x/y', true],
  ['/**', 'x', true],
  ['a**b', 'axxb', true],
  ['a**b', 'a/b', false],
  ['[a-c]x', 'bx', true],
  ['[!a-c]x', 'bx', false],
  ['[^a-c]x', 'dx', true],
  ['[]a]', ']', true],
  ['[[:digit:]]', '7', true],
  ['[[:nothing:]]', '7', false],
  ['[a', '[a', false],
  ['x[/]y', 'x/y', false],
  ['\\*', 'a', false],
  ['\\*', '*', true],
  ['\\#a', '#a', true],
  ['#a', '#a', false],
  ['\\!a', '!a', true],
  ['a  ', 'a', true],
  ['a\\ ', 'a ', true],
  ['a\\', 'a\\', false],
  ['a\\\\', 'a\\', true],
  ['\uFEFFa', 'a', true],
  ['x\r\na\r\n', 'a', true],
  ['*\n!a', 'a', false],
  ['!a\n*', 'a', true],
  ['README', 'readme', true],
];

describe('the rules of a .gitignore', () => {
  for (const [text, path, ignored] of CASES) {
    it(`${JSON.stringify(text)} ${ignored ? 'names' : 'does not name'} ${path}`, () => {
      assert.equal(verdict(text, path) === 'ignored', ignored);
    });
  }

  it('take a path back with `!`', () => assert.equal(verdict('*.ts\n!a.ts', 'a.ts'), 'unignored'));

  it('match the same names as the regular expressions of the package "ignore"', () => {
    const piece = fc.constantFrom(
      'a',
      'b',
      '.',
      '*',
      '**',
      '?',
      '/',
      '/**/',
      '**/',
      '/*',
      '[ab]',
      '[!a]',
      '\\*',
      '!',
      '#',
      ' ',
    );
    const pattern = fc.array(piece, { minLength: 1, maxLength: 5 }).map(pieces => pieces.join(''));
    const path = fc.array(fc.constantFrom('a', 'b', 'ab', '.a', 'b*'), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(pattern, { minLength: 1, maxLength: 3 }), path, fc.boolean(), (lines, parts, isFolder) => {
        const text = lines.join('\n');
        const whole = parts.join('/') + (isFolder ? '/' : '');
        const above = parts.slice(1).map((_, index) => `${parts.slice(0, index + 1).join('/')}/`);
        // A caller asks for the folders first.
        fc.pre(above.every(folder => verdict(text, folder) !== 'ignored'));
        const expected = ignore().add(text).test(whole);
        assert.equal(verdict(text, whole) === 'ignored', expected.ignored, JSON.stringify(text));
      }),
      { numRuns: 3_000 },
    );
  });

  const deep = Array.from({ length: 40 }, () => 'a');

  it('take a bounded number of steps, however many wildcards they have', () => {
    for (const line of [`${'**/a/'.repeat(12)}b`, `${'**/*a*/'.repeat(12)}b`, `${'*a'.repeat(100)}b`]) {
      const steps = { ...MANY };
      const path = [...deep, 'a'.repeat(250)];
      assert.equal(new GitIgnoreRules(line).verdict(path, 'file', steps), 'unnamed');
      assert.ok(MANY.left - steps.left < 60_000, `${line}: ${MANY.left - steps.left}`);
    }
  });

  it('give no result for names that are too long or take too many steps', () => {
    const lines = `${'**/a/'.repeat(12)}*\n`.repeat(10_000);
    assert.equal(new GitIgnoreRules(lines).verdict([...deep, 'b'], 'file', { left: 1_000 }), 'unknown');
    assert.equal(new GitIgnoreRules('a\n'.repeat(300_000)).verdict(['b'], 'file', { ...MANY }), 'unknown');
  });
});
