import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { createOpenAiProvider } from '../../../src/core/provider/wire/openai.ts';
import { dedent } from '../../support/dedent.ts';
import { FakeClock, settled } from '../../support/fakeClock.ts';
import { answerSmall, type Loopback, startLoopback } from '../../support/loopback.ts';
import { never, REQUEST, summary } from '../provider/wire/replay.ts';

const data = (frame: unknown) => `data: ${JSON.stringify(frame)}\n\n`;
const text = (content: string) => data({ choices: [{ delta: { content } }] });
const STOP = data({ choices: [{ delta: {}, finish_reason: 'stop' }] });
const USAGE = { prompt_tokens: 7, completion_tokens: 1 };
const DONE = 'data: [DONE]\n\n';

interface Frames {
  readonly what: string;
  readonly odd: string;
  readonly before?: string;
  readonly after?: string;
  /** Text, how it ended, and whether the usage was read; else the kind of the failure. */
  readonly comesTo: string;
  readonly contentType?: string;
  /** The connection stays open behind the last byte. */
  readonly stalls?: true;
}

const A = text('a');

/** wire.md: frames that crash naive clients. */
const FRAMES: readonly Frames[] = [
  { what: 'a first frame without choices', odd: data({ choices: [] }), after: A + STOP, comesTo: 'a stop' },
  { what: 'a choice without delta', odd: data({ choices: [{ index: 0 }] }), after: A + STOP, comesTo: 'a stop' },
  {
    what: 'usage without choices',
    before: A + STOP,
    odd: data({ choices: [], usage: USAGE }),
    after: DONE,
    comesTo: 'a stop, usage',
  },
  {
    what: 'usage with the finish reason',
    before: A,
    odd: data({ choices: [{ delta: {}, finish_reason: 'stop' }], usage: USAGE }),
    comesTo: 'a stop, usage',
  },
  {
    what: 'usage in every chunk',
    odd: data({ choices: [{ delta: { content: 'a' } }], usage: { prompt_tokens: 7, completion_tokens: 0 } }),
    after: data({ choices: [{ delta: {}, finish_reason: 'stop' }], usage: USAGE }),
    comesTo: 'a stop, usage',
  },
  {
    what: 'the role in every chunk',
    before: A,
    odd: data({ choices: [{ delta: { role: 'assistant', content: 'b' } }] }),
    after: STOP,
    comesTo: 'ab stop',
  },
  {
    what: 'tool_calls: null',
    odd: data({ choices: [{ delta: { content: 'a', tool_calls: null } }] }),
    after: STOP,
    comesTo: 'a stop',
  },
  {
    what: 'an error that is none',
    odd: data({ error: null, choices: [{ delta: { content: 'a' } }] }),
    after: data({ error: '', choices: [{ delta: {}, finish_reason: 'stop' }] }),
    comesTo: 'a stop',
  },
  { what: 'comments', before: A, odd: ': OPENROUTER PROCESSING\n\n', after: STOP, comesTo: 'a stop' },
  { what: 'characters of several bytes', odd: text('ü→😀'), after: STOP, comesTo: 'ü→😀 stop' },
  { what: 'CRLF', odd: (A + STOP + DONE).replaceAll('\n', '\r\n'), comesTo: 'a stop' },
  { what: 'data: without a blank', odd: (A + STOP).replaceAll('data: ', 'data:'), comesTo: 'a stop' },
  { what: 'an end without [DONE]', before: A, odd: STOP, comesTo: 'a stop' },
  { what: 'an end without a finish reason', odd: A + DONE, comesTo: 'truncated' },
  { what: 'nothing but [DONE]', odd: DONE, comesTo: 'truncated' },
  { what: 'a page with 200', odd: '<html>Sign in</html>', contentType: 'text/html', comesTo: 'not-an-api' },
  {
    what: 'a page that calls itself a stream',
    odd: dedent`
    <html>
    <p>Sign in

    </html>
  `,
    comesTo: 'truncated',
  },
  { what: 'an error frame', odd: data({ error: { code: 429 }, choices: [] }), after: DONE, comesTo: 'rate-limit' },
  { what: 'a stall after the first token', odd: A, stalls: true, comesTo: 'stalled' },
];

