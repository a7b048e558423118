import assert from 'node:assert/strict';
import type { ProviderErrorKind } from '../../../../src/core/provider/errors.ts';
import { OPENROUTER } from '../../../../src/core/provider/profile/builtInProfiles.ts';
import type { Provider, ProviderRequest } from '../../../../src/core/provider/provider.ts';
import { createOpenAiProvider } from '../../../../src/core/provider/wire/openai.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { type Answer, textAnswer } from '../../../support/modelServer/answer.ts';
import {
  brokenStreams,
  oddStreams,
  refusals,
  refusingStreamOptions,
  silences,
} from '../../../support/modelServer/faults.ts';
import { type ModelServer, PRACTICE_KEY, startModelServer } from '../../../support/modelServer/modelServer.ts';
import { collect, never, REQUEST, summary } from './replay.ts';

describe('the provider client, against a real socket', () => {
  let server: ModelServer;
  let clock: FakeClock;

  before(async () => {
    server = await startModelServer();
  });
  after(() => server.close());
  beforeEach(() => {
    clock = new FakeClock();
  });
  /** Whatever happened, nothing may stay open. */
  afterEach(() => server.untilNoOpenStreams());

  function provider({ key = PRACTICE_KEY, baseUrl = server.url }: { key?: string; baseUrl?: string } = {}): Provider {
    return createOpenAiProvider({ baseUrl, apiKey: async () => key, fetch: (...to) => globalThis.fetch(...to), clock });
  }

  function ask(request: Partial<ProviderRequest> = {}, signal = never()) {
    return provider().stream({ ...REQUEST, ...request }, signal);
  }

  it('requests an address with a version in its query under the right path', async () => {
    server.script('return 42;');
    const seen = await summary(provider({ baseUrl: `${server.url}?api-version=2024-10-21` }).stream(REQUEST, never()));
    assert.equal(seen.text, 'return 42;');
    assert.equal(server.urls.at(-1), '/v1/chat/completions?api-version=2024-10-21');
  });

  it('streams the answer, its id, its usage and its cost', async () => {
    server.script('return 42;');
    const seen = await summary(ask());
    const [bill] = server.bill.items.slice(-1);
    assert.deepEqual(seen, {
      // With the headers, and with the first frame, which names the upstream.
      id: [bill?.generationId, bill?.generationId],
      text: 'return 42;',
      reasoning: '',
      end: {
        type: 'end',
        reason: 'stop',
        usage: {
          promptTokens: bill?.promptTokens,
          cachedTokens: bill?.cachedTokens,
          outputTokens: 3,
          reasoningTokens: 0,
          costNanoDollars: bill?.costNanoDollars,
        },
      },
    });
  });

  it("sends the request and the name of the extension, and nothing from the shell's environment", async () => {
    const shell = {
      OPENAI_BASE_URL: 'http://elsewhere.test/v1',
      OPENAI_API_KEY: 'sk-shell',
      OPENAI_ADMIN_KEY: 'sk-shell',
      OPENAI_ORG_ID: 'shell',
      OPENAI_PROJECT_ID: 'shell',
      OPENAI_LOG: 'debug',
      OPENAI_CUSTOM_HEADERS: 'X-Shell: shell\nAuthorization: Bearer sk-shell',
    };
    const before = { ...process.env };
    Object.assign(process.env, shell);
    try {
      await collect(ask());
    } finally {
      for (const name of Object.keys(shell)) delete process.env[name];
      Object.assign(process.env, before);
    }
    const sent = server.requests.at(-1);
    assert.deepEqual(sent?.body, {
      model: REQUEST.model,
      messages: REQUEST.messages,
      max_tokens: 128,
      temperature: 0.1,
      stream: true,
      stream_options: { include_usage: true },
    });
    assert.equal(sent.headers.authorization, `Bearer ${PRACTICE_KEY}`);
    assert.equal(sent.headers['http-referer'], OPENROUTER.headers['HTTP-Referer']);
    assert.equal(sent.headers['x-title'], 'Ghostline');
    assert.doesNotMatch(JSON.stringify(sent.headers), /shell|stainless/i);
  });

  it('repeats a request without rejected stream_options, and remembers it', async () => {
    const standing = server.answer;
    server.answer = refusingStreamOptions('fine');
    const before = server.requests.length;
    const one = provider();
    assert.equal((await summary(one.stream(REQUEST, never()))).text, 'fine');
    assert.equal((await summary(one.stream(REQUEST, never()))).text, 'fine');
    assert.equal(server.requests.length - before, 3);
    server.answer = standing;
  });

  it('leaving the loop early closes the connection', async () => {
    server.script({ ...textAnswer('x'.repeat(4000)), tokensPerSecond: 200 });
    const aborted = server.abortedRequests;
    for await (const part of ask()) if (part.type === 'text-delta') break;
    await server.untilAborted(aborted + 1);
    assert.equal(server.openStreams, 0);
  });

  it('an abort in mid-stream closes the connection, and the loop just ends', async () => {
    server.script(brokenStreams.stallAfter('half'));
    const aborted = server.abortedRequests;
    const abort = new AbortController();
    const types: string[] = [];
    for await (const part of ask({}, abort.signal)) {
      types.push(part.type);
      if (part.type === 'text-delta') abort.abort();
    }
    assert.deepEqual(types, ['start', 'start', 'text-delta']);
    await server.untilAborted(aborted + 1);
  });

  it('an abort before the answer has begun closes the connection, and the loop just ends', async () => {
    server.script(silences.stallBeforeHeaders);
    const [before, aborted] = [server.requests.length, server.abortedRequests];
    const abort = new AbortController();
    const parts = collect(ask({}, abort.signal));
    await server.untilRequests(before + 1);
    abort.abort();
    assert.deepEqual(await parts, []);
    await server.untilAborted(aborted + 1);
  });

  it('an aborted request is not sent', async () => {
    const before = server.requests.length;
    assert.deepEqual(await collect(ask({}, AbortSignal.abort())), []);
    assert.equal(server.requests.length, before);
  });

  const failures: [string, Answer, ProviderErrorKind, number?][] = [
    ['400', refusals.badRequest, 'bad-request', 400],
    ['a context that is too long', refusals.contextTooLong, 'bad-request', 400],
    ['401', refusals.unauthorized, 'auth', 401],
    ['402', refusals.outOfCredit, 'credit', 402],
    ['403', refusals.forbidden, 'auth', 403],
    ['404', refusals.unknownModel, 'not-found', 404],
    ['408', refusals.requestTimeout, 'server', 408],
    ['429', refusals.rateLimit('3'), 'rate-limit', 429],
    ['500', refusals.internal, 'server', 500],
    ['502', refusals.badGateway, 'server', 502],
    ['503', refusals.overloaded, 'server', 503],
    ['an error that is a text', refusals.errorAsText, 'server', 500],
    ['502 with an HTML page', refusals.htmlError, 'server', 502],
    ['200 with an HTML page', refusals.htmlPage, 'not-an-api', 200],
    ['200 with other JSON', refusals.otherJson, 'not-an-api', 200],
    ['a reset before the headers', silences.resetBeforeHeaders, 'network'],
    ['a reset in mid-stream', brokenStreams.resetAfter('half'), 'network'],
    ['an error frame with a number', brokenStreams.errorAfter('half', 502), 'server', 502],
    ['an error frame with digits', brokenStreams.errorAfter('half', '402'), 'credit', 402],
    ['an error frame with a word', brokenStreams.errorAfter('half', 'rate_limit_exceeded'), 'rate-limit'],
    [
      'an error frame with an error_type',
      brokenStreams.errorAfter('', 500, { error_type: 'payment_required' }),
      'credit',
      500,
    ],
    ['an error frame without choices', brokenStreams.errorWithoutChoices(429), 'rate-limit', 429],
    ['the finish reason error', brokenStreams.finishReasonError('half'), 'server'],
    ['an end without a finish reason', brokenStreams.noFinishReason('half'), 'truncated'],
    ['an end without anything', brokenStreams.endsAfter('half'), 'truncated'],
    ['a stop without content and usage', brokenStreams.stopWithNothing(), 'truncated'],
    ['an empty stream', brokenStreams.nothingAtAll(), 'truncated'],
    ['a frame that is no JSON', brokenStreams.malformedJson('half'), 'truncated'],
  ];
  for (const [what, answer, kind, status] of failures) {
    it(`${what} fails as ${kind}, in one sentence without secrets`, async () => {
      server.script(answer);
      await assert.rejects(collect(ask()), error => {
        assert.ok(error instanceof Error);
        assert.deepEqual({ kind: Reflect.get(error, 'kind'), status: Reflect.get(error, 'status') }, { kind, status });
        assert.match(error.message, /^[A-Z][^\n]*\.$/);
        assert.doesNotMatch(`${error.message} ${JSON.stringify(error)}`, /practice-key|the prompt|half/);
        return true;
      });
    });
  }

  it('odd streams are no failures: no [DONE], an empty first frame', async () => {
    server.script(oddStreams.noDone('fine'), oddStreams.emptyChoicesFirst('fine'));
    assert.equal((await summary(ask())).text, 'fine');
    assert.equal((await summary(ask())).text, 'fine');
  });

  it('an empty answer that was paid for is an answer', async () => {
    server.script('');
    assert.equal((await summary(ask())).end?.type, 'end');
  });

  it('distinguishes a rejected key from a missing one', async () => {
    await assert.rejects(collect(provider({ key: 'wrong' }).stream(REQUEST, never())), { kind: 'auth' });
    await assert.rejects(collect(provider({ key: '' }).stream(REQUEST, never())), { kind: 'no-key' });
    const openRouter = provider({ key: '', baseUrl: 'https://openrouter.ai/api/v1' });
    await assert.rejects(collect(openRouter.stream(REQUEST, never())), { kind: 'no-key' });
  });

  it('a key with characters that no header allows is reported as such, and nothing is sent', async () => {
    const before = server.requests.length;
    for (const key of ['sk-canary\n', 'sk-canäry', '“sk-canary”', 'sk canary']) {
      await assert.rejects(collect(provider({ key }).stream(REQUEST, never())), { kind: 'auth', unsent: true });
    }
    assert.equal(server.requests.length, before);
  });

  it('an unknown model is not-found', async () => {
    await assert.rejects(collect(ask({ model: 'unheard/of' })), { kind: 'not-found', status: 404 });
  });

  it('a refused connection is reported as network, with its code', async () => {
    const gone = await startModelServer();
    const { url: baseUrl } = gone;
    await gone.close();
    const asked = provider({ baseUrl }).stream(REQUEST, never());
    await assert.rejects(collect(asked), { kind: 'network', code: 'ECONNREFUSED' });
  });

  it('gives up on a provider that sends no headers, and closes the connection', async () => {
    server.script(silences.stallBeforeHeaders);
    const before = server.requests.length;
    const parts = assert.rejects(collect(ask()), { kind: 'stalled' });
    await server.untilRequests(before + 1);
    await clock.advance(20_000);
    await parts;
  });

  it('gives up on a stalled stream, and keeps the text so far', async () => {
    server.script(brokenStreams.commentsAfter('half', 1));
    const texts: string[] = [];
    const read = async () => {
      for await (const part of ask()) {
        if (part.type !== 'text-delta') continue;
        texts.push(part.text);
        void clock.advance(10_000);
      }
    };
    await assert.rejects(read(), { kind: 'stalled' });
    assert.deepEqual(texts, ['half']);
  });
});
