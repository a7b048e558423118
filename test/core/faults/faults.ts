import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { setImmediate as turn } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { type Arrival, answerSmall, type Handler, smallAnswer } from '../../support/loopback.ts';
import {
  BROKEN_OFF,
  data,
  type Fault,
  FINE,
  failing,
  HALF,
  HTML,
  JSON_TYPE,
  KEPT,
  LIMITED,
  NO_API,
  OFFLINE,
  quoted,
  SERVER,
  SILENT,
  SSE,
} from './faultCase.ts';
import { SHAPE_FAULTS, STATUS_FAULTS } from './refusals.ts';

function streaming(...pieces: readonly (string | ((arrival: Arrival) => string))[]): Handler {
  return (response, arrival) => {
    response.writeHead(200, SSE);
    for (const piece of pieces) response.write(typeof piece === 'string' ? piece : piece(arrival));
    response.end();
  };
}

const errorFrame = (error: (message: string) => unknown, more?: object) => (arrival: Arrival) =>
  data({ error: error(quoted(arrival)), ...more });

const streams: readonly Fault[] = [
  {
    name: 'error frame, a number and no choices',
    serve: streaming(errorFrame(message => ({ code: 429, message }), { choices: [] })),
    ...LIMITED,
  },
  {
    name: 'error frame in the middle, a word',
    serve: streaming(
      HALF,
      errorFrame(message => ({ code: 'server_error', message }), { choices: [{ finish_reason: 'error' }] }),
    ),
    ...SERVER,
    ...KEPT,
  },
  {
    name: 'error frame, the whole of it',
    serve: streaming(arrival => data({ object: 'error', code: 503, message: quoted(arrival) }), 'data: [DONE]\n\n'),
    ...SERVER,
  },
  { name: 'error frame, a text', serve: streaming(errorFrame(message => message)), ...SERVER, ...KEPT },
  {
    name: 'finish reason "error" without a word',
    serve: streaming(HALF, data({ choices: [{ delta: {}, finish_reason: 'error' }] })),
    ...SERVER,
    ...KEPT,
  },
  {
    name: 'a frame that is no JSON',
    serve: streaming(arrival => `data: {"choices": ${quoted(arrival)}\n\n`),
    ...BROKEN_OFF,
  },
  { name: 'an end without a finish reason', serve: streaming(HALF), ...BROKEN_OFF },
  { name: 'an end without a byte', serve: streaming(), ...BROKEN_OFF },
  {
    name: 'stop, and nothing else',
    serve: streaming(data({ choices: [{ delta: {}, finish_reason: 'stop' }] }), 'data: [DONE]\n\n'),
    ...BROKEN_OFF,
  },
];

const silences: readonly Fault[] = [
  { name: 'silence before the headers', serve: () => undefined, ...SILENT },
  {
    name: 'silence before the first word',
    serve: response => response.writeHead(200, SSE).flushHeaders(),
    ...SILENT,
    ...KEPT,
  },
  {
    name: 'silence in an error’s body',
    serve: response => response.writeHead(500, JSON_TYPE).write('{"error":'),
    ...SILENT,
  },
  { name: 'silence in the middle', serve: response => response.writeHead(200, SSE).write(HALF), ...SILENT, ...KEPT },
  {
    name: 'comments only, for ever',
    serve: response => drip(response.writeHead(200, SSE), ': WAIT\n\n'),
    ...SILENT,
    ...KEPT,
  },
  { name: 'blanks only, for ever', serve: response => drip(response.writeHead(200, SSE), '\n'), ...SILENT, ...KEPT },
  {
    name: 'a frame that drips and never ends',
    serve: response => drip(response.writeHead(200, SSE), ' ', 'data: {'),
    ...SILENT,
    ...KEPT,
  },
];

/** As long as the client listens. */
async function drip(response: ServerResponse, piece: string, first = ''): Promise<void> {
  response.write(first);
  while (!response.destroyed) {
    response.write(piece);
    await turn();
  }
}

