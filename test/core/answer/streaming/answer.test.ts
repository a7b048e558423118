import assert from 'node:assert/strict';
import { AnswerReader } from '../../../../src/core/answer/streaming/answer.ts';
import { cursorContextOf } from '../../../../src/core/document/cursorContext.ts';
import { holeAt } from '../../../support/cursor.ts';
import { dedent } from '../../../support/dedent.ts';

/** The code in an answer given at `drawn`, and why it ended. */
function codeOf(drawn: string, languageId: string, answer: string): [code: string, ended: string | undefined] {
  const reader = new AnswerReader(cursorContextOf(holeAt(drawn, languageId)));
  const lines: string[] = [];
  for (const line of answer.split('\n')) lines.push(...reader.line(line).map(({ text }) => text));
  lines.push(...reader.end().map(({ text }) => text));
  return [lines.join('\n').trimEnd(), reader.ended];
}

type Case = [rule: string, drawn: string, languageId: string, answer: string, code: string, ended?: string];

describe('an answer', () => {
  const at = 'const a = █';
  const cases: Case[] = [
    ['passes as it is', at, 'typescript', 'b;\n\nc();', 'b;\n\nc();'],
    ['loses its fence', at, 'typescript', '```ts\nb;\n```', 'b;', 'fence-closed'],
    ['loses a fence of tildes', at, 'typescript', '~~~\nb;\n~~~', 'b;', 'fence-closed'],
    [
      'loses a long fence, and keeps a short one in it',
      at,
      'typescript',
      dedent`
        \`\`\`\`
        b;
        \`\`\`
        c;
        \`\`\`\``,
      'b;\n```\nc;',
      'fence-closed',
    ],
    [
      'loses an indented fence with its indentation',
      at,
      'typescript',
      '  ```ts\n  b;\n    c;\n  ```',
      'b;\n  c;',
      'fence-closed',
    ],
    ['loses a fence that is not closed', at, 'typescript', '```ts\nb;', 'b;'],
    ['loses a fence stuck to the last line', at, 'typescript', '```ts\nb;```', 'b;', 'fence-closed'],
    ['loses a closing fence that nothing opened', at, 'typescript', 'b;\n```', 'b;', 'fence-closed'],
    ['loses a fence on one line', at, 'python', '```b```', 'b', 'fence-closed'],
    [
      'ends at the fence, whatever follows',
      at,
      'typescript',
      dedent`
        \`\`\`
        b;
        \`\`\`
        More:
        \`\`\`
        c;
        \`\`\``,
      'b;',
      'fence-closed',
    ],
    [
      'loses words before the fence',
      at,
      'typescript',
      dedent`
        I think this fits.

        The code:
        \`\`\`
        b;
        \`\`\``,
      'b;',
      'fence-closed',
    ],
    ['loses words before bare code', at, 'typescript', 'Sure! Here it is:\n\nb;', 'b;'],
    [
      'loses a sentence in no list of phrases',
      'f();\n█',
      'typescript',
      'Both values should be compared first.\nb();',
      'b();',
    ],
    ['keeps code on the line of its introduction', at, 'python', 'Here is the completion: `b + c`', 'b + c'],
    ['loses words after the code', at, 'typescript', 'b;\n\nThis sets a.', 'b;', 'remark'],
    ['loses words after the code without a blank line', at, 'typescript', 'b;\nNote that c is gone.', 'b;', 'remark'],
    ['loses a tag', at, 'typescript', '<completion>b;</completion>', 'b;', 'tag-closed'],
    ['loses a tag on lines of its own', at, 'typescript', '<code>\nb;\n</code>', 'b;', 'tag-closed'],
    [
      'loses a tag around a fence',
      at,
      'typescript',
      dedent`
      <answer>
      \`\`\`
      b;
      \`\`\`
      </answer>`,
      'b;',
      'fence-closed',
    ],
    ['loses thinking', at, 'typescript', '<think>b?\nc!</think>b;', 'b;'],
    ['loses thinking whose beginning is missing', at, 'typescript', 'I should add b.\n</think>\nb;', 'b;'],
    ['loses the cursor mark', at, 'typescript', '<CURSOR>b;', 'b;'],
    ['loses other cursor marks', at, 'typescript', '<|cursor|>b;█', 'b;'],
    ['loses the line before the cursor mark', 'foo(█', 'typescript', 'foo(<CURSOR>b);', 'b);'],
    [
      'loses tokens of other prompts',
      at,
      'typescript',
      '<|fim_prefix|>x<|fim_suffix|>y<|fim_middle|>b;<|endoftext|>z',
      'b;',
      'special-token',
    ],
    ['loses backquotes where they mean nothing', at, 'python', '`b`', 'b'],
    // Text that must stay.
    ['keeps a template literal', at, 'typescript', '`b`', '`b`'],
    ['keeps a drawn block', at, 'typescript', '"█".repeat(3);', '"█".repeat(3);'],
    ['keeps a type in angle brackets', 'const a: Set█', 'typescript', '<Answer> = b;', '<Answer> = b;'],
    [
      'keeps a fence in a docstring',
      'def f():\n    """\n    █',
      'python',
      dedent`
        Use:
        \`\`\`
        f()
        \`\`\`
        """`,
      dedent`
        Use:
        \`\`\`
        f()
        \`\`\`
        """`,
    ],
    [
      'keeps an English comment',
      'f();\n█',
      'typescript',
      '// This is what we need.\ng();',
      '// This is what we need.\ng();',
    ],
    ['keeps English in a comment', '// █', 'typescript', 'This is what we need.', 'This is what we need.'],
    ['keeps English in a string', 'const a = "█', 'typescript', 'Here is your order:', 'Here is your order:'],
    [
      'keeps English in Markdown',
      '# Title\n\n█',
      'markdown',
      'This is a text.\n\nNote that it is short.',
      'This is a text.\n\nNote that it is short.',
    ],
    [
      'keeps fences in Markdown',
      'Do:\n\n█',
      'markdown',
      dedent`
      \`\`\`sh
      npm i
      \`\`\`
      Then go.`,
      dedent`
      \`\`\`sh
      npm i
      \`\`\`
      Then go.`,
    ],
    [
      'opens a fence of Markdown in Markdown',
      '# Title\n\n█',
      'markdown',
      dedent`
        \`\`\`markdown
        Do:
        \`\`\`sh
        npm i
        \`\`\`
        \`\`\``,
      dedent`
        Do:
        \`\`\`sh
        npm i
        \`\`\``,
      'fence-closed',
    ],
    [
      'opens a fence in YAML',
      'a:\n  █',
      'yaml',
      dedent`
      Here is the completion:
      \`\`\`yaml
      b: 1
      \`\`\``,
      'b: 1',
      'fence-closed',
    ],
    ['keeps code that begins like a word', at, 'python', 'sure and certain', 'sure and certain'],
    [
      'keeps a condition in plain words',
      'if █',
      'python',
      'Foo is not None and Bar in Baz:',
      'Foo is not None and Bar in Baz:',
    ],
    ['keeps SQL', 'SELECT █', 'sql', 'name FROM users\nWHERE id = 1;', 'name FROM users\nWHERE id = 1;'],
    ['keeps the text of a tag', '<p>█</p>', 'html', 'Here is the news: all is well.', 'Here is the news: all is well.'],
  ];
  for (const [rule, drawn, languageId, answer, code, ended] of cases) {
    it(rule, () => assert.deepEqual(codeOf(drawn, languageId, answer), [code, ended]));
  }
});
