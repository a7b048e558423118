import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SentCall, Step, StreamAnswer } from './answer.ts';
import type { BillItem } from './bill.ts';
import type { Exchange } from './exchange.ts';
import { DONE_FRAME, dataFrame, deltaFrame, PROCESSING_COMMENT, usage, usageFrame, wholeAnswer } from './frames.ts';
import { tokensOf } from './tokens.ts';

export interface Stage {
  readonly exchange: Exchange;
  readonly response: ServerResponse;
  readonly delayMs: number;
  readonly tokensPerSecond: number;
  /** Aborts when the client has left or the server closes. */
  readonly left: AbortSignal;
  /** The current bill of the exchange. */
  readonly owed: () => BillItem;
  /** Called after anything went out. */
  readonly sentSome: () => void;
}

/** Well below the client's limit for silence, and above the length of most waits. */
const THOUGHT_EVERY_MS = 3_000;

/** Plays a streamed answer to its end; ends early, without an error, when the client leaves. */
export async function play(answer: StreamAnswer, stage: Stage): Promise<void> {
  const player = new Player(stage);
  try {
    await player.open();
    for (const step of answer.steps) await player.play(step);
    player.close();
  } catch (error) {
    if (!stage.left.aborted) throw error;
  }
}

class Player {
  readonly #stage: Stage;
  /** When the first token is due, on performance.now(); each later one by its number, so that no jitter adds up. */
  #firstTokenAtMs = 0;
  #tokensSent = 0;

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  async open(): Promise<void> {
    const { exchange, response, delayMs } = this.#stage;
    this.#firstTokenAtMs = performance.now() + delayMs;
    if (exchange.stream) {
      response.writeHead(200, {
        'content-type': 'text/event-stream',
        'cache-control': 'no-cache',
        ...this.#generationHeader(),
      });
      if (exchange.dialect.router) await this.#write(PROCESSING_COMMENT);
    }
    await this.#pause(delayMs);
  }

  close(): void {
    const { exchange, response, owed } = this.#stage;
    if (response.destroyed) return;
    if (exchange.stream) {
      response.end();
    } else {
      response.writeHead(200, { 'content-type': 'application/json', ...this.#generationHeader() });
      response.end(JSON.stringify(wholeAnswer(exchange, owed())));
    }
  }

  async play(step: Step): Promise<void> {
    const { exchange, response, left } = this.#stage;
    left.throwIfAborted();
    switch (step.do) {
      case 'role':
        return this.#delta({});
      case 'text':
        return this.#paced('text', tokensOf(step.text));
      case 'reasoning':
        return this.#paced('reasoning', tokensOf(step.text));
      case 'chunks':
        return this.#paced('text', step.chunks);
      case 'call':
        return this.#call(step.call, step.index);
      case 'finish':
        return this.#finish(step.reason);
      case 'usage':
        return this.#usage();
      case 'done':
        return this.#write(DONE_FRAME);
      case 'frame':
        return this.#frame(step.frame);
      case 'bytes':
        return this.#write(step.bytes);
      case 'comment':
        return this.#write(`: ${step.text}\n\n`);
      case 'pause':
        return this.#pause(step.ms);
      case 'hold':
        await Promise.race([step.until, once(left, 'abort')]);
        return left.throwIfAborted();
      case 'think':
        return this.#think(step.until);
      case 'stall':
        return this.#stall(step.commentEveryMs);
      case 'reset':
        exchange.state = 'reset';
        response.socket?.resetAndDestroy();
        await once(response, 'close');
    }
  }

  async #think(until: Promise<void>): Promise<void> {
    const { left } = this.#stage;
    let isOver = false;
    const over = Promise.race([until, once(left, 'abort')]).then(() => {
      isOver = true;
    });
    for (;;) {
      await Promise.race([over, sleep(THOUGHT_EVERY_MS, undefined, { ref: false })]);
      left.throwIfAborted();
      if (isOver) return;
      await this.#paced('reasoning', tokensOf(' hm'));
    }
  }

  #generationHeader(): Readonly<Record<string, string>> {
    const { dialect, generationId } = this.#stage.exchange;
    return dialect.router ? { 'x-generation-id': generationId } : {};
  }

