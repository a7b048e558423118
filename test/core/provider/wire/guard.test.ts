import assert from 'node:assert/strict';
import type { StreamPart } from '../../../../src/core/provider/provider.ts';
import { DEFAULT_LIMITS, guardStream, type OpenedStream } from '../../../../src/core/provider/wire/guard.ts';
import { FakeClock, settled } from '../../../support/fakeClock.ts';
import { collect, never, providerOver, REQUEST } from './replay.ts';

const { firstContentMs, idleMs, usageMs } = DEFAULT_LIMITS;

const text = (content: string) => ({ choices: [{ delta: { content } }] });
const role = { choices: [{ delta: { role: 'assistant', content: '' } }] };
const finish = { choices: [{ delta: {}, finish_reason: 'stop' }] };
const usage = { choices: [], usage: { prompt_tokens: 7, completion_tokens: 1 } };

/** A stream, and the end at which a test fills it. */
function openStream<T>() {
  const { readable: frames, writable } = new TransformStream<T, T>();
  return { frames, writer: writable.getWriter() };
}

/** A stream whose frames the test sends. */
class Wire {
  readonly clock = new FakeClock();
  readonly parts: StreamPart[] = [];
  readonly outcome: Promise<'ended' | { kind: unknown }>;
  readonly abort = new AbortController();
  closed: 'open' | 'closed' = 'open';
  readonly #writer: WritableStreamDefaultWriter<unknown>;

  constructor() {
    const { frames, writer } = openStream<unknown>();
    this.#writer = writer;
    const open = async (signal: AbortSignal): Promise<OpenedStream> => {
      signal.addEventListener('abort', () => {
        this.closed = 'closed';
      });
      return { generationId: 'gen-1', frames };
    };
    this.outcome = this.#read(open);
  }

  /** Sends frames and lets them be read. */
  async send(...frames: unknown[]): Promise<void> {
    for (const frame of frames) void this.#writer.write(frame).catch(() => undefined);
    await settled();
  }

  async break(error: unknown): Promise<void> {
    void this.#writer.abort(error).catch(() => undefined);
    await settled();
  }

  async #read(open: (signal: AbortSignal) => Promise<OpenedStream>): Promise<'ended' | { kind: unknown }> {
    const { clock, abort } = this;
    try {
      for await (const part of guardStream({ open, clock, limits: DEFAULT_LIMITS, signal: abort.signal })) {
        this.parts.push(part);
      }
      return 'ended';
    } catch (error) {
      return { kind: Reflect.get(Object(error), 'kind') };
    }
  }
}

describe('waiting for a silent provider', () => {
  it('ends at the first-content limit, which a role does not move', async () => {
    const wire = new Wire();
    await wire.clock.advance(firstContentMs - 1);
    await wire.send(role, role);
    assert.equal(wire.closed, 'open');
    await wire.clock.advance(1);
    assert.deepEqual(await wire.outcome, { kind: 'stalled' });
    assert.equal(wire.closed, 'closed');
  });

  it('continues as long as text or thinking arrives within the idle limit', async () => {
    const wire = new Wire();
    for (let n = 0; n < 10; n++) {
      await wire.send(n % 2 ? text('x') : { choices: [{ delta: { reasoning: 'hm' } }] });
      await wire.clock.advance(idleMs - 1);
    }
    assert.equal(wire.closed, 'open');
    await wire.clock.advance(1);
    assert.deepEqual(await wire.outcome, { kind: 'stalled' });
    assert.equal(wire.parts.filter(part => part.type === 'text-delta').length, 5);
  });

  it('is not prolonged by comments that keep the socket warm', async () => {
    const clock = new FakeClock();
    const { frames: body, writer } = openStream<Uint8Array<ArrayBuffer>>();
    const headers = { 'content-type': 'text/event-stream' };
    const stream = providerOver(async () => new Response(body, { headers }), clock).stream(REQUEST, never());
    const outcome = assert.rejects(collect(stream), { kind: 'stalled' });
    for (let waited = 0; waited < firstContentMs; waited += 1000) {
      await settled();
      void writer.write(Buffer.from(': OPENROUTER PROCESSING\n\n')).catch(() => undefined);
      await clock.advance(1000);
    }
    await outcome;
  });

  it('leaves no timer running', async () => {
    const wire = new Wire();
    await wire.send(text('x'), finish, usage);
    await wire.clock.advance(usageMs);
    assert.equal(await wire.outcome, 'ended');
    await settled();
    assert.equal(wire.clock.sleepers, 0);
  });
});

describe('after the finish reason the answer is complete', () => {
  const END = { type: 'end', reason: 'stop' };
  it('when the usage does not come', async () => {
    const wire = new Wire();
    await wire.send(text('x'), finish);
    await wire.clock.advance(usageMs);
    assert.equal(await wire.outcome, 'ended');
    assert.deepEqual(wire.parts.at(-1), END);
    assert.equal(wire.closed, 'closed');
  });
  it('when the connection breaks', async () => {
    const wire = new Wire();
    await wire.send(text('x'), finish);
    await wire.break(new Error('reset'));
    assert.equal(await wire.outcome, 'ended');
    assert.deepEqual(wire.parts.at(-1), END);
  });
  it('and nothing at all is a failure all the same', async () => {
    const wire = new Wire();
    await wire.send(role, finish);
    await wire.clock.advance(usageMs);
    assert.deepEqual(await wire.outcome, { kind: 'truncated' });
  });
});

describe('leaving the loop', () => {
  it('lets go of the body, even when it does not follow the signal', async () => {
    const cancelled = Promise.withResolvers<void>();
    const frame = Buffer.from(`data: ${JSON.stringify(text('x'))}\n\n`);
    const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
      pull: given => given.enqueue(frame),
      cancel: () => cancelled.resolve(),
    });
    const headers = { 'content-type': 'text/event-stream' };
    const stream = providerOver(async () => new Response(body, { headers })).stream(REQUEST, never());
    for await (const part of stream) if (part.type === 'text-delta') break;
    await cancelled.promise;
  });
});

describe('an abort', () => {
  it('just ends the loop, whatever the connection throws at it', async () => {
    const wire = new Wire();
    await wire.send(text('x'));
    wire.abort.abort();
    await wire.break(new TypeError('terminated'));
    assert.equal(await wire.outcome, 'ended');
    assert.equal(wire.parts.at(-1)?.type, 'text-delta');
  });
  it('ends the loop at once, even when the connection does not notice', async () => {
    const wire = new Wire();
    await wire.send(text('x'));
    wire.abort.abort();
    assert.equal(await wire.outcome, 'ended');
  });
});
