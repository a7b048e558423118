import assert from 'node:assert/strict';
import { completed } from '../../../support/completed.ts';

type Case = [rule: string, languageId: string, before: string, answer: string, after: string];

const BODY = 'function f() {\n  █\n}';
const FILLED = 'function f() {\n  a();\n  b();\n}';
const CODE = 'a();\n  b();';

/** Ways of wrapping an answer: what comes into the document is the code alone. */
describe('an answer in a wrapping of its own', () => {
  const cases: Case[] = [
    ['stands in a quoted fence', 'typescript', BODY, '> ```ts\n> a();\n>   b();\n> ```', FILLED],
    ['is quoted line by line', 'typescript', BODY, '> a();\n>   b();', FILLED],
    [
      'stands in a list',
      'typescript',
      BODY,
      '1. Put this at the cursor:\n\n   ```ts\n   a();\n     b();\n   ```',
      FILLED,
    ],
    ['stands under a heading', 'typescript', BODY, `### Completion\n\n\`\`\`ts\n${CODE}\n\`\`\``, FILLED],
    [
      'stands under a heading where that would be a comment',
      'python',
      'def f():\n    █',
      '### Completion\n\n```python\nreturn 1\n```',
      'def f():\n    return 1',
    ],
    ['stands under a heading in the middle of a line', 'typescript', 'f(█', '### Code\n\n```ts\n1);\n```', 'f(1);'],
    ['stands under bold words', 'typescript', BODY, `**Answer:**\n\n${CODE}`, FILLED],
    [
      'is the first of several',
      'typescript',
      BODY,
      'Option 1:\n\n```ts\na();\n  b();\n```\n\nOption 2:\n\n```ts\nc();\n```',
      FILLED,
    ],
    ['stands in a tag in a fence', 'typescript', BODY, `\`\`\`ts\n<CODE>\n${CODE}\n</CODE>\n\`\`\``, FILLED],
    [
      'stands in a tag in a fence, on its line',
      'python',
      'a = █',
      '```python\n<completion>b + c</completion>\n```\n\nIt adds them.',
      'a = b + c',
    ],
    [
      'stands in a tag behind a name, over several lines',
      'typescript',
      'add█',
      '<CODE>(\n  a,\n);</CODE>',
      'add(\n  a,\n);',
    ],
    [
      'begins with an element of the page in a fence',
      'html',
      '<p>\n█\n</p>',
      '```html\n<code>\na\n</code>\n```',
      '<p>\n<code>\na\n</code>\n</p>',
    ],
    ['is told in passing', 'typescript', 'const a = █', 'The missing code is `b + c;`.', 'const a = b + c;'],
    [
      'follows a sentence in the middle of a line',
      'typescript',
      'f(█',
      'Completing the code at the cursor:\n\n1);',
      'f(1);',
    ],
    ['follows a sentence in a string', 'json', '{ "a": "█"', 'You can finish it like this:\n\ncd"', '{ "a": "cd"'],
    [
      'follows a thought whose beginning is missing',
      'typescript',
      'f(█',
      'I should finish it.\n</think>\n\n1);',
      'f(1);',
    ],
    ['stands in two tags', 'typescript', BODY, `<response>\n<code>\n${CODE}\n</code>\n</response>`, FILLED],
    ['is followed by a token of a prompt', 'typescript', BODY, `\`\`\`ts\n${CODE}\n\`\`\`<|im_end|>`, FILLED],
    ['is a patch', 'typescript', BODY, '```diff\n function f() {\n+  a();\n+  b();\n }\n```', FILLED],
    [
      'is a patch with its place',
      'typescript',
      BODY,
      '```diff\n--- a/f.ts\n+++ b/f.ts\n@@ -1,2 +1,4 @@\n function f() {\n+  a();\n+  b();\n }\n```',
      FILLED,
    ],
    ['takes a line out and puts one in', 'typescript', 'f();\n  g(█', '```diff\n-  g(\n+  g(1);\n```', 'f();\n  g(1);'],
    ['has its lines numbered', 'typescript', BODY, '2 |   a();\n3 |   b();', FILLED],
    ['has its lines numbered in a fence', 'typescript', BODY, '```ts\n2:   a();\n3:   b();\n```', FILLED],
    [
      'has the entries of a table numbered as lines of the document',
      'go',
      'var a = []user{\n\t{\n█\n\t},\n}\n',
      '```go\n3: \t\tname: "one",\n4: \t\tage:  1,\n```',
      'var a = []user{\n\t{\n\t\tname: "one",\n\t\tage:  1,\n\t},\n}\n',
    ],
    [
      'stands in backquotes with what closes its line',
      'typescript',
      'const a = f(b.█\n',
      '`c(1));`',
      'const a = f(b.c(1));\n',
    ],
    ['is escaped for a page', 'typescript', 'if (█', 'a &lt; b &amp;&amp; c) {', 'if (a < b && c) {'],
    ['leaves out the rest', 'typescript', BODY, `${CODE}\n  // ... rest of the code ...`, FILLED],
    [
      'leaves out what is around it',
      'typescript',
      'import x;\n\nfunction f() {\n  █\n}',
      '```ts\n// ... existing code ...\n  a();\n// ... existing code ...\n```',
      'import x;\n\nfunction f() {\n  a();\n}',
    ],
    [
      'leaves out what is between the beginning and the cursor',
      'typescript',
      'import { x } from "x";\nf();\ng();\nfunction h() {\n  █\n}',
      '```ts\nimport { x } from "x";\n// ... existing code ...\nfunction h() {\n  a();\n}\n```',
      'import { x } from "x";\nf();\ng();\nfunction h() {\n  a();\n}',
    ],
    ['is explained', 'typescript', BODY, `${CODE}\n\nExplanation:\n- Short.\n- Plain.`, FILLED],
    ['is set off from what is said of it', 'typescript', BODY, `${CODE}\n\n---\n\nDone.`, FILLED],
    ['is followed by an aside', 'typescript', BODY, `${CODE}\n\n(I kept the names that the file uses.)`, FILLED],
    ['has blank lines inside its fence', 'typescript', 'const a = █', '```ts\n\nb;\n\n```', 'const a = b;'],
    ['begins with a line break in the middle of a line', 'typescript', '  const a = █', '\nb;', '  const a = b;'],
    [
      'marks the cursor behind what it repeats',
      'typescript',
      'first();\nsecond();\nconst a = █',
      '```ts\nfirst();\nsecond();\nconst a = <|cursor|>b;\n```',
      'first();\nsecond();\nconst a = b;',
    ],
    [
      'breaks off in the line below',
      'typescript',
      'function f() {\n  █\n  return compute(total);\n}',
      'a();\n  return compute(to',
      'function f() {\n  a();\n  return compute(total);\n}',
    ],
    [
      'repeats the brace above',
      'csharp',
      'int F()\n{\n    █\n}',
      '```cs\n{\n    return 1;\n```',
      'int F()\n{\n    return 1;\n}',
    ],
    [
      'repeats a fence of the document in its own',
      'markdown',
      'Install:\n\n```sh\nnpm i\n```\n\nThen █\n\nDone.',
      '```markdown\nnpm i\n```\n\nThen import it.\n```',
      'Install:\n\n```sh\nnpm i\n```\n\nThen import it.\n\nDone.',
    ],
    [
      'closes the fence of the document',
      'markdown',
      'Import:\n\n```ts\n█\n\nf();\n```\n',
      'import f;\n```\n\nThen it runs.',
      'Import:\n\n```ts\nimport f;\n\nf();\n```\n',
    ],
    [
      'is a list under a sentence in a document',
      'markdown',
      'Fruit:\n\n█* Plums are blue.\n',
      '* Apples are red.\n',
      'Fruit:\n\n* Apples are red.\n* Plums are blue.\n',
    ],
  ];
  for (const [rule, languageId, before, answer, after] of cases) {
    it(rule, () => assert.equal(completed(before, answer, languageId), after));
  }
});