  async #call({ id, name, arguments: given }: SentCall, index: number): Promise<void> {
    const { sentCalls } = this.#stage.exchange;
    sentCalls.push({ id, name, arguments: given });
    await this.#delta({ tool_calls: [{ index, id, type: 'function', function: { name, arguments: '' } }] });
    await this.#paced('call', tokensOf(given), piece => ({ tool_calls: [{ index, function: { arguments: piece } }] }));
  }

  #finish(reason: string): Promise<void> {
    const { exchange } = this.#stage;
    const meant = reason === 'tool_calls' ? exchange.dialect.callsFinish : reason;
    exchange.finishReason = this.#tokensLeft() <= 0 ? 'length' : meant;
    return this.#delta({}, exchange.finishReason);
  }

  async #usage(): Promise<void> {
    const { exchange, owed } = this.#stage;
    if (exchange.dialect.usage === 'with-finish' || !this.#tellsUsage()) return;
    await this.#frame(usageFrame(exchange, owed()));
  }

  #tellsUsage(): boolean {
    const { body, dialect } = this.#stage.exchange;
    const { stream_options: asked } = body;
    return dialect.usageSent === 'always' || JSON.stringify(asked)?.includes('"include_usage":true') === true;
  }

  /** A frame with a delta, and with the usage so far where the dialect puts it there. */
  #delta(delta: object, finishReason: string | null = null): Promise<void> {
    const { exchange, owed } = this.#stage;
    const frame = deltaFrame(exchange, delta, finishReason);
    const { usage: position } = exchange.dialect;
    const here = position === 'running' || (position === 'with-finish' && finishReason !== null);
    return this.#frame(here && this.#tellsUsage() ? { ...frame, usage: usage(exchange, owed()) } : frame);
  }

  async #paced(
    kind: 'text' | 'reasoning' | 'call',
    pieces: readonly string[],
    deltaOf: (piece: string) => object = piece => (kind === 'text' ? { content: piece } : { reasoning: piece }),
  ): Promise<void> {
    const { exchange, tokensPerSecond } = this.#stage;
    for (const piece of pieces) {
      if (this.#tokensLeft() <= 0) return;
      const dueAtMs = this.#firstTokenAtMs + (this.#tokensSent * 1000) / tokensPerSecond;
      await this.#pause(dueAtMs - performance.now());
      this.#tokensSent += tokensOf(piece).length;
      exchange.count(kind, piece);
      await this.#delta(deltaOf(piece));
    }
  }

  #tokensLeft(): number {
    return (this.#stage.exchange.maxTokens ?? Number.POSITIVE_INFINITY) - this.#tokensSent;
  }

  async #stall(commentEveryMs: number | undefined): Promise<never> {
    const { left } = this.#stage;
    for (;;) {
      if (commentEveryMs === undefined) {
        await once(left, 'abort');
        left.throwIfAborted();
      } else {
        await this.#pause(commentEveryMs);
        await this.#write(PROCESSING_COMMENT);
      }
    }
  }

  async #pause(ms: number): Promise<void> {
    if (ms > 0) await sleep(ms, undefined, { signal: this.#stage.left });
  }

  #frame(frame: unknown): Promise<void> {
    return this.#write(dataFrame(frame));
  }

  /** Nothing goes out before the end without `stream`. */
  async #write(bytes: string | Uint8Array): Promise<void> {
    const { exchange, response, left, sentSome } = this.#stage;
    left.throwIfAborted();
    if (!exchange.stream) return;
    const flushed = response.write(bytes);
    sentSome();
    if (!flushed) await once(response, 'drain', { signal: left });
  }
}
