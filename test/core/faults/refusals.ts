import type { Handler } from '../../support/loopback.ts';
import { type Fault, failing, HTML, JSON_TYPE, KEPT, LIMITED, NO_API, quoted, SERVER } from './faultCase.ts';

function refusal(status: number, more: { error?: object; headers?: Record<string, string> } = {}): Handler {
  return (response, arrival) => {
    const error = { code: status, message: quoted(arrival), ...more.error };
    response.writeHead(status, { ...JSON_TYPE, ...more.headers }).end(JSON.stringify({ error }));
  };
}

const STATUSES: readonly [number, string, string][] = [
  [400, 'bad-request', 'as ever'],
  [401, 'auth', 'key rejected'],
  [402, 'credit', 'out of credit'],
  [403, 'auth', 'key rejected'],
  [404, 'not-found', 'unknown model'],
  [405, 'bad-request', 'as ever'],
  [407, 'network', 'offline'],
  [408, 'server', 'provider failing'],
  [409, 'bad-request', 'as ever'],
  [412, 'credit', 'out of credit'],
  [413, 'bad-request', 'as ever'],
  [422, 'bad-request', 'as ever'],
  [425, 'server', 'provider failing'],
  [429, 'rate-limit', 'rate limited'],
  [500, 'server', 'provider failing'],
  [502, 'server', 'provider failing'],
  [503, 'server', 'provider failing'],
  [504, 'server', 'provider failing'],
  [511, 'not-an-api', 'wrong address?'],
  [529, 'server', 'provider failing'],
];

export const STATUS_FAULTS: readonly Fault[] = STATUSES.map(([status, kind, statusBar]) => ({
  name: `${status}`,
  serve: refusal(status),
  comesTo: `failed: ${kind}`,
  statusBar,
  // A request that one provider rejects as invalid is invalid for the other.
  passedOn: kind !== 'bad-request',
}));

export const SHAPE_FAULTS: readonly Fault[] = [
  { name: '429, Retry-After: 90', serve: refusal(429, { headers: { 'retry-after': '90' } }), ...LIMITED },
  { name: '503, Retry-After: 30', serve: refusal(503, { headers: { 'retry-after': '30' } }), ...SERVER },
  {
    name: '429, a quota that is used up',
    serve: refusal(429, { error: { code: 'insufficient_quota' } }),
    ...failing('credit', 'out of credit'),
  },
  {
    name: '404, other models offered',
    serve: (response, arrival) => {
      const availability = { code: 'model_deprecated', fallback_models: [quoted(arrival), 'a/b'] };
      return refusal(404, { error: { availability } })(response, arrival);
    },
    ...failing('not-found', 'unknown model'),
  },
  {
    name: '403, moderation that quotes the code',
    serve: (response, arrival) =>
      refusal(403, { error: { metadata: { flagged_input: quoted(arrival) } } })(response, arrival),
    ...failing('content-filter', 'as ever', false),
  },
  {
    name: '500, the error is a text',
    serve: (response, arrival) => response.writeHead(500, JSON_TYPE).end(JSON.stringify({ error: quoted(arrival) })),
    ...SERVER,
  },
  {
    name: '403, a page of a filter on the way',
    serve: (response, arrival) => response.writeHead(403, HTML).end(`<p>${quoted(arrival)}</p>`),
    ...NO_API,
  },
  {
    name: 'captive portal, a page with 200',
    serve: (response, arrival) => response.writeHead(200, HTML).end(`<p>${quoted(arrival)}</p>`),
    ...NO_API,
  },
  {
    name: 'captive portal, a redirect',
    serve: response => response.writeHead(302, { location: 'http://portal.invalid/login' }).end(),
    ...NO_API,
  },
  {
    name: '308 to another host',
    serve: response => response.writeHead(308, { location: 'https://elsewhere.invalid/v1' }).end(),
    ...NO_API,
  },
  { name: '204', serve: response => response.writeHead(204).end(), ...NO_API, ...KEPT },
  {
    name: '200 with other JSON',
    serve: (response, arrival) => response.writeHead(200, JSON_TYPE).end(JSON.stringify({ hello: quoted(arrival) })),
    ...NO_API,
    ...KEPT,
  },
  {
    name: '200 with an error in JSON',
    serve: (response, arrival) =>
      response.writeHead(200, JSON_TYPE).end(JSON.stringify({ error: { code: 429, message: quoted(arrival) } })),
    ...LIMITED,
  },
];
