import type { Arrival, Handler } from '../../support/loopback.ts';

export interface Fault {
  readonly name: string;
  readonly serve: Handler;
  /** The outcome; `fine` is the answer. */
  readonly comesTo: string;
  /** The status bar's text; `as ever` if there is no trouble. */
  readonly statusBar: string;
  /**
   * With a second provider, that one answers, and nothing is paid for twice. Absent if chance decides how much came
   * before the fault.
   */
  readonly passedOn?: boolean;
  /** Nothing happens on the wire until time has passed. */
  readonly silent?: true;
}

/** An error may quote everything that was sent: key and code. None of it may appear anywhere. */
export function quoted({ headers, body }: Arrival): string {
  return `${headers.authorization} ${body}`;
}

export const SSE = { 'content-type': 'text/event-stream' };
export const HTML = { 'content-type': 'text/html' };
export const JSON_TYPE = { 'content-type': 'application/json' };

export const data = (frame: unknown) => `data: ${JSON.stringify(frame)}\n\n`;
export const HALF = data({ id: 'gen-1', choices: [{ delta: { content: 'ha' } }] });

export const failing = (kind: string, statusBar: string, passedOn = true) => ({
  comesTo: `failed: ${kind}`,
  statusBar,
  passedOn,
});
/** It may have been worked for, or words have come. */
export const KEPT = { passedOn: false };
export const SERVER = failing('server', 'provider failing');
export const LIMITED = failing('rate-limit', 'rate limited');
export const NO_API = failing('not-an-api', 'wrong address?');
export const OFFLINE = failing('network', 'offline');
export const SILENT = { ...failing('stalled', 'no answer'), silent: true } as const;
export const BROKEN_OFF = failing('truncated', 'response cut short', false);
export const FINE = { comesTo: 'fine', statusBar: 'as ever', ...KEPT };
