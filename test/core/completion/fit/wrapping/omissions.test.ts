import { itCompletes } from '../../../../support/completed.ts';
import { dedent } from '../../../../support/dedent.ts';
import { BODY, CODE, FILLED } from './documents.ts';

describe('a comment in place of code', () => {
  itCompletes([
    ['is dropped at the end of the answer', 'typescript', BODY, `${CODE}\n  // ... rest of the code ...`, FILLED],
    [
      'is dropped above and below the new code',
      'typescript',
      dedent`
        import x;

        function f() {
          █
        }`,
      dedent`
        \`\`\`ts
        // ... existing code ...
          a();
        // ... existing code ...
        \`\`\``,
      dedent`
        import x;

        function f() {
          a();
        }`,
    ],
    [
      'is dropped between the beginning of the file and the cursor',
      'typescript',
      dedent`
        import { x } from "x";
        f();
        g();
        function h() {
          █
        }`,
      dedent`
        \`\`\`ts
        import { x } from "x";
        // ... existing code ...
        function h() {
          a();
        }
        \`\`\``,
      dedent`
        import { x } from "x";
        f();
        g();
        function h() {
          a();
        }`,
    ],
  ]);
});

describe('text that looks like a comment in place of code', () => {
  itCompletes([
    ['is kept where it is an ellipsis', 'python', 'def f():\n    █', '...', 'def f():\n    ...'],
    [
      'is kept where it describes the code below',
      'python',
      'a = b\n█',
      '# the rest of the values follow\nc = d',
      'a = b\n# the rest of the values follow\nc = d',
    ],
  ]);
});
