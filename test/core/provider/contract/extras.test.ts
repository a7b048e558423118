import assert from 'node:assert/strict';
import type { Provider, ProviderRequest } from '../../../../src/core/provider/provider.ts';
import type { Answer, Answerer } from '../../../support/modelServer/answer.ts';
import { OPENROUTER_DIALECT } from '../../../support/modelServer/dialectList.ts';
import {
  refusingJsonObjects,
  refusingOtherTemperatures,
  refusingStreamOptions,
  refusingTheLimit,
  refusingToThinkLess,
} from '../../../support/modelServer/faults.ts';
import { collect, never, REQUEST } from '../wire/replay.ts';
import { type Party, startParty, textOf } from './contracts.ts';

const WANTED: Partial<ProviderRequest> = { thinking: 'off', responseFormat: 'json' };
const OTHER_MODEL = 'other/model';

describe('an optional parameter', () => {
  let party: Party;
  let client: Provider;
  beforeEach(async () => {
    const contract = { profileId: 'openrouter', dialect: OPENROUTER_DIALECT };
    party = await startParty(contract, { models: ['microsoft/mai-code-1-flash', OTHER_MODEL] });
    client = party.client();
  });
  afterEach(() => party.server.close());

  async function ask(more: Partial<ProviderRequest> = {}): Promise<string> {
    const request = { ...REQUEST, model: party.profile.model, ...WANTED, ...more };
    return textOf(await collect(client.stream(request, never())));
  }

  const refusals: readonly (readonly [string, string, (answer: Answer) => Answerer])[] = [
    ['thinking off, which some models refuse', 'reasoning', refusingToThinkLess],
    ['a JSON object, which some servers refuse', 'response_format', refusingJsonObjects],
    ['a temperature, which models that always think refuse', 'temperature', refusingOtherTemperatures],
    ['usage in the stream, which some servers refuse', 'stream_options', refusingStreamOptions],
  ];
  for (const [what, field, refusing] of refusals) {
    it(`${what}, is left out after the first refusal, and no other field is`, async () => {
      party.server.answer = refusing('fine');
      assert.equal(await ask(), 'fine');
      assert.equal(await ask(), 'fine');
      const sent = party.server.requests.map(({ body }) => field in body);
      assert.deepEqual(sent, [true, false, false]);
      for (const other of ['reasoning', 'response_format', 'stream_options', 'temperature']) {
        assert.equal(other in party.body, other !== field);
      }
    });
  }

  it('is left out piece by piece where one after the other is refused', async () => {
    const both = (body: Readonly<Record<string, unknown>>) =>
      'stream_options' in body ? refusingStreamOptions : refusingJsonObjects;
    party.server.answer = request => both(request.body)('fine')(request);
    assert.equal(await ask(), 'fine');
    assert.equal(party.server.requests.length, 3);
  });

  it('is still sent to other models', async () => {
    party.server.answer = refusingToThinkLess('fine');
    await ask();
    party.server.answer = 'fine';
    await ask({ model: OTHER_MODEL });
    assert.deepEqual(party.body['reasoning'], { enabled: false });
  });

  it('is never the token limit: a limit too large for the context is reported, not left out', async () => {
    const tooLarge = {
      kind: 'plain',
      status: 400,
      body: { error: { message: "'max_tokens' is too large: 256" } },
    } as const;
    party.server.answer = tooLarge;
    await assert.rejects(ask(), { kind: 'bad-request', status: 400 });
    assert.equal(party.server.requests.length, 1);
    assert.equal('max_tokens' in party.body, true);
  });

  it('is not given up for a refusal that only quotes it', async () => {
    party.server.answer = refusingTheLimit();
    await assert.rejects(ask(), { kind: 'bad-request', status: 422 });
    party.server.answer = 'fine';
    await ask();
    for (const field of ['reasoning', 'response_format', 'stream_options', 'max_tokens'])
      assert.equal(field in party.body, true);
  });
});
