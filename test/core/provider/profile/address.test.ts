import assert from 'node:assert/strict';
import {
  addressUnder,
  BLOCKED_PORTS,
  baseOfEndpoint,
  hostOf,
  isLoopback,
  originOf,
  refusedAddress,
  withVersion,
} from '../../../../src/core/provider/profile/address.ts';

const HERE = [
  'http://localhost:1234/v1',
  'http://LOCALHOST/v1',
  'http://127.0.0.1:8000/v1',
  'http://127.8.9.10/v1',
  'http://[::1]:11434/v1',
  // Another spelling; a URL's host is the one that the socket gets.
  'http://0x7f.1/v1',
  'http://2130706433/v1',
  'http://0177.0.0.1/v1',
  'http://127.1:80/v1',
  'http://127.0.0.1./v1',
  'http://[0:0:0:0:0:0:0:1]/v1',
];
const ELSEWHERE = [
  'localhost.example',
  '127.0.0.1.example',
  '192.168.1.7',
  '0.0.0.0:80',
  'localhostess',
  'evil.localhost',
  'localhost.',
  '[::ffff:127.0.0.1]',
  '[::]',
  '128.0.0.1',
  'l\u043ecalhost',
  'xn--lcalhost-54g',
  '127.0.0.1@evil.example',
  'evil.example#@127.0.0.1',
  'evil.example\\@127.0.0.1',
];

describe('an address', () => {
  it('is of this machine only where it surely is', () => {
    for (const url of HERE) assert.ok(isLoopback(url), url);
    for (const host of ELSEWHERE) assert.ok(!isLoopback(`http://${host}/v1`), host);
    assert.ok(!isLoopback('https://<resource>.services.ai.azure.com'));
  });

  it('is refused over plain http to any other machine, unless that is allowed', () => {
    const refused = (url: string, allowInsecure = false) => refusedAddress(url, { allowInsecure })?.kind;
    for (const url of HERE) assert.equal(refused(url), undefined, url);
    for (const host of ELSEWHERE.filter(one => !one.includes('@evil'))) {
      assert.equal(refused(`http://${host}/v1`), 'insecure-address', host);
      assert.equal(refused(`http://${host}/v1`, true), undefined, host);
      assert.equal(refused(`https://${host}/v1`), undefined, host);
    }
  });

  it('with a password or key in it is rejected with advice, and the password is not shown', () => {
    for (const url of [
      'https://me:sk-canary@proxy.example/v1',
      'http://sk-canary@127.0.0.1/v1',
      'https://a.example/v1?key=sk-canary',
      'https://a.example/v1?api-version=1&api_key=sk-canary',
      'https://a.example/v1?access_token=sk-canary',
    ]) {
      const refused = refusedAddress(url, { allowInsecure: true });
      assert.equal(refused?.unsent, true);
      assert.match(refused.message, /Set API Key/);
      assert.doesNotMatch(refused.message, /canary/);
    }
  });

  it('is refused where it is neither http nor https', () => {
    for (const url of ['ftp://127.0.0.1/v1', 'file:///etc/passwd', 'ws://localhost/v1', 'javascript:alert(1)', '']) {
      assert.equal(refusedAddress(url, { allowInsecure: true })?.code, 'invalid_address', url);
      assert.ok(!isLoopback(url), url);
    }
  });

  it('is refused at the ports that fetch sends nothing to: nothing was sent, and nothing is owed', async () => {
    for (const port of BLOCKED_PORTS) {
      const url = `http://127.0.0.1:${port}/v1`;
      const refused = refusedAddress(url, { allowInsecure: false });
      assert.equal(refused?.code, 'blocked_port', url);
      assert.ok(refused?.unsent);
      await assert.rejects(
        fetch(url),
        (error: Error) => error.cause instanceof Error && error.cause.message === 'bad port',
      );
    }
    for (const port of ['', ':80', ':443', ':8080', ':11434']) {
      assert.equal(refusedAddress(`http://127.0.0.1${port}/v1`, { allowInsecure: false }), undefined, port);
    }
  });

  it('without a version has one that can be tried', () => {
    assert.equal(withVersion('http://127.0.0.1:8000'), 'http://127.0.0.1:8000/v1');
    assert.equal(withVersion('https://a.example/openai/?a=b'), 'https://a.example/openai/v1?a=b');
    for (const path of ['v1', 'v1/', 'api/v1', 'v1beta/openai', 'openai/v2']) {
      assert.equal(withVersion(`https://a.example/${path}`), undefined, path);
    }
  });

  it('may be given as that of the whole endpoint', () => {
    for (const end of ['', '/chat/completions', '/chat/completions/']) {
      assert.equal(baseOfEndpoint(` https://a.example/v1${end} `), 'https://a.example/v1');
    }
    assert.equal(baseOfEndpoint('https://a.example/v1/'), 'https://a.example/v1/');
  });

  it('may have a query, such as a version, that is added to every request', () => {
    const versioned = 'https://a.example/openai/v1?api-version=2024-10-21';
    assert.equal(baseOfEndpoint(versioned.replace('?', '/chat/completions?')), versioned);
    assert.equal(addressUnder(versioned, '/models'), 'https://a.example/openai/v1/models?api-version=2024-10-21');
    assert.equal(
      addressUnder('https://a.example/v1/', '/generation?id=a%26b'),
      'https://a.example/v1/generation?id=a%26b',
    );
    assert.equal(addressUnder('https://a.example', '/models'), 'https://a.example/models');
    assert.equal(refusedAddress(versioned, { allowInsecure: false }), undefined);
  });

  it('with a gap in it has no origin, and is shown with the gap', () => {
    const gap = 'https://<resource>.services.ai.azure.com/mai/v1';
    assert.equal(originOf(gap), undefined);
    assert.equal(hostOf(gap), '<resource>.services.ai.azure.com');
    assert.equal(hostOf('https://a.example:8443/v1'), 'a.example:8443');
  });
});
