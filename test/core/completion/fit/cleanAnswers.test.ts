import assert from 'node:assert/strict';
import { cursorContextOf } from '../../../../src/core/document/cursorContext.ts';
import { itInserts } from '../../../support/completed.ts';
import { holeAt } from '../../../support/cursor.ts';
import { dedent } from '../../../support/dedent.ts';
import { installedGrammars } from '../../../support/grammars.ts';

/** Answers that are right as they are; `█` is the cursor. Each was moved, cut or left out once. */
describe('a clean answer stays as it is', () => {
  itInserts([
    [
      'with the brace on a line of its own',
      'csharp',
      dedent`
        class A
        {
            void F()
            {
                █
            }
        }`,
      dedent`
        if (a < 0)
                {
                    Fail();
                }
                Go();`,
    ],
    ['under the bracket that it goes on behind', 'cpp', 'void f() {\n    call(█\n}', 'first,\n         second);'],
    [
      'in the body of a function whose header takes several lines',
      'java',
      dedent`
        class A {
            B set(
                int inspectorTarget) █
        }`,
      dedent`
        {
              mTarget = inspectorTarget;
              return this;
            }`,
    ],
    [
      'in the body of a class whose header takes several lines',
      'python',
      dedent`
        class Transport(Mixin,
                        Base):

            █

            limit = 2
      `,
      'max_size = 256\n\n    factory = bytearray',
    ],
    [
      'at the left edge of a namespace',
      'cpp',
      dedent`
        namespace a {

        █

        int g();
        }`,
      dedent`
        int f(
            int a) {
          return a;
        }`,
    ],
    [
      'at the left edge, where the line above goes on with a statement',
      'cpp',
      dedent`
        namespace a {
        A::A(
            int b)
            : b_(b) {}

        █
        }`,
      'int A::f() {\n  return b_;\n}',
    ],
    ['under a comment that ends with a colon', 'python', '# Set it, for example:\n█\n', '# a = 1'],
    [
      'behind a colon that opens nothing',
      'ruby',
      dedent`
        def f(a)
          b = a == nil ?
              "c" :
              █

          b
        end`,
      '"d"',
    ],
    [
      'where it closes what the lines below leave open',
      'kotlin',
      dedent`
        fun f(
              a: Int
          █
          }
        }
        }`,
      ') {\n    g(a)',
    ],
    [
      'where it closes a bracket of two, and the outer ones of the document are out of sight',
      'java',
      dedent`
              return build(
                  check(█
                  check(c));
            }
          }
        }`,
      'b),',
    ],
    [
      'where it closes a block alone, and the outermost ones of the document are out of sight',
      'php',
      dedent`
            function f($a) {
              foreach ($a as $b) {
                g($b);
              █
              foreach ($c as $d) {
                g($d);
              }
            }
          }
        }`,
      '}',
    ],
    [
      'where its first line holds a condition and what is done then',
      'javascript',
      'function f(n) {\n    █\n}',
      dedent`
        if (!(n > 0)) throw new Error(n)
            if (n > 1) {
                g()
            }`,
    ],
    [
      'where its first line ends the header of a block',
      'php',
      'if (isset($a) &&\n        █\n    }',
      '$b >= $c) {\n      return false;',
    ],
    ['with the word above on its next line', 'ruby', 'if !pkg█\nend', '\n  pkg = f()\n  pkg.g()'],
    [
      'with columns in a list',
      'go',
      dedent`
      type A struct {
      	ID█
      	Name   string
      	Longer int
      }`,
      '     int',
    ],
    ['with columns behind a line', 'ruby', "p.on('a')█\np.on('bc')  { |val| b = val }", '   { |val| a = val }'],
    [
      'with the blank line that sets off what follows its block',
      'python',
      dedent`
        def f(a):
            for b in a:
                c = b

        █
            return c
      `,
      '        d.append(c)\n',
    ],
    [
      'where it asks inside of a block what the block has asked',
      'python',
      dedent`
        def f(self):
            if self.sock is not None:
                try:
                    self.quit()
                finally:
                    █
      `,
      'if self.sock is not None:\n                self.close()',
    ],
    ['with the quote that belongs to its own word', 'go', 'var a = `\nlocal█"\n`', ' last="'],
    ['with a name that looks like bold words', 'perl', '1;\n█\n', '__END__\n\nText'],
    ['above a line of blanks', 'python', 'for a in b:\n█    \nc = 1\n', '    d += a\n'],
  ]);

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
  itInserts([
    [
      'where it repeats the lines above, one of which begins like the line of the cursor',
      'csharp',
      dedent`
        a();

        [B]
        string GetLanguage();

        [B]
        string█);
      `,
      dedent`
        [B]
        string GetLanguage();

        [B]
        string GetBranch(`,
      ' GetBranch(',
    ],
    [
      'where it repeats the end of the comment above',
      'kotlin',
      dedent`
      /**
       * Text.
       */
      █
    `,
      ' */\nclass A',
      'class A',
    ],
    [
      'where it repeats the bracket above that opens the block',
      'kotlin',
      dedent`
        fun f(
            a: Int
        ) {
            █
        }`,
      ') {\n    g(a)',
      'g(a)',
    ],
    [
      'where its number is followed by a colon',
      'c',
      'return a ? █\n',
      dedent`
        \`\`\`c
        0 : -1;
        \`\`\`

        It keeps the style.`,
      '0 : -1;',
    ],
    [
      'where its labels stand deeper than the switch, as all of it was written from the left edge',
      'typescript',
      'function f() {\n    █\n}',
      dedent`
        switch (a) {
          case 'b':
            c();
        }`,
      dedent`
        switch (a) {
              case 'b':
                c();
            }`,
    ],
    ['where the fence ends with blanks, in what may be a string', 'shellscript', "a='\n█\n'", '```sh\nb\n```  ', 'b'],
    ['where a sentence in a string names it', 'python', "a = 'b █'\n", 'The missing code is `c d`.', 'c d'],
  ]);
});
