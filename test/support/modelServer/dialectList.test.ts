import assert from 'node:assert/strict';
import { callsAnswer } from './answer.ts';
import type { Dialect } from './dialect.ts';
import { AZURE_DIALECT, BASETEN_DIALECT, FIREWORKS_DIALECT, LOCAL_DIALECT, OPENROUTER_DIALECT } from './dialectList.ts';
import { PRACTICE_KEY, PRACTICE_MODEL, startModelServer } from './modelServer.ts';

const CALL = { id: 'a', name: 'read', arguments: '{"a":1}' };

/** The frames for a request that asks for usage. */
async function framesOf(dialect: Dialect, asked: object = { stream_options: { include_usage: true } }) {
  const server = await startModelServer({ dialect });
  try {
    server.script(callsAnswer(CALL));
    const response = await fetch(`${server.url}/chat/completions`, {
      method: 'POST',
      headers: { 'api-key': PRACTICE_KEY, authorization: `Bearer ${PRACTICE_KEY}` },
      body: JSON.stringify({
        model: PRACTICE_MODEL,
        messages: [{ role: 'user', content: 'x' }],
        stream: true,
        ...asked,
      }),
    });
    const events = (await response.text()).split('\n\n').filter(event => event.startsWith('data: {'));
    return events.map(event => JSON.parse(event.slice('data: '.length)));
  } finally {
    await server.close();
  }
}

/** For each frame: its finish reason or `-`, or `end` without choices, and its output tokens. */
function positions(frames: Awaited<ReturnType<typeof framesOf>>): string {
  return frames
    .map(({ choices: [choice], usage }) => {
      const place = choice ? (choice.finish_reason ?? '-') : 'end';
      return usage ? `${place}:${usage.completion_tokens}` : place;
    })
    .join(' ');
}

describe('usage and finish reason of the model server', () => {
  // The role, the call's name, two pieces of its arguments, the finish reason, the usage.
  const dialects: readonly (readonly [Dialect, string, string])[] = [
    [OPENROUTER_DIALECT, '- - - - tool_calls end:2', '- - - - tool_calls end:2'],
    [FIREWORKS_DIALECT, '- - - - tool_calls:2', '- - - - tool_calls:2'],
    [BASETEN_DIALECT, '-:0 -:0 -:1 -:2 tool_calls:2 end:2', '- - - - tool_calls'],
    [AZURE_DIALECT, '- - - - stop:2', '- - - - stop'],
    [LOCAL_DIALECT, '- - - - tool_calls end:2', '- - - - tool_calls'],
  ];
  for (const [dialect, asked, unasked] of dialects) {
    it(`are placed as by ${dialect.name}, with and without a request for usage`, async () => {
      assert.equal(positions(await framesOf(dialect)), asked);
      assert.equal(positions(await framesOf(dialect, {})), unasked);
    });
  }

  it('include cost, cached tokens and upstream only for those that report them', async () => {
    const [routed] = (await framesOf(OPENROUTER_DIALECT)).slice(-1);
    assert.deepEqual(
      [routed.provider, routed.usage.cost > 0, routed.usage.prompt_tokens_details],
      ['Practice', true, { cached_tokens: 0 }],
    );
    const [local] = (await framesOf(LOCAL_DIALECT)).slice(-1);
    assert.deepEqual([local.provider, local.usage.cost, local.usage.prompt_tokens_details], Array(3).fill(undefined));
  });
});
