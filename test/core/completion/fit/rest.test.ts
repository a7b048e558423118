import assert from 'node:assert/strict';
import { EndChooser } from '../../../../src/core/completion/fit/ends.ts';
import { fitToLine } from '../../../../src/core/completion/fit/rest.ts';
import { cursorContextOf } from '../../../../src/core/document/cursorContext.ts';
import { isSubsequence } from '../../../../src/core/text/lines.ts';
import { applied, holeAt } from '../../../support/cursor.ts';
import { installedGrammars } from '../../../support/grammars.ts';

type Case = [rule: string, before: string, answer: string, after: string, replaced?: number];

describe('the rest of the line', () => {
  const cases: Case[] = [
    ['stays where the answer stops before it', 'foo(█, 3);', '1, 2', 'foo(1, 2, 3);'],
    ['is not doubled', 'console.log(█);', '"hi");', 'console.log("hi");'],
    ['is not doubled in part', 'console.log(█);', '"hi")', 'console.log("hi");'],
    ['is not doubled with text before its bracket', 'foo(█, 3);', '1, 2, 3);', 'foo(1, 2, 3);'],
    ['is left to a call of the answer', 'foo(█)', 'bar(x)', 'foo(bar(x))'],
    ['is left to nested calls of the answer', 'foo(█)', 'bar(baz(x)))', 'foo(bar(baz(x)))'],
    ['is replaced where the answer goes on after it', 'foo(█)', 'a, b);', 'foo(a, b);', 1],
    ['is replaced where the answer closes more than one', 'foo(bar(█))', 'a)).then(c);', 'foo(bar(a)).then(c);', 2],
    ['closes the bracket of the answer if it has to', 'return █string)', 'len(', 'return len(string)'],
    ['is not doubled where the answer closes its own bracket', 'return █string)', 'len(string)', 'return len(string)'],
    ['ends a string', 'x = "█"', 'hello"', 'x = "hello"'],
    ['ends a string and a call', 'log("█")', 'hello")', 'log("hello")'],
    ['ends a string that holds a bracket', 'log("█")', 'a (b', 'log("a (b")'],
    ['keeps the brace of a condition', 'if (a && █) {', 'b.c(d)) {', 'if (a && b.c(d)) {'],
    ['keeps the brace of a condition whose body the answer begins', 'if (a && █) {', 'b) { return; }', 'if (a && b) {'],
    ['keeps an index closed', 'x[█]', 'i]', 'x[i]'],
    ['keeps an object closed', 'f({ █ })', 'a: 1 })', 'f({ a: 1 })'],
    ['is no part of a word', 'x = █able;', 'is', 'x = isable;'],
    ['keeps the operand', 'x = █ + b;', 'a + b;', 'x = a + b;'],
    ['keeps a comment', 'f(█) // go', 'a)', 'f(a) // go'],
  ];
  for (const [rule, before, answer, after, replaced = 0] of cases) {
    it(`${rule}: ${before}`, () => {
      const hole = holeAt(before);
      const { insertText, replaceSuffix } = fitToLine(answer, cursorContextOf(hole));
      assert.equal(applied(hole, insertText, replaceSuffix), after);
      assert.equal(replaceSuffix, replaced);
      assert.ok(isSubsequence(hole.suffix.slice(0, replaceSuffix), insertText));
    });
  }

  describe('behind several lines', () => {
    const rows: [rule: string, before: string, answer: string, after: string][] = [
      [
        'is left to the last one where only that parses',
        "export { a } from '../█{ b } from '../b';\n",
        "a';\nexport ",
        "export { a } from '../a';\nexport { b } from '../b';\n",
      ],
      ['is left to the first one where that parses', 'const a = f(█, b);\n', 'c\nd();', 'const a = f(c, b);\n'],
      [
        'is left to the first one where none of them parses',
        'const a = f(█ ? g(;\n',
        'c\n? d',
        'const a = f(c ? g(;\n',
      ],
    ];
    const grammars = installedGrammars();
    for (const [rule, before, answer, after] of rows) {
      it(rule, async () => {
        await grammars.load('typescript');
        const hole = holeAt(before);
        const reading = await grammars.syntaxOf('typescript')?.open(hole.prefix, hole.suffix);
        const ends = new EndChooser(cursorContextOf(hole, reading), 20, reading);
        for (const line of answer.split('\n')) ends.line(line);
        ends.end(false);
        assert.equal(applied(hole, ends.accepted.join('\n'), 0), after);
      });
    }
  });
});
