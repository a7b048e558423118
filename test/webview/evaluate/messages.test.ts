import assert from 'node:assert/strict';
import { readPageMessage } from '../../../src/webview/evaluate/messages.ts';

describe('messages of the comparison page', () => {
  it('are understood', () => {
    for (const message of [
      { kind: 'ready' },
      { kind: 'cancel' },
      { kind: 'earlier' },
      { kind: 'detail', index: 3 },
      { kind: 'export', format: 'csv' },
      { kind: 'picture', png: 'iVBORw0KGgo=' },
    ]) {
      assert.deepEqual(readPageMessage(message), message);
    }
  });

  it('are ignored unless they come from our page', () => {
    for (const message of [
      null,
      'ready',
      { kind: 'delete' },
      { kind: 'detail', index: '3' },
      { kind: 'export', format: 'html' },
      { kind: 'picture', png: '<svg>' },
    ]) {
      assert.equal(readPageMessage(message), undefined);
    }
  });
});
