import assert from 'node:assert/strict';
import { readPageMessage } from '../../../src/webview/evaluate/messages.ts';

describe('what the page of a comparison asks for', () => {
  it('is understood', () => {
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

  it('is nothing where no page of ours has asked it', () => {
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
