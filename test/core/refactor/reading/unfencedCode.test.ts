import assert from 'node:assert/strict';
import { ProposalReader } from '../../../../src/core/refactor/reading/proposal.ts';
import { targetOf } from '../../../../src/core/refactor/target/target.ts';

const DOCUMENTS = {
  python: ['a.py', 'def f(xs):\n    t = 0\n    for x in xs:\n        t += x\n    return t\n'],
  typescript: ['a.ts', 'function f(xs: number[]) {\n  let t = 0;\n  for (const x of xs) t += x;\n  return t;\n}\n'],
  typescriptreact: ['a.tsx', 'function A({ x }: { x: string }) {\n  const y = x;\n  return <p>{y}</p>;\n}\n'],
  go: ['a.go', 'package a\n\nfunc f() int {\n\treturn 1\n}\n'],
  java: ['A.java', 'class A {\n  int f() { return 1; }\n}\n'],
  html: ['a.html', '<div>\n  <p>a</p>\n</div>\n'],
  yaml: ['a.yaml', 'a:\n  b: 1\n  c: 2\n'],
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
  '# Refactoring\n\nNothing to refactor.',
  'Error: context too long',
  '{"error": "overloaded"}',
  '> Note: unchanged.',
  'Result = same',
  'It could be simplified:\n\nfirst, remove the `if`;\nthen, return early.',
  '<answer>\nNo change needed.\n</answer>',
  '<response>The code is good.</response>',
];

describe('an answer of nothing but talk', () => {
  for (const [languageId, [path, text]] of Object.entries(DOCUMENTS)) {
    it(`never comes into a file of ${languageId}`, () => {
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

  it('is still talk within a fence', () => {
    const [path, text] = DOCUMENTS.python;
    const reader = new ProposalReader(
      targetOf({ path, languageId: 'python', text, start: 0, end: text.length }),
      'Simplify.',
    );
    reader.push('```\nNo changes needed.\n```');
    assert.equal(reader.end('stop').kind, 'refused');
  });
});
