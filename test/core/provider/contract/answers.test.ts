import assert from 'node:assert/strict';
import type { Tool, ToolCall } from '../../../../src/core/provider/provider.ts';
import { type Answerer, callsAnswer, textAnswer } from '../../../support/modelServer/answer.ts';
import { collect, never, REQUEST } from '../wire/replay.ts';
import { CONTRACTS, endOf, type Party, startParty, textOf } from './contracts.ts';

const READ: Tool = {
  name: 'read_file',
  description: 'Reads a file.',
  parameters: { type: 'object', properties: { path: { type: 'string' } }, required: ['path'] },
};
const CALLS: readonly ToolCall[] = [
  { id: 'call_a', name: 'read_file', arguments: '{"path":"src/añb.ts"}' },
  { id: 'call_b', name: 'read_file', arguments: '{"path":"src/b.ts"}' },
];

/** Answers in JSON only if asked for it. */
const jsonIfAsked: Answerer = ({ body }) =>
  JSON.stringify(body['response_format']) === '{"type":"json_object"}'
    ? textAnswer('{"edits":[{"find":"a\\n","replace":"b"}]}')
    : textAnswer('Sure! Here are the edits.');

/** Calls a tool only if it is offered, in the shape that all four document. */
const callsIfOffered =
  (...calls: readonly ToolCall[]): Answerer =>
  ({ body }) =>
    JSON.stringify(body['tools']) === JSON.stringify([{ type: 'function', function: READ }])
      ? callsAnswer(...calls)
      : textAnswer('I have no tools.');

for (const contract of CONTRACTS) {
  describe(`${contract.dialect.name} answers`, () => {
    let party: Party;
    before(async () => {
      party = await startParty(contract);
    });
    after(() => party.server.close());
    afterEach(() => party.server.untilNoOpenStreams());

    it('a completion', async () => {
      party.server.script('return 42;');
      const parts = await collect(party.ask({ thinking: 'off' }));
      assert.equal(textOf(parts), 'return 42;');
      assert.equal(endOf(parts).reason, 'stop');
    });

    it('to the key in its own header, and in no other', async () => {
      await collect(party.ask());
      const { headers } = party.server.requests.at(-1) ?? {};
      const bearer = party.key === undefined ? undefined : `Bearer ${party.key}`;
      const isAzure = contract.dialect.keyHeader === 'api-key';
      assert.equal(headers?.authorization, isAzure ? undefined : bearer);
      assert.equal(headers?.['api-key'], isAzure ? party.key : undefined);
    });

    it('within the limit that we set, in the field that it takes', async () => {
      party.server.script('return 42;');
      const parts = await collect(party.ask({ maxTokens: 2 }));
      assert.equal(textOf(parts), 'return 4');
      assert.equal(endOf(parts).reason, 'length');
    });

    it('400 for the other field, and uses the accepted one from then on', async () => {
      const { profile, server } = party;
      const other = profile.limitField === 'max_tokens' ? 'max_completion_tokens' : 'max_tokens';
      const client = party.client({ profile: { ...profile, limitField: other } });
      const from = server.requests.length;
      for (let question = 0; question < 2; question++) {
        server.script('return 42;');
        const parts = await collect(client.stream({ ...REQUEST, model: profile.model, maxTokens: 2 }, never()));
        assert.equal(textOf(parts), 'return 4');
      }
      const limits = server.requests.slice(from).map(({ body }) => Object.keys(body).find(name => /^max_/.test(name)));
      assert.deepEqual(limits, [other, profile.limitField, profile.limitField]);
    });

    it('without thinking, only if requested and supported', async () => {
      const { reasoningOff = {} } = party.profile;
      await collect(party.ask({ thinking: 'off' }));
      const { body: silent } = party;
      await collect(party.ask());
      const { body: thinking } = party;
      assert.deepEqual(silent, { ...thinking, ...reasoningOff });
      for (const field of Object.keys(reasoningOff)) assert.equal(field in thinking, false);
    });

    it('one JSON object to a refactoring', async () => {
      party.server.script(jsonIfAsked, jsonIfAsked);
      const parts = await collect(party.ask({ responseFormat: 'json' }));
      assert.deepEqual(JSON.parse(textOf(parts)), { edits: [{ find: 'a\n', replace: 'b' }] });
      assert.match(textOf(await collect(party.ask())), /^Sure/);
    });

    for (const [what, calls] of [
      ['a call', CALLS.slice(0, 1)],
      ['two calls at once', CALLS],
    ] as const) {
      it(`${what}, whole, with its finish reason`, async () => {
        party.server.script(callsIfOffered(...calls));
        const parts = await collect(party.ask({ tools: [READ] }));
        const called = parts.flatMap(part => (part.type === 'tool-call' ? [part.call] : []));
        assert.deepEqual(called, calls);
        assert.equal(endOf(parts).reason, 'tool-calls');
      });
    }

    it('the results of its calls', async () => {
      party.server.script('Both are fine.');
      const asked = party.ask({
        tools: [READ],
        toolChoice: 'none',
        messages: [
          { role: 'user', content: 'Look at both.' },
          { role: 'assistant', content: '', toolCalls: CALLS },
          { role: 'tool', toolCallId: 'call_a', content: 'one' },
          { role: 'tool', toolCallId: 'call_b', content: 'two' },
        ],
      });
      assert.equal(textOf(await collect(asked)), 'Both are fine.');
      const called = CALLS.map(({ id, ...call }) => ({ id, type: 'function', function: call }));
      assert.deepEqual(party.body['messages'], [
        { role: 'user', content: 'Look at both.' },
        { role: 'assistant', content: null, tool_calls: called },
        { role: 'tool', tool_call_id: 'call_a', content: 'one' },
        { role: 'tool', tool_call_id: 'call_b', content: 'two' },
      ]);
      assert.equal(party.body['tool_choice'], 'none');
    });
  });
}
