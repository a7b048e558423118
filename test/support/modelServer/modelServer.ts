import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Answer, type Answerer, type PlainAnswer, textAnswer } from './answer.ts';
import { type Bill, type BillItem, LIST_PRICES, PromptCache, sumBill, type TokenPrices } from './bill.ts';
import { type ChatRequest, parseChatBody, parseJsonObject } from './chatRequest.ts';
import { Exchange } from './exchange.ts';
import { refusals } from './faults.ts';
import { generationAnswer, keyAnswer, modelsAnswer } from './lookups.ts';
import { play } from './player.ts';

/** The only key that the server takes, unless told otherwise. */
export const PRACTICE_KEY = 'practice-key';

export const PRACTICE_MODEL = 'microsoft/mai-code-1-flash';

/** Everything has a default; what is not readonly here can be changed on the running server. */
export interface ModelServerOptions {
  /** 0 takes any free port. */
  readonly port?: number;
  /** `null` takes every request, with a key or without. */
  readonly apiKey?: string | null;
  /** Models by id; the prices hold for all of them. */
  readonly models?: readonly string[];
  readonly contextLength?: number;
  /** What is left on the key is this less what was billed; `null` is unlimited. */
  readonly keyLimitDollars?: number | null;
  /** So often is `/generation` a 404 before it knows a finished request. */
  readonly generationMisses?: number;
  /** From the request to the first token. */
  delayMs?: number;
  tokensPerSecond?: number;
  prices?: TokenPrices;
  /** Answers every request that no script answers. */
  answer?: Answer | Answerer;
}

/** A request to any other address than `/chat/completions`. */
export interface Lookup {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
}

const CHAT_PATH = '/v1/chat/completions';

interface Waiter {
  readonly met: () => boolean;
  readonly resolve: () => void;
}

export class ModelServer {
  readonly #options: ModelServerOptions;
  readonly #server: Server;
  readonly #exchanges: Exchange[] = [];
  readonly #lookups: Lookup[] = [];
  readonly #script: (Answer | Answerer)[] = [];
  readonly #promptCache = new PromptCache();
  readonly #generationAsks = new Map<string, number>();
  readonly #closing = new AbortController();
  #waiters: readonly Waiter[] = [];

  delayMs: number;
  tokensPerSecond: number;
  prices: TokenPrices;
  answer: Answer | Answerer;

