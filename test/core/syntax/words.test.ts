import assert from 'node:assert/strict';
import {
  beginsCloser,
  followsBrace,
  hasCondition,
  isContinuer,
  isControlBlock,
  isLabel,
  isPartner,
  onlyCloses,
} from '../../../src/core/syntax/blockLines.ts';
import {
  beginsDeclaration,
  declaredVariable,
  declaresCallable,
  declaresMembers,
  definitionName,
  isDefinition,
  withoutModifiers,
} from '../../../src/core/syntax/declarations.ts';
import { type Language, languageOf } from '../../../src/core/syntax/language.ts';
import { awaitsValue, beginsStatement, isImport, isKeyword } from '../../../src/core/syntax/words.ts';

type Row = readonly [languageId: string, yes: readonly string[], no: readonly string[]];

interface Rule {
  readonly rule: string;
  readonly holds: (line: string, language: Language) => boolean;
  readonly rows: readonly Row[];
}

const RULES: readonly Rule[] = [
  {
    rule: 'a definition begins with a word for functions or types, behind its modifiers',
    holds: isDefinition,
    rows: [
      ['python', ['def f(a):', '  async def f():', 'class A:'], ['return a', 'defaults = 1', 'class_ = 1']],
      ['typescript', ['export default class A {', 'interface A {'], ['type: String,', 'module.exports = a', 'run() {']],
      ['rust', ['pub(crate) async fn f() {', 'impl A for B {'], ['let fn_ = 1;', 'pub use a::b;']],
      ['go', ['func (s *Server) run() {', 'type A struct {'], ['go f()', 'typed := 1']],
      ['ruby', ['def f', 'module A'], ['end', 'defer { a }']],
      ['zig', ['pub fn add(a: i32) i32 {'], ['const a = 1;']],
      ['a language without data', ['pub fn f() {', 'class A', 'function f()'], ['if (a) {', 'a = 1']],
    ],
  },
  {
    rule: 'an import names a file or a package',
    holds: isImport,
    rows: [
      ['python', ['import os', 'from a.b import c'], ['important = 1', 'from_ = 1']],
      [
        'javascript',
        ["import a from 'a';", "const a = require('a')"],
        ["import('a')", 'import.meta.url', 'const a = 1'],
      ],
      ['c', ['#include <stdio.h>', '# include "a.h"'], ['#define A', 'includes(a);']],
      ['csharp', ['using System;', 'global using static A.B;'], ['using (var a = b) {', 'using var a = b;']],
      ['rust', ['use a::b;', 'pub use a::b;'], ['used = 1;']],
      ['php', ['use App\\Models\\User;', "require 'a.php';", 'namespace App;'], ['$use = 1;']],
      ['go', ['import "fmt"', 'import (', 'package main'], ['packages := 1']],
      ['a language without data', ['import a', '#include <a>', 'use a'], ['imports: 1', 'use: 1', 'from.a()']],
    ],
  },
  {
    rule: 'a declaration at the left edge is a definition, an import or a decorator',
    holds: beginsDeclaration,
    rows: [
      ['python', ['def f():', '@cached', 'import a', "if __name__ == '__main__':"], ['  def f():', 'a = 1', 'if a:']],
      ['java', ['public int f() {', '@Override', 'package a;'], ['int f() {', '    public int f() {']],
      ['a language without data', ['pub fn f()', 'export type A'], ['f()', '  pub fn f()']],
    ],
  },
  {
    rule: 'a statement begins with a word that no expression has inside',
    holds: beginsStatement,
    rows: [
      ['python', ['return a', 'import a', 'def f():', 'pass'], ['await f()', 'yield a', 'a = 1', 'not a']],
      ['javascript', ['const a = 1', 'throw a', 'break;'], ['await f()', 'new A()', 'yield a', 'returned()']],
      ['sql', ['SELECT a', 'CREATE TABLE a'], ['AND a', 'a']],
    ],
  },
  {
    rule: 'a value has to follow an operator, or a word like `return`',
    holds: awaitsValue,
    rows: [
      ['python', ['a and', 'return', 'x = await', 'if a not in '], ['a', 'brand', 'pass', 'in$']],
      ['javascript', ['a instanceof', 'yield', 'return'], ['a and', 'renew', 'break', '$new']],
      ['markdown', [], ['a and']],
    ],
  },
  {
    rule: 'a keyword belongs to the language',
    holds: isKeyword,
    rows: [
      ['typescript', ['extends', 'const', 'else', 'await', 'import'], ['elif', 'get', 'SELECT', '']],
      ['python', ['elif', 'not', 'import', 'as'], ['func', 'then', 'public']],
      ['sql', ['SELECT', 'join', 'BETWEEN'], ['class', 'id']],
      ['dockerfile', ['FROM', 'AS', 'RUN'], ['from', 'APP']],
      ['go', ['func', 'range', 'fallthrough'], ['while', 'fn']],
      ['markdown', [], ['if', 'for', 'import']],
      ['yaml', [], ['default', 'if']],
      ['a language without data', ['func', 'elsif', 'typealias', 'unless'], ['width', '']],
    ],
  },
  {
    rule: 'a line that only closes has brackets, a closing word or closing tags',
    holds: onlyCloses,
    rows: [
      ['typescript', ['});', '  }', ']),', '</div>', '</ul></div>'], ['} else {', '}, a)', 'end', '', '<br>']],
      ['ruby', ['end', '  end', 'end)', '}'], ['end if a', 'send', 'done']],
      ['shellscript', ['fi', 'done', 'esac', '}'], ['done < a', 'end']],
      ['sql', ['END;', 'end', ');'], ['END AS a', 'ended']],
      ['a language without data', ['end', '}'], ['fi', 'done']],
    ],
  },
  {
    rule: 'a line that closes may go on behind the closer',
    holds: beginsCloser,
    rows: [
      ['typescript', ['} else {', '}, a)', '</div><p>'], ['{ a }', 'end']],
      ['shellscript', ['done < a', 'fi; a'], ['do', 'final']],
      ['lua', ['end)', 'end, a'], ['ending = 1']],
    ],
  },
  {
    rule: 'another branch goes on with a block',
    holds: isContinuer,
    rows: [
      [
        'typescript',
        ['else {', '} else if (a) {', '} catch (e) {', 'finally {'],
        ['elif a:', 'while (a) {', 'elsewhere()'],
      ],
      ['python', ['elif a:', 'except A:', 'finally:', 'else:'], ['catch (e) {', 'if a:']],
      ['ruby', ['elsif a', 'rescue A', 'ensure'], ['elif a', 'end']],
      ['elixir', ['else', 'rescue', 'after'], ['elsif']],
    ],
  },
  {
    rule: 'a branch or the end of a `do` may follow the brace on its line',
    holds: followsBrace,
    rows: [
      ['java', ['else {', 'while (a);', 'catch (E e) {'], ['if (a) {', '.b()', '}']],
      ['swift', ['else {'], ['elif a {']],
    ],
  },
  {
    rule: 'a condition is the value of a block',
    holds: hasCondition,
    rows: [
      ['javascript', ['if (a) {', '} else if (a) {', 'switch (a) {', '} catch (e) {'], ['else {', 'f(a) {', 'try {']],
      ['python', ['elif a:', 'while a:', 'with a as b:'], ['else:', 'def f():']],
      ['go', ['for a := range b {', 'select {'], ['func f() {', 'while (a)']],
      ['swift', ['guard let a = b else {'], ['do {']],
    ],
  },
  {
    rule: 'a block of control defines nothing',
    holds: isControlBlock,
    rows: [
      ['typescript', ['if (a) {', '} else {', 'try {', 'case 1:'], ['class A {', 'f() {']],
      ['rust', ['loop {', 'match a {', 'unsafe {'], ['fn f() {', 'impl A {']],
      ['ruby', ['begin', 'unless a'], ['def f', 'class A']],
    ],
  },
  {
    rule: 'a label ends with a colon',
    holds: isLabel,
    rows: [
      ['c', ['case 1:', 'default:', 'again:', 'case A: return 1;'], ['a ? b : c', 'std::a', 'cases: 1']],
      ['cpp', ['case 1:'], ['a::b']],
      ['javascript', ["case 'a':", 'outer:'], ['a: 1,']],
    ],
  },
  {
    rule: 'a type has members',
    holds: declaresMembers,
    rows: [
      ['java', ['public record A(int b) {', 'class A {'], ['int f() {', 'subclass()']],
      ['haskell', ['instance Show A where'], ['f x = x']],
    ],
  },
  {
    rule: 'a callable has parameters',
    holds: declaresCallable,
    rows: [
      ['python', ['def f(a):'], ['class A:', 'undef(a)']],
      ['c', ['int add(int a, int b) {'], ['struct A {']],
      ['kotlin', ['fun f() = 1'], ['val a = 1', 'funny()']],
    ],
  },
];

