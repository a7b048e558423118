import { itCompletes } from '../../../../support/completed.ts';
import { dedent } from '../../../../support/dedent.ts';

describe('a repetition of the text before the cursor', () => {
  itCompletes([
    [
      'is dropped where it is the line and its indentation',
      'typescript',
      'const n = 1;\n  const x = items.█',
      '  const x = items.map(f);',
      'const n = 1;\n  const x = items.map(f);',
    ],
    [
      'is dropped where it is the line without its indentation',
      'typescript',
      'const n = 1;\n  const x = items.█',
      'const x = items.map(f);',
      'const n = 1;\n  const x = items.map(f);',
    ],
    [
      'is dropped where it is a name and a dot',
      'typescript',
      'const x = items.█',
      'items.map(f);',
      'const x = items.map(f);',
    ],
    ['is dropped where it is a type', 'cpp', '  std::size_t █\n', 'size_t columns;', '  std::size_t columns;\n'],
    [
      'is dropped where it is a name',
      'typescript',
      'const value █\n',
      'value = await f();',
      'const value = await f();\n',
    ],
    [
      'is kept where a name is its own type',
      'csharp',
      'public Color █\n',
      'Color { get; }',
      'public Color Color { get; }\n',
    ],
    [
      'is kept where a name is its own type, far below the head of its class',
      'csharp',
      `class A\n{\n${'    public int F() { return 1; }\n'.repeat(60)}    public Color █\n}\n`,
      'Color { get; }',
      `class A\n{\n${'    public int F() { return 1; }\n'.repeat(60)}    public Color Color { get; }\n}\n`,
    ],
    ['is kept where two words are one type', 'c', 'unsigned long █\n', 'long a;', 'unsigned long long a;\n'],
    [
      'is dropped where it is the type of a pointer',
      'c',
      'int f(state_t █\n',
      'state_t *s) {',
      'int f(state_t *s) {\n',
    ],
    ['is dropped where it is the name of a reference', 'cpp', '  auto&& out █1;\n', 'out = ', '  auto&& out = 1;\n'],
    ['is dropped where it is a member', 'c', '  a->count █0;\n', 'count = ', '  a->count = 0;\n'],
    ['is dropped where it begins a condition', 'cpp', '  if (limit █\n', 'limit > 0)', '  if (limit > 0)\n'],
    ['is dropped where it is a directive', 'cpp', '#include █\n', 'include <map>', '#include <map>\n'],
    ['is dropped where it is a pattern', 'rust', '    Left █\n', 'Left => 1,', '    Left => 1,\n'],
    ['is dropped where it is an operator that assigns', 'php', '$a .= █\n', ".= 'b';", "$a .= 'b';\n"],
    ['is dropped where it is an operator between values', 'typescript', 'f(a &&█)\n', '&& b', 'f(a && b)\n'],
    [
      'is dropped where it is the name of an argument',
      'python',
      'read(encoding=█)\n',
      'encoding="utf-8")',
      'read(encoding="utf-8")\n',
    ],
    [
      'is dropped where it is a type and an equals sign',
      'typescript',
      'let a: T[] = █\n',
      'T[] = [];',
      'let a: T[] = [];\n',
    ],
    ['is dropped where it is a keyword in capitals', 'sql', 'select █\nfrom a;\n', 'SELECT id', 'select id\nfrom a;\n'],
    [
      'is dropped where it is an import with an unfinished name',
      'python',
      'import nump█\n',
      'import numpy',
      'import numpy\n',
    ],
    ['is kept where a call without brackets follows', 'ruby', 'a.to █\n', 'to b', 'a.to to b\n'],
    [
      'is dropped where it begins a path',
      'javascript',
      "import a from '.█/b.js';\n",
      "'../..",
      "import a from '../../b.js';\n",
    ],
    ['is dropped where it is a folder of a path', 'typescript', 'import "./a/█";\n', './a/b";', 'import "./a/b";\n'],
    ['is dropped where it is the quote of an attribute', 'html', '<p class="█">', '="one', '<p class="one">'],
    [
      'is dropped where it is the quote of an attribute in a component',
      'typescriptreact',
      'a = <p class="█">',
      '="one',
      'a = <p class="one">',
    ],
    ['is dropped where it is the quote before a value', 'json', '{\n  "a": █\n}', '": false', '{\n  "a": false\n}'],
    ['is kept where a string closes and another one opens', 'python', "a = ['█']\n", "b', 'c", "a = ['b', 'c']\n"],
    ['is dropped where it is the tag of a template', 'erb', '<%= █ %>\n', '<%= name %>', '<%= name %>\n'],
    [
      'is dropped where it is the dots of a spread',
      'typescript',
      dedent`
        f({
          ...█
          b,
        });`,
      '...a,',
      dedent`
        f({
          ...a,
          b,
        });`,
    ],
    [
      'is no repetition where the answer finishes the dots of a spread',
      'typescript',
      'f({\n  .█\n  b,\n});',
      '..a,',
      dedent`
      f({
        ...a,
        b,
      });`,
    ],
  ]);
});

describe('a repetition of the text before the cursor in a comment or message', () => {
  itCompletes([
    ['is dropped where it is a word', 'ruby', '# Reads until it █\na\n', 'it ends.', '# Reads until it ends.\na\n'],
    [
      'is dropped where it is half a word',
      'c',
      '/* The no█\nint a;\n',
      'notifications. */',
      '/* The notifications. */\nint a;\n',
    ],
    [
      'is dropped where it is half a constant',
      'ruby',
      '# Sets SCRIPT_N█\na\n',
      'SCRIPT_NAME.',
      '# Sets SCRIPT_NAME.\na\n',
    ],
    [
      'is dropped where it is a word of a message',
      'go',
      '\tt.Errorf("Expected █\n',
      'Expected error %q", err)',
      '\tt.Errorf("Expected error %q", err)\n',
    ],
    [
      'is dropped where it is a tag of documentation',
      'javascript',
      dedent`
        /**
         * @param █
         */
      `,
      'param {any} a',
      dedent`
        /**
         * @param {any} a
         */
      `,
    ],
    [
      'is dropped where it is the mark of a comment in an example',
      'typescript',
      dedent`
        /**
         * // Output
         * // █
         */
      `,
      '* // one',
      dedent`
        /**
         * // Output
         * // one
         */
      `,
    ],
    [
      'is kept where English has a word twice',
      'ruby',
      '# All that █\na\n',
      'that was read.',
      '# All that that was read.\na\n',
    ],
    [
      "is kept where the description of a parameter begins with the parameter's name",
      'java',
      dedent`
        /**
         * @param user █
         */
      `,
      'user to be read',
      dedent`
        /**
         * @param user user to be read
         */
      `,
    ],
  ]);
});

describe('a repeated opening mark', () => {
  itCompletes([
    ['begins a tag once', 'html', '<li><█\n', '<a href="#b">B</a></li>', '<li><a href="#b">B</a></li>\n'],
    ['begins an attribute once', 'html', '<input name="█">\n', '"email"', '<input name="email">\n'],
    ['begins the first of several strings once', 'dockerfile', 'CMD ["█"]\n', '"a", "b"', 'CMD ["a", "b"]\n'],
    [
      'begins a call once',
      'less',
      'p {\n  color: fade(@a, █);\n}\n',
      'fade(@a, 7%);',
      'p {\n  color: fade(@a, 7%);\n}\n',
    ],
  ]);
});