  constructor(options: ModelServerOptions = {}) {
    this.#options = options;
    this.delayMs = options.delayMs ?? 0;
    this.tokensPerSecond = options.tokensPerSecond ?? Number.POSITIVE_INFINITY;
    this.prices = options.prices ?? LIST_PRICES;
    this.answer = options.answer ?? 'return 42;';
    this.#server = createServer((request, response) => {
      // A fault of the server's own must not look like a fault of the client's.
      this.#serve(request, response).catch(error => {
        console.error('model server:', error);
        response.destroy();
      });
    });
  }

  async listen(): Promise<void> {
    this.#server.listen(this.#options.port ?? 0, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  /** The base URL, ending in `/v1`. */
  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}/v1`;
  }

  /** Requests to `/chat/completions` so far, refused ones included, in the order of their coming. */
  get requests(): readonly ChatRequest[] {
    return this.#exchanges;
  }

  get lookups(): readonly Lookup[] {
    return this.#lookups;
  }

  /** Requests to `/chat/completions` whose answer has not ended. */
  get openStreams(): number {
    return this.#exchanges.filter(exchange => exchange.state === 'open').length;
  }

  /** Requests that the client left before their end. */
  get abortedRequests(): number {
    return this.#exchanges.filter(exchange => exchange.state === 'aborted').length;
  }

  /** What was generated and is owed, cancelled requests included, at the prices of now. */
  get bill(): Bill {
    return sumBill(this.#exchanges.flatMap(exchange => exchange.billItem(this.prices) ?? []));
  }

  /** The next requests get these answers, one each; then the standing answer serves again. */
  script(...answers: readonly (Answer | Answerer)[]): void {
    this.#script.push(...answers);
  }

  /** Resolves when at least `count` requests to `/chat/completions` have come in since the start. */
  untilRequests(count: number): Promise<void> {
    return this.until(() => this.#exchanges.length >= count);
  }

  untilNoOpenStreams(): Promise<void> {
    return this.until(() => this.openStreams === 0);
  }

  /** Resolves when so many requests in all were left by the client. */
  untilAborted(count: number): Promise<void> {
    return this.until(() => this.abortedRequests >= count);
  }

  /** Resolves when `met`, which is asked whenever a request comes, ends or has sent something. */
  until(met: () => boolean): Promise<void> {
    if (met()) return Promise.resolve();
    return new Promise(resolve => {
      this.#waiters = [...this.#waiters, { met, resolve }];
    });
  }

  /** Breaks what is still open. */
  async close(): Promise<void> {
    this.#closing.abort();
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }

  #changed(): void {
    const due = this.#waiters.filter(waiter => waiter.met());
    this.#waiters = this.#waiters.filter(waiter => !due.includes(waiter));
    for (const waiter of due) waiter.resolve();
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://loopback');
    if (request.method === 'POST' && url.pathname === CHAT_PATH) return this.#chat(request, response);
    const { authorization } = request.headers;
    this.#lookups.push({ method: request.method ?? '', path: url.pathname + url.search, authorization });
    // OpenRouter lists its models without a key.
    if (url.pathname === '/v1/models') return sendPlain(response, modelsAnswer(this.#models()));
    if (!this.#admits(authorization)) return sendPlain(response, refusals.unauthorized);
    if (url.pathname === '/v1/key') return sendPlain(response, this.#key());
    if (url.pathname === '/v1/generation') return sendPlain(response, this.#generation(url.searchParams.get('id')));
    sendPlain(response, refusals.unknownModel);
  }

  async #chat(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = parseJsonObject(await textOf(request)) ?? {};
    const chat = parseChatBody(body);
    if (chat === undefined) return sendPlain(response, refusals.badRequest);
    const exchange = new Exchange({ chat, body, headers: request.headers });
    this.#exchanges.push(exchange);
    const left = new AbortController();
    response.once('close', () => {
      if (exchange.state === 'open') exchange.state = response.writableFinished ? 'finished' : 'aborted';
      left.abort();
      this.#changed();
    });
    this.#changed();
    const answer = await this.#answerTo(exchange);
    if (answer.kind === 'plain') return sendPlain(response, answer);
    if (answer.kind === 'none') {
      if (answer.how === 'stall') return;
      exchange.state = 'reset';
      request.socket.resetAndDestroy();
      return;
    }
    exchange.prompt = this.#promptCache.take(exchange.model, exchange.messages);
    await play(answer, {
      exchange,
      response,
      delayMs: answer.delayMs ?? this.delayMs,
      tokensPerSecond: answer.tokensPerSecond ?? this.tokensPerSecond,
      left: AbortSignal.any([left.signal, this.#closing.signal]),
      owed: () => this.#owed(exchange),
      sentSome: () => this.#changed(),
    });
  }

  async #answerTo(exchange: Exchange): Promise<Exclude<Answer, string>> {
    if (!this.#admits(exchange.headers.authorization)) return refusals.unauthorized;
    if (!this.#modelIds().includes(exchange.model)) return refusals.unknownModel;
    const next = this.#script.shift() ?? this.answer;
    const answer = typeof next === 'function' ? await next(exchange) : next;
    return typeof answer === 'string' ? textAnswer(answer) : answer;
  }

  #admits(authorization: string | undefined): boolean {
    const { apiKey = PRACTICE_KEY } = this.#options;
    return apiKey === null || authorization === `Bearer ${apiKey}`;
  }

  #modelIds(): readonly string[] {
    return this.#options.models ?? [PRACTICE_MODEL];
  }

  #models() {
    const { contextLength = 262_144 } = this.#options;
    return this.#modelIds().map(id => ({ id, contextLength, prices: this.prices }));
  }

  #owed(exchange: Exchange): BillItem {
    const item = exchange.billItem(this.prices);
    if (item === undefined) throw new Error('Nothing is owed for a prompt that no model took.');
    return item;
  }

  #key(): PlainAnswer {
    const { keyLimitDollars: limitDollars = null } = this.#options;
    return keyAnswer({ spentDollars: this.bill.costNanoDollars / 1e9, limitDollars });
  }

  #generation(id: string | null): PlainAnswer {
    const exchange = this.#exchanges.find(({ generationId }) => generationId === id);
    if (exchange === undefined || exchange.state === 'open' || exchange.prompt === undefined)
      return refusals.unknownModel;
    const asks = (this.#generationAsks.get(exchange.generationId) ?? 0) + 1;
    this.#generationAsks.set(exchange.generationId, asks);
    if (asks <= (this.#options.generationMisses ?? 2)) return refusals.unknownModel;
    return generationAnswer(this.#owed(exchange), exchange.finishReason);
  }
}

/** A loopback server that speaks Chat Completions as OpenRouter does, and counts what it would have billed. */
export async function startModelServer(options: ModelServerOptions = {}): Promise<ModelServer> {
  const server = new ModelServer(options);
  await server.listen();
  return server;
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function sendPlain(response: ServerResponse, { status, headers, body }: PlainAnswer): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}
