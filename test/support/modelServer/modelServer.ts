import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WAIT_LIMIT_MS, within } from '../vscode/waiting.ts';
import { type Answer, type Answerer, type PlainAnswer, textAnswer } from './answer.ts';
import { type Bill, type BillItem, LIST_PRICES, PromptCache, sumBill, type TokenPrices } from './bill.ts';
import { type ChatRequest, parseChatBody, parseJsonObject } from './chatRequest.ts';
import type { Dialect } from './dialect.ts';
import { OPENROUTER_DIALECT } from './dialectList.ts';
import { Exchange } from './exchange.ts';
import { FrontDesk, keyIn } from './frontDesk.ts';
import type { ModelServerOptions } from './options.ts';
import { play } from './player.ts';

/** A request to any other address than `/chat/completions`. */
export interface Lookup {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
  /** The key that came in the header where the dialect has it. */
  readonly key: string | undefined;
}

export { type ModelServerOptions, PRACTICE_KEY, PRACTICE_MODEL } from './options.ts';

const CHAT_PATH = '/v1/chat/completions';

interface Waiter {
  readonly met: () => boolean;
  readonly resolve: () => void;
}

export class ModelServer {
  readonly #options: ModelServerOptions;
  readonly #dialect: Dialect;
  readonly #frontDesk: FrontDesk;
  readonly #server: Server;
  readonly #exchanges: Exchange[] = [];
  readonly #lookups: Lookup[] = [];
  readonly #urls: string[] = [];
  readonly #script: (Answer | Answerer)[] = [];
  readonly #promptCache = new PromptCache();
  readonly #closing = new AbortController();
  #waiters: readonly Waiter[] = [];

  delayMs: number;
  tokensPerSecond: number;
  prices: TokenPrices;
  answer: Answer | Answerer;

  constructor(options: ModelServerOptions = {}) {
    this.#options = options;
    this.#dialect = options.dialect ?? OPENROUTER_DIALECT;
    this.#frontDesk = new FrontDesk(options, {
      dialect: this.#dialect,
      exchanges: this.#exchanges,
      prices: () => this.prices,
    });
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

  /** Path and query of every request, as they came. */
  get urls(): readonly string[] {
    return this.#urls;
  }

  get lookups(): readonly Lookup[] {
    return this.#lookups;
  }

  /** Requests to `/chat/completions` whose answer is still open. */
  get openStreams(): number {
    return this.#exchanges.filter(exchange => exchange.state === 'open').length;
  }

  /** Requests that the client left before their end. */
  get abortedRequests(): number {
    return this.#exchanges.filter(exchange => exchange.state === 'aborted').length;
  }

  /** The bill for everything that was generated, canceled requests included, at current prices. */
  get bill(): Bill {
    return sumBill(this.#exchanges.flatMap(exchange => exchange.billItem(this.prices) ?? []));
  }

  /** The next requests get these answers, one each; then `answer` serves again. */
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

  /**
   * Resolves when `met`, which is called whenever a request comes, ends or has sent something. Rejects with the requests
   * so far if that takes too long.
   */
  until(met: () => boolean): Promise<void> {
    if (met()) return Promise.resolve();
    const promise = new Promise<void>(resolve => {
      this.#waiters = [...this.#waiters, { met, resolve }];
    });
    return within(WAIT_LIMIT_MS, `${met}`, promise);
  }

  /** Closes open connections. */
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
    this.#urls.push(request.url ?? '');
    const url = new URL(request.url ?? '/', 'http://loopback');
    if (request.method === 'POST' && url.pathname === CHAT_PATH) return this.#chat(request, response);
    const { authorization } = request.headers;
    const key = keyIn(request.headers, this.#dialect);
    this.#lookups.push({ method: request.method ?? '', path: url.pathname + url.search, authorization, key });
    sendPlain(response, this.#frontDesk.answer(url, key));
  }

  async #chat(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = parseJsonObject(await textOf(request)) ?? {};
    const chat = parseChatBody(body);
    if (chat === undefined) return sendPlain(response, this.#dialect.refusal(400, 'Input validation error'));
    const exchange = new Exchange({ dialect: this.#dialect, chat, body, headers: request.headers });
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
    const refused = this.#frontDesk.refusal(exchange);
    if (refused) return refused;
    const next = this.#script.shift() ?? this.answer;
    const answer = typeof next === 'function' ? await next(exchange) : next;
    return typeof answer === 'string' ? textAnswer(answer) : answer;
  }

  #owed(exchange: Exchange): BillItem {
    const item = exchange.billItem(this.prices);
    if (item === undefined) throw new Error('Nothing is owed for a prompt that no model took.');
    return item;
  }
}

/** A loopback server that speaks Chat Completions in a provider's dialect, and keeps the bill. */
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
