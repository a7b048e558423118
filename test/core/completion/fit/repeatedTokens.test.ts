import { itCompletes } from '../../../support/completed.ts';
import { dedent } from '../../../support/dedent.ts';

/** Answers that begin with what stands before the cursor: where that is an echo, and where it is meant. */
describe("a model's habit", () => {
  itCompletes([
    ['of a type said again', 'cpp', '  std::size_t █\n', 'size_t columns;', '  std::size_t columns;\n'],
    ['of a name said again', 'typescript', 'const value █\n', 'value = await f();', 'const value = await f();\n'],
    [
      'is none where the name is its own type',
      'csharp',
      'public Color █\n',
      'Color { get; }',
      'public Color Color { get; }\n',
    ],
    [
      'is none where the name is its own type, far below the head of its class',
      'csharp',
      `class A\n{\n${'    public int F() { return 1; }\n'.repeat(60)}    public Color █\n}\n`,
      'Color { get; }',
      `class A\n{\n${'    public int F() { return 1; }\n'.repeat(60)}    public Color Color { get; }\n}\n`,
    ],
    ['is none where two words are one type', 'c', 'unsigned long █\n', 'long a;', 'unsigned long long a;\n'],
    ['of a pointer said again', 'c', 'int f(state_t █\n', 'state_t *s) {', 'int f(state_t *s) {\n'],
    ['of a member said again', 'c', '  a->count █0;\n', 'count = ', '  a->count = 0;\n'],
    ['of a condition said again', 'cpp', '  if (limit █\n', 'limit > 0)', '  if (limit > 0)\n'],
    ['of a directive said again', 'cpp', '#include █\n', 'include <map>', '#include <map>\n'],
    ['of brackets and a quote said again', 'php', "$a->get('█');\n", "('name", "$a->get('name');\n"],
    ['of brackets and quotes said again in a list', 'javascript', "f(['█']);\n", "['a', 'b", "f(['a', 'b']);\n"],
    ['of a path said again', 'javascript', "import a from '.█/b.js';\n", "'../..", "import a from '../../b.js';\n"],
    [
      'of two brackets said again',
      'typescript',
      dedent`
        type A<T> = {};
        function f<T>(█
        ) {}
      `,
      '>(a: T',
      dedent`
        type A<T> = {};
        function f<T>(a: T
        ) {}
      `,
    ],
    ['of a word said again in a comment', 'ruby', '# Reads until it █\na\n', 'it ends.', '# Reads until it ends.\na\n'],
    [
      'of half a word said again in a comment',
      'c',
      '/* The no█\nint a;\n',
      'notifications. */',
      '/* The notifications. */\nint a;\n',
    ],
    [
      'of a word said again in a message',
      'go',
      '\tt.Errorf("Expected █\n',
      'Expected error %q", err)',
      '\tt.Errorf("Expected error %q", err)\n',
    ],
    [
      'is none where English has a word twice',
      'ruby',
      '# All that █\na\n',
      'that was read.',
      '# All that that was read.\na\n',
    ],
    [
      'is none where a parameter is told by its name',
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
    ['is none where a string closes and opens', 'python', "a = ['█']\n", "b', 'c", "a = ['b', 'c']\n"],
    [
      'of a tag said again in a comment',
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
    ['of a pattern said again', 'rust', '    Left █\n', 'Left => 1,', '    Left => 1,\n'],
    ['of a reference said again', 'cpp', '  auto&& out █1;\n', 'out = ', '  auto&& out = 1;\n'],
    [
      'of half a constant said again in a comment',
      'ruby',
      '# Sets SCRIPT_N█\na\n',
      'SCRIPT_NAME.',
      '# Sets SCRIPT_NAME.\na\n',
    ],
    ['of an operator said again', 'php', '$a .= █\n', ".= 'b';", "$a .= 'b';\n"],
    ['is none where a call without brackets follows', 'ruby', 'a.to █\n', 'to b', 'a.to to b\n'],
    ['of a quote said again', 'html', '<p class="█">', '="one', '<p class="one">'],
    ['of the quote before a value said again', 'json', '{\n  "a": █\n}', '": false', '{\n  "a": false\n}'],
    ['of an argument said again', 'python', 'read(encoding=█)\n', 'encoding="utf-8")', 'read(encoding="utf-8")\n'],
    ['of a type and its sign said again', 'typescript', 'let a: T[] = █\n', 'T[] = [];', 'let a: T[] = [];\n'],
    ['of a folder said again', 'typescript', 'import "./a/█";\n', './a/b";', 'import "./a/b";\n'],
    ['of a template tag said again', 'erb', '<%= █ %>\n', '<%= name %>', '<%= name %>\n'],
    ['of an operator between values said again', 'typescript', 'f(a &&█)\n', '&& b', 'f(a && b)\n'],
    ['of a keyword in capitals said again', 'sql', 'select █\nfrom a;\n', 'SELECT id', 'select id\nfrom a;\n'],
    ['of an unfinished path of names said again', 'python', 'import nump█\n', 'import numpy', 'import numpy\n'],
    ['is none where brackets nest', 'typescript', 'f([█])\n', '[1], [2]', 'f([[1], [2]])\n'],
    ['of a quote said again in a component', 'typescriptreact', 'a = <p class="█">', '="one', 'a = <p class="one">'],
  ]);
});
