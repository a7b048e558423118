import assert from 'node:assert/strict';
import { readPageMessage } from '../../../src/webview/usage/messages.ts';

describe('messages of the usage page', () => {
  it('are understood', () => {
    for (const message of [
      { kind: 'ready' },
      { kind: 'show', range: '7-days', filter: { languageId: 'go', dayPart: 'morning' } },
      { kind: 'export', format: 'csv', range: 'month' },
      { kind: 'reset' },
    ]) {
      assert.deepEqual(readPageMessage(message), message);
    }
  });

  it('are ignored unless they come from our page', () => {
    const strange = [undefined, null, 'reset', {}, { kind: 'show' }, { kind: 'show', range: 'ever', filter: {} }];
    for (const message of [...strange, { kind: 'export', format: 'exe', range: 'month' }, { kind: 'delete' }]) {
      assert.equal(readPageMessage(message), undefined);
    }
  });
});
