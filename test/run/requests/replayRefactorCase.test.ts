import assert from 'node:assert/strict';
import { dedent } from '../../support/dedent.ts';
import { readRefactorCase, replayRefactor } from './replayRefactorCase.ts';

const CASE = {
  id: 'one',
  languageId: 'typescript',
  path: 'src/sum.ts',
  before: 'const a = 1;\r\n⟦const b = a+1;⟧\r\nconst c = 3;\r\n',
  answer: '```ts\nconst b = eval(input);\n```',
};

async function replayed(fields: object): Promise<object> {
  const one = readRefactorCase(JSON.stringify({ ...CASE, ...fields }));
  return typeof one === 'string' ? { problem: one } : replayRefactor(one);
}

describe('a replayed refactoring', () => {
  it('gives the file, its line ends, and the warnings', async () => {
    const after = 'const a = 1;\r\nconst b = eval(input);\r\nconst c = 3;\r\n';
    assert.deepEqual(await replayed({}), {
      ...{ id: 'one', outcome: 'proposed', reason: '', after, beyond: false },
      files: [{ path: 'src/sum.ts', text: after, new: false }],
      warnings: [{ kind: 'eval', line: 1, path: 'src/sum.ts' }],
    });
  });

  it('gives new files that the instruction asks for', async () => {
    const answer = dedent`
      src/sum.ts
      \`\`\`ts
      const b = 2;
      \`\`\`
      src/two.ts
      \`\`\`ts
      export const two = 2;
      \`\`\`
    `;
    const { files, outcome } = (await replayed({ answer, instruction: 'Move two to src/two.ts.' })) as Awaited<
      ReturnType<typeof replayRefactor>
    >;
    assert.equal(outcome, 'proposed');
    assert.deepEqual(
      files.map(file => [file.path, file.new]),
      [
        ['src/sum.ts', false],
        ['src/two.ts', true],
      ],
    );
  });

  it('reports why an answer is refused', async () => {
    const nothing = { id: 'one', outcome: 'refused', after: null, files: [], beyond: false, warnings: [] };
    assert.deepEqual(await replayed({ answer: 'I can’t do that.' }), { ...nothing, reason: 'no-code' });
    assert.deepEqual(await replayed({ finishReason: 'length' }), { ...nothing, reason: 'truncated' });
  });

  it('reports the error in a case', async () => {
    assert.deepEqual(await replayed({ before: 'const b' }), { problem: 'before has no selection between ⟦ and ⟧' });
    assert.deepEqual(await replayed({ answer: 1 }), { problem: 'answer is no string' });
    assert.match(String(readRefactorCase('{')), /^no JSON/);
    assert.equal(readRefactorCase('[]'), 'no object');
  });
});
