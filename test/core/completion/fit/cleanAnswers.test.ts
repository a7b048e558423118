import assert from 'node:assert/strict';
import { cursorContextOf } from '../../../../src/core/document/cursorContext.ts';
import { completed } from '../../../support/completed.ts';
import { holeAt } from '../../../support/cursor.ts';
import { installedGrammars } from '../../../support/grammars.ts';

type Case = [rule: string, languageId: string, text: string, answer: string];

/** Answers that are right as they are; `█` is the cursor. Each was moved, cut or left out once. */
describe('a clean answer stays as it is', () => {
  const cases: Case[] = [
    [
      'with the brace on a line of its own',
      'csharp',
      'class A\n{\n    void F()\n    {\n        █\n    }\n}',
      'if (a < 0)\n        {\n            Fail();\n        }\n        Go();',
    ],
    ['under the bracket that it goes on behind', 'cpp', 'void f() {\n    call(█\n}', 'first,\n         second);'],
    [
      'in the body of a function whose header takes several lines',
      'java',
      'class A {\n    B set(\n        int inspectorTarget) █\n}',
      '{\n      mTarget = inspectorTarget;\n      return this;\n    }',
    ],
    [
      'in the body of a class whose header takes several lines',
      'python',
      'class Transport(Mixin,\n                Base):\n\n    █\n\n    limit = 2\n',
      'max_size = 256\n\n    factory = bytearray',
    ],
    [
      'at the left edge of a namespace',
      'cpp',
      'namespace a {\n\n█\n\nint g();\n}',
      'int f(\n    int a) {\n  return a;\n}',
    ],
    [
      'at the left edge, where the line above goes on with a statement',
      'cpp',
      'namespace a {\nA::A(\n    int b)\n    : b_(b) {}\n\n█\n}',
      'int A::f() {\n  return b_;\n}',
    ],
    ['under a comment that ends with a colon', 'python', '# Set it, for example:\n█\n', '# a = 1'],
    [
      'behind a colon that opens nothing',
      'ruby',
      'def f(a)\n  b = a == nil ?\n      "c" :\n      █\n\n  b\nend',
      '"d"',
    ],
    [
      'where it closes what the lines below leave open',
      'kotlin',
      'fun f(\n      a: Int\n  █\n  }\n}\n}',
      ') {\n    g(a)',
    ],
    [
      'where it closes a bracket of two, and the outer ones of the document are out of sight',
      'java',
      '      return build(\n          check(█\n          check(c));\n    }\n  }\n}',
      'b),',
    ],
    [
      'where it closes a block alone, and the outermost ones of the document are out of sight',
      'php',
      '    function f($a) {\n      foreach ($a as $b) {\n        g($b);\n      █\n      foreach ($c as $d) {\n        g($d);\n      }\n    }\n  }\n}',
      '}',
    ],
    [
      'where its first line holds a condition and what is done then',
      'javascript',
      'function f(n) {\n    █\n}',
      'if (!(n > 0)) throw new Error(n)\n    if (n > 1) {\n        g()\n    }',
    ],
    [
      'where its first line ends the header of a block',
      'php',
      'if (isset($a) &&\n        █\n    }',
      '$b >= $c) {\n      return false;',
    ],
    ['with the word above on its next line', 'ruby', 'if !pkg█\nend', '\n  pkg = f()\n  pkg.g()'],
    ['with columns in a list', 'go', 'type A struct {\n\tID█\n\tName   string\n\tLonger int\n}', '     int'],
    ['with columns behind a line', 'ruby', "p.on('a')█\np.on('bc')  { |val| b = val }", '   { |val| a = val }'],
    [
      'with the blank line that sets off what follows its block',
      'python',
      'def f(a):\n    for b in a:\n        c = b\n\n█\n    return c\n',
      '        d.append(c)\n',
    ],
    [
      'where it asks inside of a block what the block has asked',
      'python',
      'def f(self):\n    if self.sock is not None:\n        try:\n            self.quit()\n        finally:\n            █\n',
      'if self.sock is not None:\n                self.close()',
    ],
    ['with the quote that belongs to its own word', 'go', 'var a = `\nlocal█"\n`', ' last="'],
    ['with a name that looks like bold words', 'perl', '1;\n█\n', '__END__\n\nText'],
    ['above a line of blanks', 'python', 'for a in b:\n█    \nc = 1\n', '    d += a\n'],
  ];
  for (const [rule, languageId, text, answer] of cases) {
    it(rule, () => assert.equal(completed(text, answer, languageId), text.replace('█', answer)));
  }

  it('in a string of a long PHP file', async () => {
    const grammars = installedGrammars();
    await grammars.load('php');
    const filler = 'function f() { return 1; }\n'.repeat(100);
    const hole = holeAt(`<?php\n${filler}warn('█', 2);\n`, 'php');
    const reading = await grammars.syntaxOf('php')?.open(hole.prefix, hole.suffix);
    assert.equal(cursorContextOf(hole, reading).brackets.mode.kind, 'string');
  });

  it('behind a docstring whose text stands at the left edge', async () => {
    const grammars = installedGrammars();
    await grammars.load('python');
    const filler = 'To get a file, call it with a name.\n\n'.repeat(50);
    const hole = holeAt(
      `class A:\n    '''An example.\n\n${filler}    '''\n    a = 1\n    █\n\n    def f():\n        '''It gets.'''\n`,
      'python',
    );
    const reading = await grammars.syntaxOf('python')?.open(hole.prefix, hole.suffix);
    assert.equal(cursorContextOf(hole, reading).brackets.mode.kind, 'code');
  });
});

/** The same, with something of the model's own around it. */
describe('an answer gives only what is new', () => {
  const cases: [rule: string, languageId: string, text: string, answer: string, added: string][] = [
    [
      'where it repeats the lines above, one of which begins like the line of the cursor',
      'csharp',
      'a();\n\n[B]\nstring GetLanguage();\n\n[B]\nstring█);\n',
      '[B]\nstring GetLanguage();\n\n[B]\nstring GetBranch(',
      ' GetBranch(',
    ],
    ['where it repeats the end of the comment above', 'kotlin', '/**\n * Text.\n */\n█\n', ' */\nclass A', 'class A'],
    [
      'where it repeats the bracket above that opens the block',
      'kotlin',
      'fun f(\n    a: Int\n) {\n    █\n}',
      ') {\n    g(a)',
      'g(a)',
    ],
    [
      'where its number is followed by a colon',
      'c',
      'return a ? █\n',
      '```c\n0 : -1;\n```\n\nIt keeps the style.',
      '0 : -1;',
    ],
    [
      'where its labels stand deeper than the switch, as all of it was written from the left edge',
      'typescript',
      'function f() {\n    █\n}',
      "switch (a) {\n  case 'b':\n    c();\n}",
      "switch (a) {\n      case 'b':\n        c();\n    }",
    ],
    ['where the fence ends with blanks, in what may be a string', 'shellscript', "a='\n█\n'", '```sh\nb\n```  ', 'b'],
    ['where a sentence in a string names it', 'python', "a = 'b █'\n", 'The missing code is `c d`.', 'c d'],
  ];
  for (const [rule, languageId, text, answer, added] of cases) {
    it(rule, () => assert.equal(completed(text, answer, languageId), text.replace('█', added)));
  }
});