/** What looks like a wrapping and is code. */
describe('an answer that looks wrapped', () => {
  const cases: Case[] = [
    [
      'keeps a table with numbers for keys',
      'typescript',
      'const a = {█',
      '\n  1: "a",\n  2: "b",\n};',
      'const a = {\n  1: "a",\n  2: "b",\n};',
    ],
    ['keeps a sum of bits', 'typescript', 'const a =█', '\n  1 | b;', 'const a =\n  1 | b;'],
    [
      'keeps entities in strings',
      'typescript',
      'const a = █',
      'b.replace("<", "&lt;");',
      'const a = b.replace("<", "&lt;");',
    ],
    ['keeps a lone entity', 'typescript', 'const a = █', '"&lt;";', 'const a = "&lt;";'],
    ['keeps an ellipsis', 'python', 'def f():\n    █', '...', 'def f():\n    ...'],
    ['keeps signs', 'python', 'a = (█', '\n    -1\n    + b)', 'a = (\n    -1\n    + b)'],
    [
      'keeps comments that name the rest',
      'python',
      'a = b\n█',
      '# the rest of the values follow\nc = d',
      'a = b\n# the rest of the values follow\nc = d',
    ],
    ['keeps a paragraph above', 'python', 'a = 1\n█', '\ndef f():\n    return 1', 'a = 1\n\ndef f():\n    return 1'],
    [
      'keeps a quotation',
      'markdown',
      'He said:\n\n█',
      '> Come in.\n> Sit down.',
      'He said:\n\n> Come in.\n> Sit down.',
    ],
    [
      'keeps a heading',
      'markdown',
      'Text.\n\n█',
      '### Completion\n\nIt is done.',
      'Text.\n\n### Completion\n\nIt is done.',
    ],
    ['keeps a query', 'sql', 'SELECT *\n█', 'FROM a\nWHERE b > 1;', 'SELECT *\nFROM a\nWHERE b > 1;'],
  ];
  for (const [rule, languageId, before, answer, after] of cases) {
    it(rule, () => assert.equal(completed(before, answer, languageId), after));
  }
});