describe('the words of languages', () => {
  for (const { rule, holds, rows } of RULES) {
    for (const [languageId, yes, no] of rows) {
      it(`${languageId}: ${rule}`, () => {
        const language = languageOf(languageId);
        assert.deepEqual(
          [...yes, ...no].filter(line => holds(line, language)),
          yes,
        );
      });
    }
  }

  const NAMES: readonly (readonly [languageId: string, line: string, name: string | undefined])[] = [
    ['typescript', 'export default class A extends B {', 'A'],
    ['javascript', 'const a = function* run() {', 'run'],
    ['go', 'func (s *Server) run() {', 'run'],
    ['rust', 'pub(crate) struct A<T> {', 'A'],
    ['cpp', 'enum class Color {', 'Color'],
    ['python', 'async def load(self):', 'load'],
    ['python', 'load(self)', undefined],
    ['javascript', 'function (a) {', undefined],
  ];
  for (const [languageId, line, name] of NAMES)
    it(`${languageId}: the name of \`${line}\` is ${name ?? 'missing'}`, () =>
      assert.equal(definitionName(line, languageOf(languageId)), name));

  const VARIABLES: readonly (readonly [languageId: string, line: string, start: string | undefined])[] = [
    ['typescript', '  export const run = () => {', '  export const run'],
    ['kotlin', 'private val a: Int', 'private val a'],
    ['perl', 'my $a = 1;', 'my $a'],
    ['python', 'a = 1', undefined],
    ['javascript', 'constant = 1', undefined],
  ];
  for (const [languageId, line, start] of VARIABLES)
    it(`${languageId}: \`${line}\` declares ${start === undefined ? 'no variable' : `the variable of \`${start}\``}`, () => {
      const variable = declaredVariable(line, languageOf(languageId));
      assert.equal(variable === undefined ? undefined : line.slice(0, variable.length), start);
      assert.equal(variable?.name, start?.split(' ').at(-1));
    });

  it('modifiers are no part of what they modify', () => {
    assert.equal(withoutModifiers('export default async function f() {', languageOf('typescript')), 'function f() {');
    assert.equal(withoutModifiers('pub(crate) fn f() {', languageOf('rust')), 'fn f() {');
    assert.equal(withoutModifiers('publish()', languageOf('rust')), 'publish()');
  });

  it('a branch goes on with a block of its partners only', () => {
    const python = languageOf('python');
    assert.deepEqual(
      ['if a:', 'for a in b:', 'try:', 'with a:'].filter(header => isPartner(header, 'else:', python)),
      ['if a:', 'for a in b:'],
    );
    assert.ok(isPartner('begin', 'rescue A', languageOf('ruby')));
    assert.ok(!isPartner('if a', 'rescue A', languageOf('ruby')));
  });
});
