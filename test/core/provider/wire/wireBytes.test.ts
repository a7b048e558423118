import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { answering, collect, never, providerOver, REQUEST, summary } from './replay.ts';

function fixture(name: string): Uint8Array {
  return readFileSync(new URL(`fixtures/${name}.sse`, import.meta.url));
}

function play(pieces: readonly Uint8Array[]) {
  return summary(providerOver(answering(pieces)).stream(REQUEST, never()));
}

const RIGHT = {
  openrouter: {
    id: ['gen-1'],
    text: "return '→😀';\n",
    reasoning: 'Sum, dann zurück.',
    end: {
      type: 'end',
      reason: 'stop',
      usage: { promptTokens: 194, cachedTokens: 128, outputTokens: 12, reasoningTokens: 4, costNanoDollars: 199_500 },
    },
  },
  fireworks: {
    id: ['gen-1'],
    text: 'a + b',
    reasoning: '',
    end: { type: 'end', reason: 'stop', usage: { promptTokens: 90, outputTokens: 3 } },
  },
  baseten: {
    id: ['gen-1'],
    text: 'xyz',
    reasoning: '',
    end: { type: 'end', reason: 'length', usage: { promptTokens: 90, outputTokens: 3 } },
  },
  odd: { id: ['gen-2'], text: 'üok', reasoning: 'hm', end: { type: 'end', reason: 'stop' } },
} as const;

const CALLS = [
  { type: 'tool-call', call: { id: 'a', name: 'read_file', arguments: '{"path":"ü→.ts"}' } },
  { type: 'tool-call', call: { id: 'b', name: 'search', arguments: '{"text":"y"}' } },
  { type: 'end', reason: 'tool-calls', usage: { promptTokens: 90, outputTokens: 21 } },
] as const;

/** Thousands of requests: half a second alone, more while the machine builds something else. */
const EVERY_CUT_TIMEOUT_MS = 20_000;

describe("a provider's bytes mean the same wherever the network cuts them", function () {
  this.timeout(EVERY_CUT_TIMEOUT_MS);
  for (const [name, right] of Object.entries(RIGHT)) {
    const bytes = fixture(name);
    it(`${name}, cut in two at every byte`, async () => {
      for (let at = 0; at <= bytes.length; at++) {
        assert.deepEqual(await play([bytes.subarray(0, at), bytes.subarray(at)]), right, `cut at ${at}`);
      }
    });
    it(`${name}, byte by byte`, async () => {
      assert.deepEqual(await play(Array.from(bytes, byte => Uint8Array.of(byte))), right);
    });
  }

  it('calls that come interwoven, cut in two at every byte', async () => {
    const bytes = fixture('azureCalls');
    for (let at = 0; at <= bytes.length; at++) {
      const provider = providerOver(answering([bytes.subarray(0, at), bytes.subarray(at)]));
      const parts = await collect(provider.stream(REQUEST, never()));
      const told = parts.filter(({ type }) => type === 'tool-call' || type === 'end');
      assert.deepEqual(told, CALLS, `cut at ${at}`);
    }
  });

  it('an error frame fails with its own kind, cut anywhere, and its words are not repeated', async () => {
    const bytes = fixture('errorFrame');
    for (let at = 0; at <= bytes.length; at += 1) {
      await assert.rejects(play([bytes.subarray(0, at), bytes.subarray(at)]), error => {
        assert.deepEqual(
          { ...(error as object) },
          {
            name: 'ProviderError',
            kind: 'rate-limit',
            status: 429,
            retryAfterMs: undefined,
            code: 'rate_limit_exceeded',
          },
        );
        assert.doesNotMatch(String(error) + JSON.stringify(error), /secret words|sk-canary|the prompt/);
        return true;
      });
    }
  });
});

describe('a stream that ends too early', function () {
  this.timeout(EVERY_CUT_TIMEOUT_MS);
  it('is truncated wherever it ends, until the finish reason has come', async () => {
    const bytes = fixture('baseten');
    const finished = Buffer.from(bytes).indexOf('"length"');
    for (let end = 0; end < bytes.length; end++) {
      const cut = play([bytes.subarray(0, end)]);
      if (end < finished) await assert.rejects(cut, { kind: 'truncated' }, `ends at ${end}`);
      else
        await cut.then(
          ({ end: part }) => assert.equal(part?.type, 'end'),
          error => assert.equal(error.kind, 'truncated'),
        );
    }
  });
});
