import assert from 'node:assert/strict';
import { completed } from '../../support/completed.ts';

type Case = [rule: string, languageId: string, before: string, answer: string, after: string];

/** What of an answer is a copy of the document, and where its lines belong: each was a wrong text once. */
describe('an answer that copies, or leaves out what stands at the left', () => {
  const cases: Case[] = [
    [
      'is the head of a hunk that the document shows',
      'shellscript',
      'diff <<EOF\n█\n-a\nEOF',
      '@@ -1 +1 @@',
      'diff <<EOF\n@@ -1 +1 @@\n-a\nEOF',
    ],
    [
      'repeats an opening bracket with the blanks before it',
      'shellscript',
      'if a; then\n\t(█)\nfi',
      '\t( cd x && y ',
      'if a; then\n\t( cd x && y )\nfi',
    ],
    [
      'repeats a brace with the blanks behind it',
      'c',
      'enum\n{\t\t\t█\n  A,\n};',
      '{\t\t\t\t/* type */',
      'enum\n{\t\t\t\t/* type */\n  A,\n};',
    ],
    [
      'repeats an opening bracket that the rest of the line closes',
      'typescript',
      'return poll(\n    (█) =>\n      get(id));',
      '(headers',
      'return poll(\n    (headers) =>\n      get(id));',
    ],
    [
      'repeats the brackets that a macro opens',
      'c',
      '# define A(b) \\\n\t((█) + C >= 1)\n',
      '((D << 16',
      '# define A(b) \\\n\t((D << 16) + C >= 1)\n',
    ],
    ['begins with a bracket of its own', 'typescript', 'const a = (█);', '(b + c) * d', 'const a = ((b + c) * d);'],
    [
      'spreads what was begun with three dots',
      'typescript',
      'f({\n  ...█\n  b,\n});',
      '...a,',
      'f({\n  ...a,\n  b,\n});',
    ],
    ['finishes the dots that were begun', 'typescript', 'f({\n  .█\n  b,\n});', '..a,', 'f({\n  ...a,\n  b,\n});'],
    [
      'goes on behind a closing brace and a blank',
      'typescript',
      'export { A } █\nexport { B };',
      "from './a';",
      "export { A } from './a';\nexport { B };",
    ],
    [
      'repeats the brace below where no bracket is open',
      'shellscript',
      'cat <<EOF\n// {\n    █\n}\nEOF\n',
      'print\n    next\n}',
      'cat <<EOF\n// {\n    print\n    next\n}\nEOF\n',
    ],
    [
      'repeats the rest of its line in a text',
      'shellscript',
      "a=$(sed -n -e 's/^Cc: \\(█)$/\\1,/gp' \\\n\t-e 's/b/c/')",
      ".*\\)$/\\1,/gp' \\",
      "a=$(sed -n -e 's/^Cc: \\(.*\\)$/\\1,/gp' \\\n\t-e 's/b/c/')",
    ],
    [
      'repeats the brace below, where another one is not written yet',
      'typescript',
      'function f() {\n  if (a) {\n    █\n  }\n  b();\n',
      'return 1;\n  }',
      'function f() {\n  if (a) {\n    return 1;\n  }\n  b();\n',
    ],
    [
      'writes a statement without braces from the left edge',
      'javascript',
      'for (const p of q) {\n        █\n    }\n',
      'if (p.magic())\n    return true;',
      'for (const p of q) {\n        if (p.magic())\n            return true;\n    }\n',
    ],
    [
      'writes a condition over lines from the left edge',
      'javascript',
      'class A {\n    f() {\n        █\n    }\n}',
      'return !(this.a ||\n    this.b);',
      'class A {\n    f() {\n        return !(this.a ||\n            this.b);\n    }\n}',
    ],
    [
      'writes a value below its name from the left edge',
      'typescript',
      'const a = () => {\n    if (b) {\n        █\n    }\n};',
      'const c =\n    d();\nreturn c;',
      'const a = () => {\n    if (b) {\n        const c =\n            d();\n        return c;\n    }\n};',
    ],
    [
      'has the further lines where they stand already',
      'javascript',
      'for (const p of q) {\n    █\n}\n',
      'if (p.magic())\n        return true;',
      'for (const p of q) {\n    if (p.magic())\n        return true;\n}\n',
    ],
    [
      'keeps parts of one condition under each other',
      'javascript',
      'if (\n    █\n) {\n}\n',
      'a &&\n    b',
      'if (\n    a &&\n    b\n) {\n}\n',
    ],
    [
      'puts what follows under the bracket from the left edge',
      'python',
      'def f(a):\n        █\n',
      'for b in ("c",\n          "d"):\n    if a == b:\n        return True',
      'def f(a):\n        for b in ("c",\n                  "d"):\n            if a == b:\n                return True\n',
    ],
    [
      'goes on in the function behind a blank line',
      'python',
      'def f():\n    █\n\n\ndef g():\n    pass\n',
      '"""Says."""\n\nreturn 1',
      'def f():\n    """Says."""\n\n    return 1\n\n\ndef g():\n    pass\n',
    ],
    [
      'imports several names from the left edge',
      'python',
      'try:\n    █\nexcept ImportError:\n    pass\n',
      'from a import b\nfrom c import d',
      'try:\n    from a import b\n    from c import d\nexcept ImportError:\n    pass\n',
    ],
    [
      'mixes tabs and spaces as the document does',
      'shellscript',
      'f() {\n    █\n}\ng() {\n\ta\n}\n',
      'if b; then\n\tc\n    fi',
      'f() {\n    if b; then\n\tc\n    fi\n}\ng() {\n\ta\n}\n',
    ],
    [
      'closes the block that was only just opened',
      'cpp',
      'class A {\n  void f() {\n  █\n\n  int b;\n};',
      '  }',
      'class A {\n  void f() {\n  }\n\n  int b;\n};',
    ],
    [
      'repeats the closing brackets above',
      'typescript',
      'class A {\n  f() {\n    return g(\n      h(\n      ),\n    );\n  █\n\n  i() {}\n}',
      '      ),\n    );\n  }',
      'class A {\n  f() {\n    return g(\n      h(\n      ),\n    );\n  }\n\n  i() {}\n}',
    ],
    [
      'repeats the end of a comment and a brace',
      'typescript',
      'const a = [\n  /**\n   * B.\n   */\n  {\n    █\n  },\n];',
      '   */\n  {\n    c: 1,',
      'const a = [\n  /**\n   * B.\n   */\n  {\n    c: 1,\n  },\n];',
    ],
    [
      'repeats a directive above',
      'c',
      '# endif\n\n#ifdef A\n█\nint b;\n#endif',
      '\n#ifdef A\n/* c */',
      '# endif\n\n#ifdef A\n/* c */\nint b;\n#endif',
    ],
    [
      'repeats the opening of a comment',
      'typescript',
      'f();\n\n/**\n █\n */\nconst a = 1;',
      '\n/**\n * Says.',
      'f();\n\n/**\n * Says.\n */\nconst a = 1;',
    ],
    [
      'repeats a ruler above',
      'shellscript',
      'a\n\n##########\n█\n\nb',
      '\n##########\n# C.',
      'a\n\n##########\n# C.\n\nb',
    ],
    [
      'repeats the sentence of a comment with what opens it',
      'python',
      'class A:\n    """\n    This enum represents the different states a state █\n    """\n',
      'class A:\n    """\n    This enum represents the different states a state machine can be in.',
      'class A:\n    """\n    This enum represents the different states a state machine can be in.\n    """\n',
    ],
    [
      'ends an example in a comment',
      'typescript',
      '/**\n * ```ts\n * a();\n █\n */\nf();',
      '```ts\n* ```\n```',
      '/**\n * ```ts\n * a();\n * ```\n */\nf();',
    ],
  ];
  for (const [rule, languageId, before, answer, after] of cases) {
    it(rule, () => assert.equal(completed(before, answer, languageId), after));
  }
});
