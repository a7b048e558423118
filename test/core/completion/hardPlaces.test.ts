import assert from 'node:assert/strict';
import { completed } from '../../support/completed.ts';

type Case = [rule: string, languageId: string, before: string, answer: string, after: string];

/** Places and answers where rules meet: each was a wrong text once. */
describe('an answer at a hard place', () => {
  const cases: Case[] = [
    [
      'written from the left edge is put where the block of a component stands',
      'typescriptreact',
      'function f(q: Q): void {\n  █\n}\n',
      '```tsx\nconst client = useClient(q)\n\nif (!client.get(q)) {\n  void client.load(q)\n}\n```',
      'function f(q: Q): void {\n  const client = useClient(q)\n\n  if (!client.get(q)) {\n    void client.load(q)\n  }\n}\n',
    ],
    [
      'written from the left edge is put where a method stands',
      'ruby',
      'module A\n  class C\n    # Takes it out.\n    █\n\n    def g\n    end\n  end\nend\n',
      'def take(attr)\n  lang = find(attr)\n  lang\nend',
      'module A\n  class C\n    # Takes it out.\n    def take(attr)\n      lang = find(attr)\n      lang\n    end\n\n    def g\n    end\n  end\nend\n',
    ],
    [
      'written from the left edge keeps its parameters under each other',
      'cpp',
      'struct A {\n  template <typename T>\n  █\n  }\n};\n',
      'auto format(view<T> v,\n            context& ctx) const -> T {\n  return base::format(v, ctx);',
      'struct A {\n  template <typename T>\n  auto format(view<T> v,\n              context& ctx) const -> T {\n    return base::format(v, ctx);\n  }\n};\n',
    ],
    [
      "written from the left edge is indented as the cursor's line is, in a file that mixes tabs and spaces",
      'csharp',
      'class A\n{\n\tint a;\n    bool F()\n    {\n        return b;\n    █\n}\n',
      '}\n\n/// <summary>\npublic int G()\n{\n    return 1;\n}',
      'class A\n{\n\tint a;\n    bool F()\n    {\n        return b;\n    }\n\n    /// <summary>\n    public int G()\n    {\n        return 1;\n    }\n}\n',
    ],
    [
      'has its label under the `switch`, with the blanks that it has there',
      'go',
      'func f(m string) {\n\tswitch m {\n\t█\n\t\tg()\n\tcase "b":\n\t\th()\n\t}\n}\n',
      '\tcase "a":',
      'func f(m string) {\n\tswitch m {\n\tcase "a":\n\t\tg()\n\tcase "b":\n\t\th()\n\t}\n}\n',
    ],
    [
      'begins with a document comment on a line of its own',
      'typescriptreact',
      'interface Props {█\n}\n',
      '<completion>\n  /**\n   * A node.\n   */\n  children: Node</completion>',
      'interface Props {\n  /**\n   * A node.\n   */\n  children: Node\n}\n',
    ],
    [
      'closes the bracket that the rest of the line leaves to it',
      'go',
      'func f() {\n\tall := []row{\n\t\t{"a", &kind{█3, false},\n\t\t{"b", &kind{}, 4, true},\n\t}\n}\n',
      '}, ',
      'func f() {\n\tall := []row{\n\t\t{"a", &kind{}, 3, false},\n\t\t{"b", &kind{}, 4, true},\n\t}\n}\n',
    ],
    [
      'may begin with a block of its own behind an opening brace',
      'cpp',
      'struct Q {\n  void push(T item)\n  {█\n  }\n};\n',
      '\n    {\n      lock_guard<mutex> lock(m_);\n      q_.push_back(item);\n    }\n    cv_.notify_one();',
      'struct Q {\n  void push(T item)\n  {\n    {\n      lock_guard<mutex> lock(m_);\n      q_.push_back(item);\n    }\n    cv_.notify_one();\n  }\n};\n',
    ],
    [
      'that begins with a line break is not the comment before it',
      'ruby',
      'class A < B # keeps them█\n  def f\n  end\nend\n',
      '\n  attr_reader :x\n',
      'class A < B # keeps them\n  attr_reader :x\n  def f\n  end\nend\n',
    ],
    [
      'may close the block and open another one in its place',
      'java',
      'class A {\n  int f() {\n    return 1;\n  █\n    return 2;\n  }\n}',
      '}\n\n  int g() {\n    h();',
      'class A {\n  int f() {\n    return 1;\n  }\n\n  int g() {\n    h();\n    return 2;\n  }\n}',
    ],
    [
      'is not shown where it closes the block and leaves another one open',
      'java',
      'class A {\n  int f() {\n    return 1;\n  █\n  }\n}',
      '}\n\n  int g() {\n    return 2;\n  }',
      'rejected: only-suffix',
    ],
    [
      'keeps the blank line that its fence ends with, where the next line is right below',
      'python',
      'def f():\n█\n    return a\n',
      '```python\n    a = 1\n\n```',
      'def f():\n    a = 1\n\n    return a\n',
    ],
    [
      'loses the line end that it ends with',
      'python',
      'def f():\n    █\n    return a\n',
      'a = 1\n',
      'def f():\n    a = 1\n    return a\n',
    ],
    [
      'stays a line of its own above a closing bracket',
      'typescript',
      'const a = {\n  b: 1,\n█};\n',
      '  c: 2,\n',
      'const a = {\n  b: 1,\n  c: 2,\n};\n',
    ],
    ['stays a comment of its own', 'sql', '█SELECT 1;', '-- Is there one?\n', '-- Is there one?\nSELECT 1;'],
    [
      'goes above a line without a blank line',
      'java',
      'import a;\n█import c;\n',
      '\nimport b;\n',
      'import a;\nimport b;\nimport c;\n',
    ],
    [
      'repeats a block that is there already, down to a brace that stands above twice',
      'json',
      '[\n  {\n    "a": 1\n  },\n  {\n    █\n  }\n]',
      '```json\n  {\n    "a": 1\n  },\n  {\n    "a": 2\n```',
      '[\n  {\n    "a": 1\n  },\n  {\n    "a": 2\n  }\n]',
    ],
    ['repeats the brace of its own line', 'csharp', 'if (a)\n{█\n}', '{\n    b();', 'if (a)\n{\n    b();\n}'],
    [
      'repeats a short line as it stands above',
      'typescript',
      'function f() {\n\tif (a) {\n\t\tyield* parts;\n█\n}',
      '\t\tyield* parts;\n\t}',
      'function f() {\n\tif (a) {\n\t\tyield* parts;\n\t}\n}',
    ],
    [
      'goes on past a closing word into the lines below',
      'shellscript',
      'until [ █\ndone\ntrap a EXIT\n',
      '$a -eq 0 ]; do\n  a=0\ndone\ntrap a EXIT',
      'until [ $a -eq 0 ]; do\n  a=0\ndone\ntrap a EXIT\n',
    ],
    [
      'stands in a comment that the editor has closed',
      'css',
      '/* Dark █*/\na {}',
      'rooms \n\nNote that I kept the style.',
      '/* Dark rooms */\na {}',
    ],
    [
      'is code in a component',
      'typescriptreact',
      'const a = () => {\n  █\n};',
      '**Answer:**\n\nreturn 1;',
      'const a = () => {\n  return 1;\n};',
    ],
    [
      'is text between tags',
      'typescriptreact',
      'const a = (\n  <p>\n    █\n  </p>\n);',
      'Here is what you need.',
      'const a = (\n  <p>\n    Here is what you need.\n  </p>\n);',
    ],
    [
      'puts a label to the left',
      'c',
      'int f(void)\n{\n\ta();\n\n█\n\tb();\n}',
      'fail:',
      'int f(void)\n{\n\ta();\n\nfail:\n\tb();\n}',
    ],
    [
      'keeps tabs that it mixes with the spaces of the document',
      'cpp',
      'namespace a\n{\n  █\n}',
      'struct b\n  {\n\tint c;\n  };',
      'namespace a\n{\n  struct b\n  {\n\tint c;\n  };\n}',
    ],
    [
      'goes on over lines to where the rest of the line fits',
      'csharp',
      'var a =\n  from b in c\n  where b.█Take(1);',
      'D > 0\n  select b;\n\nreturn a.',
      'var a =\n  from b in c\n  where b.D > 0\n  select b;\n\nreturn a.Take(1);',
    ],
    ['ends with its line where the rest fits', 'typescript', 'f(█, b);', 'a\nc();', 'f(a, b);'],
    [
      'repeats lines that also stand further up',
      'yaml',
      'a:\n  items:\n    type: string\nb:\n  items:\n    █\nc: 1\n',
      '  items:\n    type: string',
      'a:\n  items:\n    type: string\nb:\n  items:\n    type: string\nc: 1\n',
    ],
    [
      'repeats an entry as it stands above',
      'json',
      '[\n    "path",\n    █\n    "sh"\n]',
      '    "path",\n    "range",',
      '[\n    "path",\n    "range",\n    "sh"\n]',
    ],
  ];
  for (const [rule, languageId, before, answer, after] of cases) {
    it(rule, () => assert.equal(completed(before, answer, languageId), after));
  }
});
