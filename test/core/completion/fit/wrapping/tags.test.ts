import { itCompletes } from '../../../../support/completed.ts';
import { dedent } from '../../../../support/dedent.ts';
import { BODY, CODE, FILLED } from './documents.ts';

describe('a tag around the answer', () => {
  itCompletes([
    ['is dropped', 'typescript', 'const a = █', '<completion>b + c;</completion>', 'const a = b + c;'],
    [
      'is dropped together with the tag around it',
      'typescript',
      BODY,
      `<response>\n<code>\n${CODE}\n</code>\n</response>`,
      FILLED,
    ],
    ['is dropped in a fence', 'typescript', BODY, `\`\`\`ts\n<CODE>\n${CODE}\n</CODE>\n\`\`\``, FILLED],
    [
      'is dropped in a fence where it is on the line of the code',
      'python',
      'a = █',
      dedent`
        \`\`\`python
        <completion>b + c</completion>
        \`\`\`

        It adds them.`,
      'a = b + c',
    ],
    [
      'is dropped where several lines follow the name before the cursor',
      'typescript',
      'add█',
      '<CODE>(\n  a,\n);</CODE>',
      'add(\n  a,\n);',
    ],
    [
      'is dropped, and the line break after it is kept',
      'typescriptreact',
      'interface Props {█\n}\n',
      dedent`
        <completion>
          /**
           * A node.
           */
          children: Node</completion>`,
      dedent`
        interface Props {
          /**
           * A node.
           */
          children: Node
        }
      `,
    ],
    [
      'is kept where it is an element of the page',
      'html',
      '<p>\n█\n</p>',
      dedent`
        \`\`\`html
        <code>
        a
        </code>
        \`\`\``,
      dedent`
        <p>
        <code>
        a
        </code>
        </p>`,
    ],
  ]);
});

describe('a token of a prompt', () => {
  itCompletes([
    ['is dropped at the end of the answer', 'typescript', BODY, `\`\`\`ts\n${CODE}\n\`\`\`<|im_end|>`, FILLED],
    [
      'is dropped where it marks the cursor in a repeated line',
      'typescript',
      'const a = █',
      'const a = <CURSOR>b + c;',
      'const a = b + c;',
    ],
    [
      'is dropped where it marks the cursor below repeated lines',
      'typescript',
      'first();\nsecond();\nconst a = █',
      dedent`
        \`\`\`ts
        first();
        second();
        const a = <|cursor|>b;
        \`\`\``,
      'first();\nsecond();\nconst a = b;',
    ],
  ]);
});

describe('a tag that closes itself', () => {
  itCompletes([
    [
      'is code',
      'vue',
      '<template>\n  █\n</template>\n',
      '<completion :value="a" />\n  <b-c />',
      '<template>\n  <completion :value="a" />\n  <b-c />\n</template>\n',
    ],
  ]);
});

describe('the mark of the cursor', () => {
  itCompletes([
    ['is dropped from both ends', 'python', 'a = 1\n█\n', '[CURSOR]b = 2[/CURSOR]', 'a = 1\nb = 2\n'],
    [
      'is text in a string of the answer',
      'java',
      'm = of(\n    █\n);\n',
      '"here", "<CURSOR>"',
      'm = of(\n    "here", "<CURSOR>"\n);\n',
    ],
  ]);
});

describe('a token of a template', () => {
  itCompletes([
    [
      'is dropped without the one that it announces',
      'python',
      'def f():\n    █\n',
      '<PRE> return 1 <EOT>',
      'def f():\n    return 1\n',
    ],
    [
      'may be an element of a document',
      'xml',
      '<a>\n  █\n</a>\n',
      '<think>Who?</think>\n  <b/>',
      '<a>\n  <think>Who?</think>\n  <b/>\n</a>\n',
    ],
  ]);
});
