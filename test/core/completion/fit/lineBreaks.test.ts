import assert from 'node:assert/strict';
import { completed } from '../../../support/completed.ts';

type Case = [rule: string, languageId: string, before: string, answer: string, after: string];

/** Answers that begin with a line break: where it is a habit, and where it is meant. */
describe("a model's habit", () => {
  const cases: Case[] = [
    [
      'of a line break between a comment and what it is about',
      'go',
      'var (\n\tb = 1\n)\n\n// F is one.\n█\n}\n',
      '\nfunc F() {\n\ta()',
      'var (\n\tb = 1\n)\n\n// F is one.\nfunc F() {\n\ta()\n}\n',
    ],
    ['of a line break before the end of a block', 'ruby', 'def a\n  b\n█\n', '\nend', 'def a\n  b\nend\n'],
    [
      'of a line break in a word at the end of a line',
      'java',
      'class A {\n    B f() {\n        return new B();\n    }\n    B g() {\n        retu█\n    }\n}\n',
      '\nrn new B();',
      'class A {\n    B f() {\n        return new B();\n    }\n    B g() {\n        return new B();\n    }\n}\n',
    ],
    [
      'of a line break in a word that is new',
      'go',
      'func f() {\n\tr := http.N█\n}\n',
      '\newRequest()',
      'func f() {\n\tr := http.NewRequest()\n}\n',
    ],
    [
      'of a line break in a word of a comment',
      'typescript',
      '/**\n * Conn█\n * things.\n */\n',
      '\nects two',
      '/**\n * Connects two\n * things.\n */\n',
    ],
    ['of a line break between brackets', 'ruby', 'a = Array(█)\n', '\nb[:c] || d', 'a = Array(b[:c] || d)\n'],
    [
      'of a blank line in a fence, between brackets',
      'csharp',
      'for(█)\n{\n}\n',
      '```cs\n\n int i = 0; i < n; i++ \n\n```',
      'for( int i = 0; i < n; i++ )\n{\n}\n',
    ],
    [
      'of a line break before the rest of what is in braces',
      'go',
      'var a = []b{\n\t{1, []c{{█\n\t{2, nil},\n}\n',
      '\nd: 1}}},',
      'var a = []b{\n\t{1, []c{{d: 1}}},\n\t{2, nil},\n}\n',
    ],
    [
      'of a line break before the brace of a block',
      'php',
      'class A\n{\n    function f()\n█\n        return 1;\n    }\n}\n',
      '\n    {',
      'class A\n{\n    function f()\n    {\n        return 1;\n    }\n}\n',
    ],
    [
      'of a line break under what a line is told by',
      'c',
      'int a;\n\n/* Frees it. */\n█\n    free(a);\n}\n',
      '\nvoid f(a_t *a) {',
      'int a;\n\n/* Frees it. */\nvoid f(a_t *a) {\n    free(a);\n}\n',
    ],
    [
      'of a line break between the lines of a comment',
      'python',
      '# One,\n█\n# three.\na = 1\n',
      '\n# two,',
      '# One,\n# two,\n# three.\na = 1\n',
    ],
    [
      'of a line break behind a sign that awaits more',
      'javascript',
      'if (\n  a ||\n█\n  c\n) {\n}\n',
      '\n  b ||',
      'if (\n  a ||\n  b ||\n  c\n) {\n}\n',
    ],
    ['of a line break before a blank and the rest', 'ruby', 'a.store(b,█\nc\n', '\n {})', 'a.store(b, {})\nc\n'],
    [
      'of a line break between two statements',
      'go',
      'func f() {\n\ta()\n█\n\tc()\n}\n',
      '\n\tb()',
      'func f() {\n\ta()\n\tb()\n\tc()\n}\n',
    ],
    [
      'of a line break in a documentation',
      'csharp',
      'class A {\n    /// Reads.\n█\n    void F() {}\n}\n',
      '\n    /// Once.',
      'class A {\n    /// Reads.\n    /// Once.\n    void F() {}\n}\n',
    ],
    ['of a line break before the end of a call', 'cpp', 'f(a, "b"█\n', '\n);\ng();', 'f(a, "b");\ng();\n'],
    ['of a line break in the parameters', 'python', 'def f(█\n', '\na):\n    return a', 'def f(a):\n    return a\n'],
    [
      'of a line break in the name of a function',
      'php',
      'class A\n{\n    public function get█\n    {\n    }\n}\n',
      '\nName(): string',
      'class A\n{\n    public function getName(): string\n    {\n    }\n}\n',
    ],
    [
      'is none between a statement and a block',
      'python',
      'def f(a):\n    b = []\n█\n    return b\n',
      '\n    for c in a:\n        b.append(c)',
      'def f(a):\n    b = []\n\n    for c in a:\n        b.append(c)\n    return b\n',
    ],
    [
      'of a line break among imports',
      'csharp',
      'using A;\n█\n\nnamespace C {}\n',
      '\nusing B;',
      'using A;\nusing B;\n\nnamespace C {}\n',
    ],
    [
      'of a line break under a label',
      'typescript',
      'switch (a) {\n  case 1:\n█\n  case 2:\n    c();\n}\n',
      '\n    b();',
      'switch (a) {\n  case 1:\n    b();\n  case 2:\n    c();\n}\n',
    ],
    [
      'is none where a statement begins behind a whole one',
      'python',
      'import numpy as np█\n',
      '\nimport pandas as pd',
      'import numpy as np\nimport pandas as pd\n',
    ],
    [
      'is none before the last paragraph of a block',
      'go',
      'func f() int {\n\ta()\n█\n}\n',
      '\n\treturn 1',
      'func f() int {\n\ta()\n\n\treturn 1\n}\n',
    ],
    ['of a line break in a word', 'ruby', 'f(a, sy█\n', '\nmbolize: true)', 'f(a, symbolize: true)\n'],
    [
      'is none where the next line goes on with a word',
      'python',
      'a = (b█\n',
      '\nif c else d)',
      'a = (b\nif c else d)\n',
    ],
    ['of a line break before text', 'php', "if ($a === ''█'/') {", '\n || $b !== ', "if ($a === '' || $b !== '/') {"],
    [
      'is none before an operator that goes on',
      'java',
      'void f() {\n    █ = 0;\n}\n',
      'this.a',
      'void f() {\n    this.a = 0;\n}\n',
    ],
    [
      'of no line break between assignments',
      'terraform',
      'variable "a" {\n  type = string█\n}\n',
      'default = ""',
      'variable "a" {\n  type = string\n  default = ""\n}\n',
    ],
    [
      'of a brace on the next line in a repeated header',
      'cpp',
      'int f(const A& a) {\n    █\n}\n',
      'int f(const A &a)\n{\n    return 1;\n}',
      'int f(const A& a) {\n    return 1;\n}\n',
    ],
    [
      'of blanks in a recipe behind its target',
      'makefile',
      'A = b\n\n█\n',
      'all: $(A)\n    cc $<',
      'A = b\n\nall: $(A)\n\tcc $<\n',
    ],
    [
      'of no blank between a keyword and what it declares',
      'perl',
      'sub f {\n    my█\n}\n',
      '@n = @_;',
      'sub f {\n    my @n = @_;\n}\n',
    ],
  ];
  for (const [rule, languageId, before, answer, after] of cases) {
    it(rule, () => assert.equal(completed(before, answer, languageId), after));
  }
});
