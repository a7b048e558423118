import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Gate, openGate } from './gate.ts';

interface Asked {
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

describe('the gate before a server on loopback', () => {
  let upstream: Server;
  let gate: Gate;
  let cookie: string;
  let seen: IncomingHttpHeaders[];

  beforeEach(async () => {
    seen = [];
    upstream = createServer((incoming, response) => {
      seen.push(incoming.headers);
      response.end('inside');
    });
    upstream.on('upgrade', (incoming: IncomingMessage, socket) => {
      seen.push(incoming.headers);
      socket.end('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\n');
    });
    await once(upstream.listen(0, '127.0.0.1'), 'listening');
    const { port } = upstream.address() as AddressInfo;
    gate = await openGate({ upstream: `http://127.0.0.1:${port}`, upstreamCookie: 'inner=1' });
    const { headers } = await ask({ path: pathOf(gate.admit(`${gate.origin}/?folder=/a`)) });
    cookie = headers['set-cookie']?.[0]?.split(';')[0] ?? '';
  });

  afterEach(async () => {
    await gate.close();
    upstream.close();
  });

  it('lets a browser in by the printed address, and takes the token out of it', async () => {
    const { status, headers } = await ask({ path: pathOf(gate.admit(`${gate.origin}/?folder=/a`)) });
    assert.equal(status, 302);
    assert.equal(headers.location, '/?folder=%2Fa');
    assert.match(headers['set-cookie']?.[0] ?? '', /; HttpOnly; SameSite=Strict; Path=\/$/);
    assert.equal((await ask({ headers: { cookie } })).status, 200);
  });

  it('shows the server its own cookie, and never the token', async () => {
    await ask({ headers: { cookie: `a=b; ${cookie}` } });
    assert.deepEqual(
      seen.map(headers => headers.cookie),
      ['a=b; inner=1'],
    );
  });

  it("leaves VS Code's own token in an address alone", async () => {
    assert.equal((await ask({ path: '/vscode-remote-resource?path=/a&tkn=', headers: { cookie } })).status, 200);
  });

  const origin = 'http://evil.example';
  const refused: Readonly<Record<string, () => Asked>> = {
    'no token': () => ({}),
    'another token': () => ({ path: '/?gate=x' }),
    'another cookie': () => ({ headers: { cookie: `${cookie}x` } }),
    "another name for the machine's address": () => ({ headers: { cookie, host: 'evil.example' } }),
    'the token at another name': () => ({ path: pathOf(gate.admit(gate.origin)), headers: { host: 'evil.example' } }),
    'a page from elsewhere': () => ({ headers: { cookie, origin } }),
  };
  for (const [what, asked] of Object.entries(refused)) {
    it(`refuses ${what}`, async () => {
      assert.equal((await ask(asked())).status, 403);
      assert.equal((await upgrade(asked())).status, 403);
      assert.deepEqual(seen, []);
    });
  }

  it('lets a socket through with the cookie', async () => {
    assert.equal((await upgrade({ headers: { cookie, origin: gate.origin } })).status, 101);
    assert.equal(
      (await upgrade({ path: pathOf(gate.admit(gate.origin)) })).status,
      403,
      'a socket has no use for a token',
    );
  });

  function pathOf(address: string): string {
    const { pathname, search } = new URL(address);
    return pathname + search;
  }

  function upgrade({ headers, ...asked }: Asked) {
    return ask({ ...asked, headers: { connection: 'Upgrade', upgrade: 'echo', ...headers } });
  }

  async function ask({ path = '/', headers = {} }: Asked) {
    const outgoing = request(`${gate.origin}${path}`, { headers });
    outgoing.end();
    const answer = Promise.withResolvers<IncomingMessage>();
    outgoing.on('response', answer.resolve).on('error', answer.reject);
    outgoing.on('upgrade', (incoming: IncomingMessage, socket) => {
      socket.destroy();
      answer.resolve(incoming);
    });
    const { statusCode: status, headers: sent } = await answer.promise;
    return { status, headers: sent };
  }
});
