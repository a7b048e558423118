import { itCompletes } from '../../../../support/completed.ts';
import { dedent } from '../../../../support/dedent.ts';

describe('an answer without a line break', () => {
  itCompletes([
    [
      'begins below a comment, in an unknown language too',
      'matlab',
      't = 0:0.1:6;\n% Plot the curve.█\n',
      'plot(t, sin(t));',
      't = 0:0.1:6;\n% Plot the curve.\nplot(t, sin(t));\n',
    ],
    [
      'gets a space behind a word of a sentence',
      'markdown',
      'Please read the manual█\n',
      'before you start.',
      'Please read the manual before you start.\n',
    ],
    [
      'begins a line after an unwrapped value',
      'swift',
      '    let a = b()!█\n',
      'let c = a.d',
      '    let a = b()!\n    let c = a.d\n',
    ],
    [
      'begins a line with a condition',
      'lua',
      '  if a then return b end█\n',
      'if c then return d end',
      '  if a then return b end\n  if c then return d end\n',
    ],
    [
      'begins no line with a condition that may follow a value',
      'ruby',
      '  return total█\n',
      'if b',
      '  return total if b\n',
    ],
    ['begins a line after a path', 'dockerfile', 'COPY a ./█\n', 'RUN make', 'COPY a ./\nRUN make\n'],
    [
      'begins a line with a map after a list',
      'elixir',
      '    a = [b | c]█\n',
      '%{d: a}',
      '    a = [b | c]\n    %{d: a}\n',
    ],
    [
      'begins a line with a signature',
      'haskell',
      'area r = pi * r█\n',
      'size :: Int',
      'area r = pi * r\nsize :: Int\n',
    ],
    [
      'begins no line with a branch',
      'javascript',
      'try {\n  a();\n}█\n',
      'catch (e) {\n  b();\n}',
      'try {\n  a();\n} catch (e) {\n  b();\n}\n',
    ],
    [
      'continues a type with a blank',
      'java',
      'class Box<T>█\n',
      'extends Base<T> {',
      'class Box<T> extends Base<T> {\n',
    ],
    [
      'begins a line after the colon of a block',
      'python',
      'for x in xs:█\n\nprint(1)',
      '    print(x)',
      dedent`
        for x in xs:
            print(x)

        print(1)`,
    ],
    [
      'begins no line after the colon of a parameter',
      'python',
      'def f(a: █\n',
      'object) -> str:\n    return a',
      'def f(a: object) -> str:\n    return a\n',
    ],
    [
      'begins a line after a whole assignment',
      'terraform',
      dedent`
        variable "a" {
          type = string█
        }
      `,
      'default = ""',
      dedent`
        variable "a" {
          type = string
          default = ""
        }
      `,
    ],
    [
      'begins no line after a closing brace and a blank',
      'typescript',
      'export { A } █\nexport { B };',
      "from './a';",
      "export { A } from './a';\nexport { B };",
    ],
    [
      'begins no line before an operator',
      'java',
      dedent`
        void f() {
            █ = 0;
        }
      `,
      'this.a',
      dedent`
        void f() {
            this.a = 0;
        }
      `,
    ],
    [
      'begins with a blank after the keyword of a declaration',
      'perl',
      dedent`
        sub f {
            my█
        }
      `,
      '@n = @_;',
      dedent`
        sub f {
            my @n = @_;
        }
      `,
    ],
  ]);
});

describe('an answer before the text of a line', () => {
  itCompletes([
    [
      'becomes a line of its own above a statement',
      'python',
      'def f():\n█    return a',
      '    a = 1',
      'def f():\n    a = 1\n    return a',
    ],
    [
      'becomes a line of its own above a closing bracket',
      'typescript',
      dedent`
        const a = {
          b: 1,
        █};
      `,
      '  c: 2,\n',
      dedent`
        const a = {
          b: 1,
          c: 2,
        };
      `,
    ],
    [
      'becomes a line of its own where it is a comment',
      'sql',
      '█SELECT 1;',
      '-- Is there one?\n',
      '-- Is there one?\nSELECT 1;',
    ],
    [
      'becomes a line of its own above the item of a list',
      'markdown',
      dedent`
        Fruit:

        █* Plums are blue.
      `,
      '* Apples are red.\n',
      dedent`
        Fruit:

        * Apples are red.
        * Plums are blue.
      `,
    ],
  ]);
});
