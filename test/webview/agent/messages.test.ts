import assert from 'node:assert/strict';
import { readPageMessage } from '../../../src/webview/agent/messages.ts';

describe("messages of the agent's panel", () => {
  it('are understood', () => {
    for (const message of [
      ...['ready', 'stop', 'review', 'go-on', 'discard'].map(kind => ({ kind })),
      { kind: 'answer', answer: 'yes' },
      { kind: 'answer', answer: 'no' },
      { kind: 'tests', command: 'npm test' },
      { kind: 'tests', command: '' },
      { kind: 'diff', path: 'src/a.ts' },
      { kind: 'say', text: 'Keep the old name.' },
    ]) {
      assert.deepEqual(readPageMessage(message), message);
    }
  });

  it('are ignored unless they come from our page', () => {
    const strange = [undefined, null, 'stop', 7, [], {}, { kind: 'accept' }, { kind: 'answer' }];
    const half = [{ kind: 'answer', answer: 'maybe' }, { kind: 'tests' }, { kind: 'diff', path: 7 }];
    for (const message of [...strange, ...half, { kind: 'say', text: '  ' }, { kind: 'say' }]) {
      assert.equal(readPageMessage(message), undefined);
    }
  });

  it('have only the expected fields', () => {
    assert.deepEqual(readPageMessage({ kind: 'stop', command: 'rm' }), { kind: 'stop' });
  });
});