const connections: readonly Fault[] = [
  {
    name: 'reset before the headers',
    serve: response => response.socket?.resetAndDestroy(),
    ...OFFLINE,
  },
  {
    name: 'reset in the middle',
    serve: response => {
      response.writeHead(200, SSE).write(HALF);
      response.socket?.resetAndDestroy();
    },
    comesTo: 'failed: network',
    statusBar: 'offline',
  },
  {
    name: 'closed in the middle of a chunk',
    serve: response => {
      response.socket?.end(
        `HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n40\r\n${HALF}`,
      );
    },
    ...OFFLINE,
    ...KEPT,
  },
  {
    name: 'something that is no HTTP',
    serve: (response, arrival) => response.socket?.end(`220 mail.invalid ${quoted(arrival)}\r\n`),
    ...OFFLINE,
  },
  {
    name: 'gzip that breaks off',
    serve: response =>
      response.writeHead(200, { ...SSE, 'content-encoding': 'gzip' }).end(gzipSync(smallAnswer()).subarray(0, 40)),
    ...BROKEN_OFF,
  },
];

const MEGABYTE = 1024 * 1024;
const MOST_MEGABYTES = 30;

/** As much of 30 MB as the client takes. */
async function pour(response: ServerResponse, piece: string): Promise<void> {
  const megabyte = Buffer.from(piece.repeat(Math.ceil(MEGABYTE / piece.length)));
  const closed = once(response, 'close');
  for (let sent = 0; sent < MOST_MEGABYTES && !response.destroyed; sent++) {
    if (!response.write(megabyte)) await Promise.race([closed, once(response, 'drain')]);
  }
  response.end();
}

const sizes: readonly Fault[] = [
  { name: '30 MB in one line', serve: response => pour(response.writeHead(200, SSE), 'x'), ...SERVER, ...KEPT },
  {
    name: '30 MB of empty frames',
    serve: response => pour(response.writeHead(200, SSE), data({ choices: [{ delta: {} }] })),
    ...SERVER,
    ...KEPT,
  },
  {
    name: '30 MB of thinking',
    serve: response => pour(response.writeHead(200, SSE), data({ choices: [{ delta: { reasoning: 'hm' } }] })),
    ...SERVER,
    ...KEPT,
  },
  { name: '30 MB of a page', serve: response => pour(response.writeHead(200, HTML), '<p>'), ...NO_API },
  { name: '30 MB of an error', serve: response => pour(response.writeHead(500, HTML), '<p>'), ...SERVER },
];

/** No faults at all, however odd they look. */
const oddities: readonly Fault[] = [
  {
    name: 'gzip',
    serve: response => response.writeHead(200, { ...SSE, 'content-encoding': 'gzip' }).end(gzipSync(smallAnswer())),
    ...FINE,
  },
  {
    name: 'slow drip, byte by byte',
    serve: async response => {
      response.writeHead(200, SSE);
      for (const byte of Buffer.from(smallAnswer())) {
        response.write(Uint8Array.of(byte));
        await turn();
      }
      response.end();
    },
    ...FINE,
  },
  {
    name: '308 within the address',
    serve: (response, { path }) =>
      path.endsWith('/moved')
        ? answerSmall(response)
        : response.writeHead(308, { location: '/v1/chat/completions/moved' }).end(),
    ...FINE,
  },
];

/** Faults before anything is sent: address, outcome, and the status bar. */
export const ADDRESSES: readonly (Omit<Fault, 'serve'> & { readonly baseUrl: string })[] = [
  { name: 'DNS knows no such name', baseUrl: 'https://ghostline.invalid/v1', ...OFFLINE },
  {
    name: 'plain http to another machine',
    baseUrl: 'http://ghostline.invalid/v1',
    ...failing('insecure-address', 'not secure'),
  },
  {
    name: 'an address with a gap in it',
    baseUrl: 'https://<resource>.services.ai.azure.com/mai/v1',
    ...failing('not-found', 'unknown model'),
  },
];

export const FAULTS: readonly Fault[] = [
  ...STATUS_FAULTS,
  ...SHAPE_FAULTS,
  ...streams,
  ...silences,
  ...connections,
  ...sizes,
  ...oddities,
];
