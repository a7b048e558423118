import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matches } from './glob.ts';

function check(pattern: string, yes: readonly string[], no: readonly string[]): void {
  for (const path of yes) assert.equal(matches(pattern, path), true, `${pattern} takes ${path}`);
  for (const path of no) assert.equal(matches(pattern, path), false, `${pattern} refuses ${path}`);
}

test('one part', () => {
  check('*.ts', ['a.ts', '.ts'], ['a.tsx', 'src/a.ts', 'a.TS', 'xats']);
  check('a?c', ['abc', 'a.c'], ['ac', 'abbc', 'a/c']);
  check('src/*', ['src/a'], ['src', 'src/a/b', 'xsrc/a']);
});

test('any number of parts', () => {
  check('**/*.js', ['a.js', 'x/a.js', 'x/y/z/a.js'], ['a.jsx', 'x/a.ts']);
  check('src/**/test/*', ['src/test/a', 'src/x/y/test/a'], ['src/test', 'srctest/a', 'src/xtest/a']);
  check('src/**', ['src/a', 'src/a/b'], ['other/src', 'srcx/a']);
  check('**', ['a', 'a/b/c'], []);
});

test('one of some texts', () => {
  check('*.{ts,tsx}', ['a.ts', 'a.tsx'], ['a.t', 'a.ts,tsx', 'a.{ts,tsx}']);
  check('{src,test}/**/{a,b}.js', ['src/a.js', 'test/x/b.js'], ['lib/a.js', 'src/c.js']);
});

test('every other character stands for itself', () => {
  check('a+b.(c)[d]$', ['a+b.(c)[d]$'], ['aab.(c)[d]$', 'a+bx(c)[d]$', 'a+b.cd']);
  check('a\\\\b', ['a\\\\b'], ['ab']);
  check('^a|b', ['^a|b'], ['a', 'b']);
});
