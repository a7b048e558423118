import assert from 'node:assert/strict';
import { resultCsv } from '../../../src/core/evaluate/csv.ts';
import type { Result } from '../../../src/core/evaluate/result.ts';
import { lineOf, resultJson } from '../../../src/core/evaluate/resultLines.ts';
import { readResult } from '../../../src/core/evaluate/resultReader.ts';
import { dedent } from '../../support/dedent.ts';
import { answersOf, modelNamed } from './answers.ts';

const [first, ...rest] = answersOf('a', ['passed', 'failed', 'skipped', 'error']);
assert.ok(first);
const ANSWERS = [
  {
    ...first,
    text: dedent`
      Here:
      \`\`\`js
      let a;
      \`\`\``,
    files: [{ path: 'a.js', text: 'let a;' }],
    test: { text: 'ok "1", fine', cutChars: 3, durationMs: 12.5 },
  },
  ...rest.map(answer => ({ ...answer, reason: 'The test failed, "badly".' })),
];
const RESULT: Result = {
  version: 1,
  id: 'run-1',
  startedAt: 1_700_000_000_000,
  models: [modelNamed('a')],
  taskSet: { name: 'mine', hash: 'abc' },
  tasks: [{ id: 't1', title: 'First', kind: 'fix', languageId: 'python' }],
  repeats: 2,
  capNanoDollars: 500_000_000,
  unpriced: ['p a'],
  answers: ANSWERS,
  end: 'broken',
  endReason: 'The key was refused.',
};

function written({ answers, end, endReason = '', ...plan }: Result): string[] {
  return [lineOf({ plan }), ...answers.map(answer => lineOf({ answer })), ...(end ? [lineOf({ end, endReason })] : [])];
}

describe('a result', () => {
  it('is read from its saved and its exported form', () => {
    assert.deepEqual(readResult(written(RESULT).join('\n')), RESULT);
    assert.deepEqual(readResult(resultJson(RESULT)), RESULT);
  });

  it('is read with a byte order mark and the line ends of Windows', () => {
    assert.deepEqual(readResult(`\uFEFF${written(RESULT).join('\r\n')}\r\n`), RESULT);
    assert.deepEqual(readResult(`\uFEFF${resultJson(RESULT)}`), RESULT);
  });

  it('of a killed run has all finished answers, and no end', () => {
    const lines = written(RESULT);
    const text = [...lines.slice(0, 3), lines[3]?.slice(0, 40)].join('\n');
    const { end: _, endReason: __, ...killed } = RESULT;
    assert.deepEqual(readResult(text), { ...killed, answers: ANSWERS.slice(0, 2), unread: 1 });
    const onlyPlan = readResult(lines[0] ?? '');
    assert.ok(typeof onlyPlan !== 'string' && onlyPlan.answers.length === 0);
  });

  it('of a later version is not guessed at', () => {
    const later = readResult(resultJson(RESULT).replace('"version": 1', '"version": 2'));
    assert.equal(
      later,
      'This result was written by a newer version of Ghostline (format 2). Update Ghostline to open it.',
    );
    for (const text of ['', '{}', '[1]', 'hello', '{"answer":1}']) {
      assert.equal(readResult(text), "This isn't a comparison result, or the file is incomplete.", text);
    }
  });

  it('that is damaged reports the number of lost answers, and is unreadable without its header', () => {
    const exported = resultJson(RESULT).replace('"outcome": "failed"', '"outcome": "fialed"');
    const read = readResult(exported);
    assert.ok(typeof read !== 'string');
    assert.deepEqual([read.answers.length, read.unread], [3, 1]);
    assert.doesNotMatch(resultJson(read), /unread/);
    for (const damage of [{ models: 'lost' }, { models: [] }, { tasks: [7] }, { startedAt: 'once' }, { id: '' }]) {
      const text = resultJson({ ...RESULT, ...damage } as unknown as Result);
      assert.equal(readResult(text), "This comparison result is damaged and can't be read.");
    }
    const cut = resultJson(RESULT).slice(0, -40);
    assert.equal(readResult(cut), "This isn't a comparison result, or the file is incomplete.");
  });

  it('keeps unknown figures unknown', () => {
    const read = readResult(resultJson(RESULT).replaceAll('"certainty": "reported"', '"certainty": "guessed"'));
    assert.ok(typeof read !== 'string');
    assert.deepEqual(read.answers[0]?.asked?.cost, { certainty: 'unknown' });
    assert.deepEqual(read.answers[0]?.asked?.tokens, { certainty: 'unknown' });
  });

  it('exports a table for spreadsheets, with empty cells for unknown figures', () => {
    const [header, one, two, three] = resultCsv(RESULT).split('\r\n');
    assert.match(header ?? '', /^run,profile,model,task,title,kind,language,repeat,outcome,reason,tokens,/);
    assert.equal(one, 'run-1,p,a,t1,First,fix,python,1,passed,,reported,50,,100,,reported,0.000001000,10,100,12.5,a-0');
    assert.match(two ?? '', /^run-1,p,a,t2,,,,1,failed,"The test failed, ""badly"".",reported/);
    assert.match(three ?? '', /skipped,"The test failed, ""badly"".",,,,,,,,,,,$/);
  });
});
