import assert from 'node:assert/strict';
import { brokenStreams, refusals, refusingStreamOptions, silences } from './faults.ts';
import { type ModelServer, PRACTICE_KEY, PRACTICE_MODEL, startModelServer } from './modelServer.ts';

const QUESTION = { model: PRACTICE_MODEL, messages: [{ role: 'user', content: 'x'.repeat(400) }], stream: true };

describe('model server', () => {
  let server: ModelServer;
  beforeEach(async () => {
    server = await startModelServer();
  });
  afterEach(() => server.close());

  function ask(body: object = QUESTION, init?: { signal?: AbortSignal; key?: string }): Promise<Response> {
    return fetch(`${server.url}/chat/completions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${init?.key ?? PRACTICE_KEY}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: init?.signal ?? null,
    });
  }

  function lookUp(path: string): Promise<Response> {
    return fetch(server.url + path, { headers: { authorization: `Bearer ${PRACTICE_KEY}` } });
  }

  it('streams as OpenRouter does: comment, deltas, finish reason, usage with cost, [DONE]', async () => {
    server.script('return 42;');
    const response = await ask();
    assert.equal(response.headers.get('x-generation-id'), server.requests[0]?.generationId);
    const events = (await response.text()).split('\n\n');
    assert.equal(events[0], ': OPENROUTER PROCESSING');
    assert.deepEqual(events.slice(-2), ['data: [DONE]', '']);
    const frames = events.slice(1, -2).map(event => JSON.parse(event.slice('data: '.length)));
    assert.equal(frames.map(frame => frame.choices[0]?.delta.content ?? '').join(''), 'return 42;');
    assert.equal(frames.at(-2).choices[0].finish_reason, 'stop');
    const { choices, usage } = frames.at(-1);
    assert.deepEqual(choices, []);
    // 400 characters and the role around them: 102 tokens at $0.75, three at $4.50 per million.
    assert.deepEqual(
      { prompt: usage.prompt_tokens, output: usage.completion_tokens, cost: usage.cost },
      { prompt: 102, output: 3, cost: (102 * 750 + 3 * 4500) / 1e9 },
    );
    assert.equal(server.openStreams, 0);
    assert.equal(server.bill.costNanoDollars, 102 * 750 + 3 * 4500);
  });

  it('bills the known beginning of a prompt at the cached price', async () => {
    await (await ask()).text();
    const usage = JSON.parse(await (await ask({ ...QUESTION, stream: false })).text()).usage;
    assert.equal(usage.prompt_tokens_details.cached_tokens, 96);
    assert.equal(usage.cost, (6 * 750 + 96 * 75 + 3 * 4500) / 1e9);
  });

  it('bills a canceled stream for its generated tokens, and reports it later', async () => {
    server.tokensPerSecond = 500;
    server.script('x'.repeat(40_000));
    const abort = new AbortController();
    const response = await ask(QUESTION, { signal: abort.signal });
    await server.until(() => (server.requests[0]?.sent.length ?? 0) >= 12);
    assert.equal(server.openStreams, 1);
    abort.abort();
    await assert.rejects(response.text());
    await server.untilAborted(1);
    await server.untilNoOpenStreams();
    const item = server.bill.items[0];
    assert.equal(item?.outputTokens, (server.requests[0]?.sent.length ?? 0) / 4);
    assert.equal(item?.cancelled, true);
    const path = `/generation?id=${item?.generationId}`;
    assert.deepEqual([(await lookUp(path)).status, (await lookUp(path)).status], [404, 404]);
    const { data } = JSON.parse(await (await lookUp(path)).text());
    assert.equal(data.native_tokens_completion, item?.outputTokens);
    assert.equal(data.total_cost, (item?.costNanoDollars ?? 0) / 1e9);
  });

  it('knows when each piece of text went out', async () => {
    server.delayMs = 10;
    server.script('return 42;');
    await (await ask()).text();
    const { atMs = 0, sentPieces = [] } = server.requests[0] ?? {};
    assert.deepEqual(
      sentPieces.map(piece => piece.text),
      ['retu', 'rn 4', '2;'],
    );
    const times = [atMs, ...sentPieces.map(piece => piece.atMs)];
    assert.deepEqual(
      times,
      times.toSorted((a, b) => a - b),
    );
  });

  it('stops at max_tokens', async () => {
    const { choices } = JSON.parse(await (await ask({ ...QUESTION, stream: false, max_tokens: 2 })).text());
    assert.equal(choices[0].message.content, 'return 4');
    assert.equal(choices[0].finish_reason, 'length');
  });

  it('knows its key and its models', async () => {
    assert.equal((await ask(QUESTION, { key: 'wrong' })).status, 401);
    assert.equal((await ask({ ...QUESTION, model: 'unheard/of' })).status, 404);
    assert.equal(server.bill.costNanoDollars, 0);
    const models = JSON.parse(await (await lookUp('/models')).text());
    assert.equal(models.data[0].id, PRACTICE_MODEL);
    assert.deepEqual(
      [models.data[0].pricing.prompt, models.data[0].pricing.completion, models.data[0].pricing.input_cache_read],
      ['0.00000075', '0.0000045', '0.000000075'],
    );
    assert.equal(JSON.parse(await (await lookUp('/key')).text()).data.limit_remaining, null);
  });

  it('fails on demand', async () => {
    server.script(refusals.rateLimit('120'), refusals.htmlPage, silences.resetBeforeHeaders);
    const limited = await ask();
    assert.deepEqual([limited.status, limited.headers.get('retry-after')], [429, '120']);
    await limited.text();
    const page = await ask();
    assert.deepEqual([page.status, page.headers.get('content-type')], [200, 'text/html']);
    await page.text();
    await assert.rejects(ask());
    server.script(brokenStreams.resetAfter('half an'));
    await assert.rejects(ask().then(response => response.text()));
    assert.equal(server.abortedRequests, 0);
    server.answer = refusingStreamOptions('fine');
    assert.equal((await ask({ ...QUESTION, stream_options: { include_usage: true } })).status, 400);
    assert.equal((await ask()).status, 200);
  });
});
