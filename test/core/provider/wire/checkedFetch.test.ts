import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { fetchJson } from '../../../../src/core/provider/wire/checkedFetch.ts';
import { createOpenAiProvider } from '../../../../src/core/provider/wire/openai.ts';
import { redirectTarget } from '../../../../src/core/provider/wire/redirect.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { answerSmall, type Loopback, smallAnswer, startLoopback } from '../../../support/loopback.ts';
import { never, REQUEST, summary } from './replay.ts';

const KEY = 'sk-canary-0123456789';
const fetch: typeof globalThis.fetch = (...to) => globalThis.fetch(...to);

function ask(baseUrl: string, { allowInsecure = false } = {}) {
  const apiKey = async () => KEY;
  const provider = createOpenAiProvider({ baseUrl, apiKey, fetch, clock: new FakeClock(), allowInsecure });
  return summary(provider.stream(REQUEST, never()));
}

describe('key and code stay with the address that they were given for', () => {
  let home: Loopback;
  let elsewhere: Loopback;
  before(async () => {
    home = await startLoopback(answerSmall);
    elsewhere = await startLoopback(answerSmall);
  });
  afterEach(async () => {
    await Promise.all([home.untilNoSockets(), elsewhere.untilNoSockets()]);
  });
  after(() => Promise.all([home.close(), elsewhere.close()]));

  for (const status of [301, 302, 303, 307, 308]) {
    it(`a ${status} to another host is not followed, and its target is reported`, async () => {
      home.handle = response => response.writeHead(status, { location: `${elsewhere.url}/chat/completions` }).end();
      await assert.rejects(ask(home.url), error => {
        assert.ok(error instanceof Error);
        assert.deepEqual([Reflect.get(error, 'kind'), Reflect.get(error, 'code')], ['not-an-api', 'redirect']);
        assert.ok(error.message.includes(new URL(elsewhere.url).origin), error.message);
        return true;
      });
      assert.equal(elsewhere.arrivals.length, 0);
    });
  }

  it('a redirect with a body that never ends is closed', async () => {
    home.handle = response => response.writeHead(307, { location: elsewhere.url }).write('and');
    await assert.rejects(ask(home.url), { code: 'redirect' });
    await home.untilNoSockets();
  });

  for (const status of [307, 308]) {
    it(`a ${status} within the address is followed with the key and the code`, async () => {
      home.handle = (response, { path }) =>
        path.endsWith('/moved')
          ? answerSmall(response)
          : response.writeHead(status, { location: '/v1/chat/completions/moved' }).end();
      assert.equal((await ask(home.url)).text, 'fine');
      const [first, second] = home.arrivals.slice(-2);
      assert.deepEqual(
        [second?.method, second?.path, second?.body],
        ['POST', '/v1/chat/completions/moved', first?.body],
      );
      assert.equal(second?.headers.authorization, `Bearer ${KEY}`);
    });
  }

  it('a request whose body a redirect would drop is not sent again', async () => {
    home.handle = response => response.writeHead(302, { location: '/login' }).end();
    const before = home.arrivals.length;
    await assert.rejects(ask(home.url), { kind: 'not-an-api', code: 'redirect' });
    assert.equal(home.arrivals.length - before, 1);
  });

  it('a redirect in a circle ends', async () => {
    home.handle = response => response.writeHead(307, { location: '/v1/chat/completions' }).end();
    const before = home.arrivals.length;
    await assert.rejects(ask(home.url), { code: 'redirect' });
    assert.equal(home.arrivals.length - before, 4);
  });

  it('a look-up follows within the address, and no further', async () => {
    const look = (path: string) => fetchJson(home.url + path, { fetch, signal: never() });
    home.handle = (response, { path }) =>
      path === '/v1/models'
        ? response.writeHead(301, { location: '/v1/models/' }).end()
        : response.writeHead(200, { 'content-type': 'application/json' }).end('{"data":[]}');
    assert.deepEqual(await look('/models'), { data: [] });
    home.handle = response => response.writeHead(302, { location: elsewhere.url }).end();
    await assert.rejects(look('/models'), { code: 'redirect' });
    assert.equal(elsewhere.arrivals.length, 0);
  });

  it('https is never left', () => {
    const headers = new Headers({ location: 'http://provider.test/v1' });
    const refused = redirectTarget(
      { status: 307, type: 'basic', headers },
      { url: 'https://provider.test/v1', method: 'POST' },
    );
    assert.ok(refused instanceof Error);
    assert.match(refused.message, /without encryption/);
  });

  it('a redirect that the platform hides is refused as well', () => {
    const hidden = { status: 0, type: 'opaqueredirect', headers: new Headers() } as const;
    assert.ok(redirectTarget(hidden, { url: 'https://provider.test/v1', method: 'POST' }) instanceof Error);
  });
});

