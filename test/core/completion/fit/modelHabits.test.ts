import assert from 'node:assert/strict';
import { completed } from '../../../support/completed.ts';

type Case = [rule: string, languageId: string, before: string, answer: string, after: string];

/** What else models do by habit at an answer's edges, and beside it what looks like that and is meant. */
describe("a model's habit", () => {
  const cases: Case[] = [
    ['of blanks at the end leaves none before a bracket', 'php', 'f(█): int', 'string $a  ', 'f(string $a): int'],
    [
      'of blanks at the end leaves none in a string',
      'typescript',
      "import a from '█';",
      './a  ',
      "import a from './a';",
    ],
    [
      'of blanks at the end of its lines leaves none there',
      'typescript',
      'function f() {\n  █\n}\n',
      'a();  \n  b();  \n  c();  ',
      'function f() {\n  a();\n  b();\n  c();\n}\n',
    ],
    ['of blanks at the end leaves none behind a bracket', 'ruby', 'a = █b)\n', 'f(  ', 'a = f(b)\n'],
    ['of blanks at the end leaves none behind a quote', 'php', "$a = █b';\n", "'  ", "$a = 'b';\n"],
    [
      'of blanks at the end leaves none in quotes of a comment',
      'typescript',
      "/**\n * import a from '█'\n */\n",
      './a  ',
      "/**\n * import a from './a'\n */\n",
    ],
    ['of blanks at the end leaves those before the rest', 'go', 'f(█ b)\n', 'a,  ', 'f(a, b)\n'],
    [
      'of tabs becomes spaces where the lines around have them, in a file of tabs',
      'csharp',
      '/*\n  This is free;\n  █\n*/\nclass A {\n\tint a;\n\tint b;\n}\n',
      'it is yours\n\tas well.',
      '/*\n  This is free;\n  it is yours\n  as well.\n*/\nclass A {\n\tint a;\n\tint b;\n}\n',
    ],
    [
      'of spaces becomes tabs where the lines around have them, in a file with both',
      'csharp',
      '/*\n  This is free.\n*/\nclass A {\n\tint a;\n\tint b;\n\n\tint F() {\n\t\t█\n\t}\n}\n',
      '        if (a > b)\n            return a;\n        return b;',
      '/*\n  This is free.\n*/\nclass A {\n\tint a;\n\tint b;\n\n\tint F() {\n\t\tif (a > b)\n\t\t\treturn a;\n\t\treturn b;\n\t}\n}\n',
    ],
    [
      'is none in a file that mixes tabs and spaces',
      'shellscript',
      'f "\n            -v\n            █\n\t\t\t--all\n            --help\n"\n',
      '-h\n\t\t\t--version',
      'f "\n            -v\n            -h\n\t\t\t--version\n\t\t\t--all\n            --help\n"\n',
    ],
    ['of blanks at the end leaves one between words', 'sql', 'CHECK █IS NULL)', '(a   ', 'CHECK (a IS NULL)'],
    ['is none in columns', 'go', 'A    int     `a`\nB    █`b`\n', 'string  ', 'A    int     `a`\nB    string  `b`\n'],
    ['is none before a comment', 'python', 'a = █# one\n', '1  ', 'a = 1  # one\n'],
    [
      'of a title above the answer is left out in a component',
      'typescriptreact',
      'const a = (\n  <p>\n    █\n  </p>\n);',
      '**Answer:**\n\n    <b>one</b>',
      'const a = (\n  <p>\n    <b>one</b>\n  </p>\n);',
    ],
    [
      'of a title above the answer is left out in a string',
      'kotlin',
      'a("one █")',
      '**Answer:**\n\ntwo',
      'a("one two")',
    ],
    [
      'of a word about the answer, in brackets',
      'typescriptreact',
      'const a = (\n  <p>\n    █\n  </p>\n);',
      '<b>one</b>\n\n(I kept the names that the file uses.)',
      'const a = (\n  <p>\n    <b>one</b>\n  </p>\n);',
    ],
    [
      'of a word about the answer, at the edge of a page',
      'html',
      '<body>\n  █\n</body>',
      '<p>one</p>\n  <p>two</p>\n\nNote that I kept the style.',
      '<body>\n  <p>one</p>\n  <p>two</p>\n</body>',
    ],
    [
      'is none where a page says it',
      'html',
      '<body>\n  █\n</body>',
      '<p>one</p>\n\n  Note that this is text.',
      '<body>\n  <p>one</p>\n\n  Note that this is text.\n</body>',
    ],
    [
      "of the whole rest of a line, though a table's bracket is open",
      'sql',
      'CREATE TABLE a (\n  CHECK █IS NULL OR b > c)\n);\n',
      '(b IS NULL OR b > c)',
      'CREATE TABLE a (\n  CHECK (b IS NULL OR b > c)\n);\n',
    ],
    [
      'of indenting stays out of a heredoc',
      'shellscript',
      'f() {\n  cat <<EOF\n█\nEOF\n}\n',
      '```bash\nusage: f\n```',
      'f() {\n  cat <<EOF\nusage: f\nEOF\n}\n',
    ],
    [
      'of explaining is seen behind a heredoc',
      'shellscript',
      'f() {\n  cat <<EOF\na\nEOF\n  █\n}\n',
      'go\n\nThis runs it all.',
      'f() {\n  cat <<EOF\na\nEOF\n  go\n}\n',
    ],
    [
      'of a new line is none behind the colon of a parameter',
      'python',
      'def f(a: █\n',
      'object) -> str:\n    return a',
      'def f(a: object) -> str:\n    return a\n',
    ],
    [
      'of explaining is seen behind a text block',
      'java',
      'class A {\n  String a = """\n    b\n    """;\n  █\n}\n',
      'int c;\n\nExplanation:\n- It is short.',
      'class A {\n  String a = """\n    b\n    """;\n  int c;\n}\n',
    ],
    [
      'is none in rules that stand in a rule',
      'css',
      '@media print {\n  a {\n    b: c;\n  █\n}\n',
      '}\n\n  .d {\n    e: f;\n  }',
      '@media print {\n  a {\n    b: c;\n  }\n\n  .d {\n    e: f;\n  }\n}\n',
    ],
    [
      'of stopping at a bracket does not hold where the answer comes back to one',
      'c',
      'int f(void)\n{\n\tfail("█**argv)\n{\n\treturn 0;\n}\n',
      'one");\n\treturn 1;\n}\n\nint main(int argc, char ',
      'int f(void)\n{\n\tfail("one");\n\treturn 1;\n}\n\nint main(int argc, char **argv)\n{\n\treturn 0;\n}\n',
    ],
    [
      'of leaving a bracket splits no name',
      'csharp',
      'decimal this[█_prices.Get(sku);\n',
      'string sku] =>',
      'decimal this[string sku] =>_prices.Get(sku);\n',
    ],
  ];
  for (const [rule, languageId, before, answer, after] of cases) {
    it(rule, () => assert.equal(completed(before, answer, languageId), after));
  }
});
