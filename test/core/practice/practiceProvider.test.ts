import assert from 'node:assert/strict';
import { completionRequest } from '../../../src/core/completion/context/prompt.ts';
import type { Hole } from '../../../src/core/document/hole.ts';
import { practiceAnswer } from '../../../src/core/practice/practiceAnswer.ts';
import { createPracticeProvider, PRACTICE_PACE } from '../../../src/core/practice/practiceProvider.ts';
import { readSample } from '../../../src/core/practice/sample.ts';
import type { StreamPart } from '../../../src/core/provider/provider.ts';
import { FakeClock, settled } from '../../support/fakeClock.ts';

const SAMPLE = readSample({
  'add.ts': 'function add(a, b) {\n  // ▼ add\n  const sum = a + b;\n  return sum;\n  // ▲\n}\n',
});
const HOLE: Hole = {
  languageId: 'typescript',
  prefix: 'function add(a, b) {\n  ',
  suffix: '\n}\n',
  eol: '\n',
  indentUnit: '  ',
};
const ANSWER = 'const sum = a + b;\n  return sum;';
const NEVER = new AbortController().signal;

async function streamed(request: { readonly maxTokens?: number }, signal = NEVER, most = Number.POSITIVE_INFINITY) {
  const clock = new FakeClock();
  const provider = createPracticeProvider({ sample: async () => SAMPLE, clock });
  const asked = { ...completionRequest({ hole: HOLE, path: 'add.ts', model: 'practice' }), ...request };
  const parts: StreamPart[] = [];
  const reading = (async () => {
    for await (const part of provider.stream(asked, signal)) {
      parts.push(part);
      if (parts.length === most) return;
    }
  })();
  let isOver = false;
  void reading.then(() => {
    isOver = true;
  });
  while (!isOver) {
    await settled();
    await clock.advance(1000 / PRACTICE_PACE.tokensPerSecond);
  }
  const text = parts.map(part => (part.type === 'text-delta' ? part.text : '')).join('');
  return { text, end: parts.at(-1), parts };
}

describe('the practice provider', () => {
  it('answers token by token, with what each has cost in play money', async () => {
    const { end, parts, text } = await streamed({});
    assert.equal(text, ANSWER);
    assert.ok(parts.filter(({ type }) => type === 'text-delta').length > 5);
    const costs = parts.flatMap(part => (part.type === 'usage' ? [part.usage.costNanoDollars ?? 0] : []));
    assert.deepEqual(
      costs,
      costs.toSorted((a, b) => a - b),
    );
    assert.ok(end?.type === 'end' && end.reason === 'stop' && end.usage?.costNanoDollars === costs.at(-1));
  });

  it('has no next edits', () => {
    const messages = [{ role: 'user', content: '<WINDOW>\nfunction add(a, b) {}\n</WINDOW>' }];
    assert.deepEqual(practiceAnswer(SAMPLE, { messages, hasTools: false }), { kind: 'text', text: 'NO_CHANGE' });
  });

  it('stops at the limit of tokens', async () => {
    const { end, text } = await streamed({ maxTokens: 3 });
    assert.equal(text, ANSWER.slice(0, 12));
    assert.ok(end?.type === 'end' && end.reason === 'length');
  });

  it('just ends when it is cancelled', async () => {
    const leaving = new AbortController();
    leaving.abort();
    const { parts } = await streamed({}, leaving.signal);
    assert.deepEqual(
      parts.map(({ type }) => type),
      ['start'],
    );
  });
});