/** A thousand requests on real sockets: a second or two, and more while the machine builds something else. */
const EVERY_CUT_TIMEOUT_MS = 20_000;
/** Under way at once. */
const BATCH = 16;

describe('frames that crash naive clients, on a real socket, cut in two at every byte', function () {
  this.timeout(EVERY_CUT_TIMEOUT_MS);
  let server: Loopback;
  before(async () => {
    server = await startLoopback(answerSmall);
  });
  after(() => server.close());
  afterEach(() => server.untilNoSockets());

  for (const { what, before: first = '', odd, after: last = '', comesTo, contentType, stalls } of FRAMES) {
    const bytes = Buffer.from(odd);

    const read = new Map<number, BytesRead>();

    /** The second half only when the client has read the first: on a busy machine two writes would come as one chunk. */
    async function send(response: ServerResponse, at: number): Promise<void> {
      response.writeHead(200, { 'content-type': contentType ?? 'text/event-stream' });
      const half = Buffer.concat([Buffer.from(first), bytes.subarray(0, at)]);
      if (half.length > 0) {
        response.write(half);
        await Promise.race([read.get(at)?.atLeast(half.length), once(response, 'close')]);
      }
      for (const rest of [bytes.subarray(at), last]) if (rest.length > 0) response.write(rest);
      if (!stalls) response.end();
    }

    async function cutAt(at: number): Promise<void> {
      const clock = new FakeClock();
      const bytesRead = new BytesRead();
      read.set(at, bytesRead);
      const provider = createOpenAiProvider({
        baseUrl: server.url,
        apiKey: async () => 'key',
        // The server reads from the path where to cut.
        fetch: async (_, init) => bytesRead.of(await globalThis.fetch(`${server.url}/cut/${at}`, init)),
        clock,
      });
      const outcome = comesToWords(summary(provider.stream(REQUEST, never())));
      const result = stalls ? await whileTimePasses(outcome, clock) : await outcome;
      assert.equal(result, comesTo, `cut at ${at}`);
    }

    it(`${what}: ${comesTo}`, async () => {
      server.handle = (response, { path }) => send(response, Number(path.split('/').at(-1)));
      for (let from = 0; from <= bytes.length; from += BATCH) {
        const cuts = Array.from({ length: Math.min(BATCH, bytes.length + 1 - from) }, (_, n) => from + n);
        await Promise.all(cuts.map(cutAt));
      }
    });
  }
});

/** The part of an answer that a client has read. */
class BytesRead {
  #count = 0;
  #waiting: { readonly count: number; readonly met: () => void } | undefined;

  of(response: Response): Response {
    const counting = new TransformStream<Uint8Array, Uint8Array>({
      transform: (chunk, passOn) => {
        passOn.enqueue(chunk);
        this.#count += chunk.length;
        if (this.#waiting && this.#count >= this.#waiting.count) this.#waiting.met();
      },
    });
    return new Response(response.body?.pipeThrough(counting), response);
  }

  atLeast(count: number): Promise<void> {
    if (this.#count >= count) return Promise.resolve();
    return new Promise(met => {
      this.#waiting = { count, met };
    });
  }
}

async function comesToWords(seen: ReturnType<typeof summary>): Promise<string> {
  try {
    const { text: said, end } = await seen;
    if (end?.type !== 'end') return 'aborted';
    return `${said} ${end.reason}${end.usage ? ', usage' : ''}`;
  } catch (error) {
    return String(Reflect.get(Object(error), 'kind'));
  }
}

/** Silence is measured on the test's clock, and lasts until the client gives up. */
async function whileTimePasses(outcome: Promise<string>, clock: FakeClock): Promise<string> {
  for (;;) {
    const result = await Promise.race([outcome, settled().then(() => undefined)]);
    if (result !== undefined) return result;
    await clock.advance(500);
  }
}
