import assert from 'node:assert/strict';
import { ProposalReader } from '../../../../src/core/refactor/reading/proposal.ts';
import { targetOf } from '../../../../src/core/refactor/target/target.ts';
import { dedent } from '../../../support/dedent.ts';

const DOCUMENTS = {
  python: [
    'a.py',
    dedent`
      def f(xs):
          t = 0
          for x in xs:
              t += x
          return t
    `,
  ],
  typescript: [
    'a.ts',
    dedent`
      function f(xs: number[]) {
        let t = 0;
        for (const x of xs) t += x;
        return t;
      }
    `,
  ],
  typescriptreact: [
    'a.tsx',
    dedent`
      function A({ x }: { x: string }) {
        const y = x;
        return <p>{y}</p>;
      }
    `,
  ],
  go: [
    'a.go',
    dedent`
      package a

      func f() int {
      \treturn 1
      }
    `,
  ],
  java: [
    'A.java',
    dedent`
      class A {
        int f() { return 1; }
      }
    `,
  ],
  html: [
    'a.html',
    dedent`
      <div>
        <p>a</p>
      </div>
    `,
  ],
  yaml: [
    'a.yaml',
    dedent`
      a:
        b: 1
        c: 2
    `,
  ],
} as const;

const TALK = [
  'Done.',
  'OK',
  'None',
  'null',
  'Unchanged.',
  'Looks good!',
  '(no changes)',
  '[no output]',
  '…',
  'Use `x = 2` instead.',
  'Use ```x = 2``` instead.',
  'Rename it: foo -> bar.',
  'Replace the loop with sum(xs).',
  'Consider using a list comprehension [f(x) for x in xs] here.',
  '1. Extract `f()`.\n2. Call it.',
  '- Rename `a` to `b`\n- Add types',
  dedent`
    # Refactoring

    Nothing to refactor.`,
  'Error: context too long',
  '{"error": "overloaded"}',
  '> Note: unchanged.',
  'Result = same',
  dedent`
    It could be simplified:

    first, remove the \`if\`;
    then, return early.`,
  dedent`
    <answer>
    No change needed.
    </answer>`,
  '<response>The code is good.</response>',
];

describe('an answer that is only prose', () => {
  for (const [languageId, [path, text]] of Object.entries(DOCUMENTS)) {
    it(`never goes into a file of ${languageId}`, () => {
      for (const talk of TALK) {
        for (const start of [0, text.indexOf('\n') + 1]) {
          const reader = new ProposalReader(targetOf({ path, languageId, text, start, end: text.length }), 'Simplify.');
          reader.push(talk);
          const proposal = reader.end('stop');
          assert.equal(proposal.kind, 'refused', talk);
          assert.ok(talk.includes(proposal.partial.trim()), 'and can be read and copied');
        }
      }
    });
  }

  it('is still prose within a fence', () => {
    const [path, text] = DOCUMENTS.python;
    const reader = new ProposalReader(
      targetOf({ path, languageId: 'python', text, start: 0, end: text.length }),
      'Simplify.',
    );
    reader.push('```\nNo changes needed.\n```');
    assert.equal(reader.end('stop').kind, 'refused');
  });
});
