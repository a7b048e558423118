import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer, type Server as TlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';

/** A request as it came over the wire. */
export interface Arrival {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Plays one answer; a connection that it does not end stays open. */
export type Handler = (response: ServerResponse, arrival: Arrival) => unknown;

export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

export interface LoopbackOptions {
  /** 0 takes any free port. */
  readonly port?: number;
  /** Speaks https where there is one. */
  readonly certificate?: Certificate;
}

/** A server on loopback with a handler from the test; it knows which sockets are open. */
export class Loopback {
  handle: Handler;
  readonly arrivals: Arrival[] = [];
  readonly #server;
  readonly #sockets = new Set<Socket>();
  readonly #secure: TlsServer | undefined;
  readonly #port: number;
  #closed = Promise.withResolvers<void>();

  constructor(handle: Handler, { port = 0, certificate }: LoopbackOptions) {
    this.handle = handle;
    this.#port = port;
    const serve = (request: IncomingMessage, response: ServerResponse) => void this.#serve(request, response);
    this.#secure = certificate && createTlsServer(certificate, serve);
    this.#server = this.#secure ?? createServer(serve);
    this.#server.on('connection', socket => {
      this.#sockets.add(socket);
      socket.on('error', () => undefined); // The client broke off: 'close' follows.
      socket.on('close', () => {
        this.#sockets.delete(socket);
        this.#closed.resolve();
        this.#closed = Promise.withResolvers();
      });
    });
  }

  async listen(): Promise<void> {
    this.#server.listen(this.#port, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  /** Ends in `/v1`. */
  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `${this.#secure ? 'https' : 'http'}://127.0.0.1:${port}/v1`;
  }

  /** Another certificate from now on; only for one that has had one. */
  present(certificate: Certificate): void {
    this.#secure?.setSecureContext(certificate);
  }

  get openSockets(): number {
    return this.#sockets.size;
  }

  async untilNoSockets(): Promise<void> {
    while (this.#sockets.size > 0) await this.#closed.promise;
  }

  async close(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // Every socket that is open afterwards was forgotten by a test.
    response.shouldKeepAlive = false;
    response.on('error', () => undefined); // The client left.
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { method = '', url: path = '', headers } = request;
    const arrival = { method, path, headers, body: Buffer.concat(chunks).toString() };
    this.arrivals.push(arrival);
    await this.handle(response, arrival);
  }
}

export async function startLoopback(handle: Handler, options: LoopbackOptions = {}): Promise<Loopback> {
  const server = new Loopback(handle, options);
  await server.listen();
  return server;
}

/** A whole streamed answer in the smallest frames. */
export function smallAnswer(word = 'fine'): string {
  return [
    `data: {"id":"gen-1","choices":[{"delta":{"content":"${word}"}}]}\n\n`,
    'data: {"choices":[{"delta":{},"finish_reason":"stop"}],"usage":{"prompt_tokens":7,"completion_tokens":1}}\n\n',
    'data: [DONE]\n\n',
  ].join('');
}

export function answerSmall(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' }).end(smallAnswer());
}