describe('plain http', () => {
  const unasked: typeof globalThis.fetch = () => assert.fail('nothing may be sent');
  const refused = (baseUrl: string) => {
    const provider = createOpenAiProvider({ baseUrl, apiKey: async () => KEY, fetch: unasked, clock: new FakeClock() });
    return summary(provider.stream(REQUEST, never()));
  };

  for (const host of [
    'provider.test',
    '10.0.0.1',
    '127.0.0.1.evil.test',
    'localhost.evil.test',
    '[fe80::1]',
    '0.0.0.0',
  ]) {
    it(`to ${host} is refused before anything is sent`, async () => {
      await assert.rejects(refused(`http://${host}/v1`), { kind: 'insecure-address', unbilled: true });
      const looked = fetchJson(`http://${host}/v1/models`, { fetch: unasked, signal: never() });
      await assert.rejects(looked, { kind: 'insecure-address' });
    });
  }

  it('goes to this machine, and elsewhere where the settings allow it', async () => {
    const server = await startLoopback(answerSmall);
    assert.equal((await ask(server.url)).text, 'fine');
    const provider = createOpenAiProvider({
      baseUrl: 'http://provider.test/v1',
      apiKey: async () => KEY,
      fetch: (_, init) => fetch(`${server.url}/chat/completions`, init),
      clock: new FakeClock(),
      allowInsecure: true,
    });
    assert.equal((await summary(provider.stream(REQUEST, never()))).text, 'fine');
    await server.close();
  });

  it('an address with a gap in it is not used', async () => {
    await assert.rejects(refused('https://<resource>.services.ai.azure.com/mai/v1'), {
      kind: 'not-found',
      code: 'invalid_address',
    });
  });
});

describe('an answer of any size', () => {
  let server: Loopback;
  before(async () => {
    server = await startLoopback(answerSmall);
  });
  after(() => server.close());
  /** An unread body is not downloaded. */
  afterEach(() => server.untilNoSockets());

  const MEGABYTE = Buffer.alloc(1024 * 1024, 'x');
  const LONG = 30;
  let sentMegabytes = 0;

  /** As much as the client takes, up to 30 MB. */
  async function pour(response: Parameters<Loopback['handle']>[0], megabyte: Buffer): Promise<void> {
    const closed = new Promise<void>(resolve => response.once('close', resolve));
    for (sentMegabytes = 0; sentMegabytes < LONG && !response.destroyed; sentMegabytes++) {
      if (!response.write(megabyte)) {
        await Promise.race([closed, new Promise<void>(resolve => response.once('drain', resolve))]);
      }
    }
    response.end();
  }

  it('an error of 30 MB is an error', async () => {
    server.handle = response => pour(response.writeHead(500, { 'content-type': 'text/plain' }), MEGABYTE);
    await assert.rejects(ask(server.url), { kind: 'server', status: 500 });
    assert.ok(sentMegabytes < LONG, `${sentMegabytes} MB`);
  });
  it('a page of 30 MB is no API', async () => {
    server.handle = response => pour(response.writeHead(200, { 'content-type': 'text/html' }), MEGABYTE);
    await assert.rejects(ask(server.url), { kind: 'not-an-api' });
    assert.ok(sentMegabytes < LONG, `${sentMegabytes} MB`);
  });
  it('a line of 30 MB is left', async () => {
    server.handle = response => {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write('data: {"choices":[{"delta":{"content":"');
      return pour(response, MEGABYTE);
    };
    await assert.rejects(ask(server.url), { kind: 'server', code: 'answer_too_long' });
    assert.ok(sentMegabytes < LONG, `${sentMegabytes} MB`);
  });
  it('an answer of 30 MB in small frames is left', async () => {
    const frame = `data: ${JSON.stringify({ choices: [{ delta: { content: 'word ' } }] })}\n\n`;
    const frames = Buffer.from(frame.repeat(Math.floor(MEGABYTE.length / frame.length)));
    server.handle = response => pour(response.writeHead(200, { 'content-type': 'text/event-stream' }), frames);
    await assert.rejects(ask(server.url), { kind: 'server', code: 'answer_too_long' });
    assert.ok(sentMegabytes < LONG, `${sentMegabytes} MB`);
  });
  it('a list of 30 MB is not read to its end', async () => {
    server.handle = response => pour(response.writeHead(200, { 'content-type': 'application/json' }), MEGABYTE);
    const looked = fetchJson(`${server.url}/models`, { fetch, signal: never() });
    await assert.rejects(looked, { code: 'answer_too_long' });
  });
  it('one in gzip is read, streams and errors', async () => {
    const gzip = { 'content-encoding': 'gzip' };
    server.handle = response =>
      response.writeHead(200, { 'content-type': 'text/event-stream', ...gzip }).end(gzipSync(smallAnswer()));
    assert.equal((await ask(server.url)).text, 'fine');
    const body = JSON.stringify({ error: { code: 'insufficient_quota' } });
    server.handle = response =>
      response.writeHead(429, { 'content-type': 'application/json', ...gzip }).end(gzipSync(body));
    await assert.rejects(ask(server.url), { kind: 'credit' });
  });
});
