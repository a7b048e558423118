import assert from 'node:assert/strict';
import { promptChars } from '../../../src/core/provider/provider.ts';
import { REQUEST } from './wire/replay.ts';

describe('the length of a prompt', () => {
  it('has the calls in it that the model has made before: they are sent, and paid for, again', () => {
    const call = { id: 'a', name: 'write_file', arguments: `{"content":"${'x'.repeat(4_000)}"}` };
    const messages = [...REQUEST.messages, { role: 'assistant', content: '', toolCalls: [call] }] as const;
    const more = promptChars({ ...REQUEST, messages }) - promptChars(REQUEST);
    assert.equal(more, call.name.length + call.arguments.length);
  });
});
