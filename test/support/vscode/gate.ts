import { randomBytes, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';

export interface GateOptions {
  /** `http://127.0.0.1:PORT` of the server behind it. */
  readonly upstream: string;
  /** Sent to the server behind it with each request, which turns away everybody else. */
  readonly upstreamCookie: string;
  /** Default: any free one. */
  readonly port?: number;
}

export interface Gate {
  /** `http://127.0.0.1:PORT`, without a slash at the end. */
  readonly origin: string;
  /** Adds the token: the address that opens a page. */
  readonly admit: (address: string) => string;
  readonly close: () => Promise<void>;
}

/** Not `tkn`: VS Code puts one of its own, which is empty here, into the addresses of files. */
const TOKEN = 'gate';

/**
 * Guards a server on loopback, which every user of this machine can reach, and every page whose name resolves to
 * 127.0.0.1. Requires the token, from `?gate=…` or from the cookie that it sets, and its own address in `Host`, and in
 * `Origin` if present.
 */
export async function openGate({ upstream, upstreamCookie, port = 0 }: GateOptions): Promise<Gate> {
  const token = randomBytes(24).toString('base64url');
  const { hostname, port: upstreamPort } = new URL(upstream);
  const server = createServer();
  await once(server.listen(port, '127.0.0.1'), 'listening');
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const pass = { token, host, cookieName: `ghostline-${host.split(':')[1]}` };

  const forward = (incoming: IncomingMessage) => {
    const { cookie = '' } = incoming.headers;
    const others = cookie.split(/;\s*/).filter(one => one !== '' && !one.startsWith(`${pass.cookieName}=`));
    const headers = { ...incoming.headers, cookie: [...others, upstreamCookie].join('; ') };
    return request({ hostname, port: upstreamPort, method: incoming.method, path: incoming.url, headers });
  };

  server.on('request', (incoming: IncomingMessage, response: ServerResponse) => {
    const verdict = judge(incoming, pass);
    if (verdict.kind === 'refused') return void response.writeHead(403).end();
    if (verdict.kind === 'admitted') {
      const cookie = `${pass.cookieName}=${token}; HttpOnly; SameSite=Strict; Path=/`;
      return void response.writeHead(302, { location: verdict.to, 'set-cookie': cookie }).end();
    }
    const outgoing = forward(incoming);
    outgoing.on('response', answer => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    outgoing.on('error', () => response.destroy());
    response.on('close', () => outgoing.destroy());
    incoming.pipe(outgoing);
  });

  server.on('upgrade', (incoming: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (judge(incoming, pass).kind !== 'known')
      return void socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
    const outgoing = forward(incoming);
    outgoing.on('upgrade', (answer, upstreamSocket, upstreamHead) => {
      socket.write(`HTTP/1.1 101 Switching Protocols\r\n${headerLines(answer)}\r\n`);
      if (upstreamHead.length > 0) socket.write(upstreamHead);
      if (head.length > 0) upstreamSocket.write(head);
      join(socket, upstreamSocket);
    });
    outgoing.on('response', answer => {
      socket.end(`HTTP/1.1 ${answer.statusCode} ${answer.statusMessage}\r\nConnection: close\r\n\r\n`);
    });
    outgoing.on('error', () => socket.destroy());
    outgoing.end();
  });

  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  return {
    origin: `http://${host}`,
    admit: address => {
      const admitted = new URL(address);
      admitted.searchParams.set(TOKEN, token);
      return admitted.href;
    },
    async close() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

type Verdict = { readonly kind: 'known' | 'refused' } | { readonly kind: 'admitted'; readonly to: string };

interface Pass {
  readonly token: string;
  readonly host: string;
  readonly cookieName: string;
}

function judge({ headers, url = '/', method }: IncomingMessage, { token, host, cookieName }: Pass): Verdict {
  if (headers.host !== host || (headers.origin !== undefined && headers.origin !== `http://${host}`))
    return { kind: 'refused' };
  const address = new URL(url, `http://${host}`);
  const given = address.searchParams.get(TOKEN);
  if (given !== null && method === 'GET' && headers.upgrade === undefined) {
    if (!isSame(given, token)) return { kind: 'refused' };
    address.searchParams.delete(TOKEN);
    return { kind: 'admitted', to: `${address.pathname}${address.search}` };
  }
  return { kind: isSame(cookieOf(headers, cookieName), token) ? 'known' : 'refused' };
}

function cookieOf({ cookie = '' }: IncomingHttpHeaders, name: string): string {
  const found = cookie.split(/;\s*/).find(one => one.startsWith(`${name}=`));
  return found?.slice(name.length + 1) ?? '';
}

/** Takes as long for a token that is wrong in its first character as for one that is wrong in its last. */
function isSame(given: string, token: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(token)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function headerLines({ rawHeaders }: IncomingMessage): string {
  let lines = '';
  for (let index = 0; index + 1 < rawHeaders.length; index += 2)
    lines += `${rawHeaders[index]}: ${rawHeaders[index + 1]}\r\n`;
  return lines;
}

function join(one: Duplex, other: Duplex): void {
  one.pipe(other);
  other.pipe(one);
  for (const [from, to] of [
    [one, other],
    [other, one],
  ] as const) {
    from.on('error', () => to.destroy());
    from.on('close', () => to.destroy());
  }
}
