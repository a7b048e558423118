import { isObject } from '../../json.ts';
import type { FinishReason } from '../../provider/provider.ts';
import type { RequestOutcome } from '../request/requestRecord.ts';
import type { Trigger } from '../request/trigger.ts';

/**
 * How a shown suggestion ended:
 * - `typed-through`: all of it was typed by hand
 * - `typed-over`: other text came at its place
 * - `left`: the cursor went elsewhere
 */
export type FateKind = 'accepted' | 'dismissed' | 'typed-through' | 'typed-over' | 'left';

export interface Fate {
  readonly kind: FateKind;
  /** The suggestion's beginning that is in the document, with LF line ends. */
  readonly accepted?: string;
}

export interface FateObserver {
  /** False: its fate needn't be found out. */
  wants(requestId: string): boolean;
  became(requestId: string, fate: Fate): void;
}

/** `cut`: ended before the provider did, because the suggestion was complete or unwanted. */
export type RecordedEnd = FinishReason | 'cut';

/** A request for ghost text with its answer. `npm run replay` reads it. */
export interface RecordedRequest {
  readonly id: string;
  /** `2026-11-23T10:15:00.000Z` */
  readonly time: string;
  readonly languageId: string;
  /** Around the cursor as the answer was fitted to it, with LF line ends. */
  readonly prefix: string;
  readonly suffix: string;
  readonly eol: '\n' | '\r\n';
  readonly indentUnit: string;
  readonly maxLines: number;
  readonly trigger: Trigger;
  readonly model: string;
  /** The answer as it arrived. */
  readonly chunks: readonly string[];
  readonly finishReason: RecordedEnd;
  readonly outcome: RequestOutcome['kind'];
  readonly reason: string;
  /** The suggestion, empty if there was none. */
  readonly insertText: string;
  readonly replaceSuffix: number;
}

/** In a line of its own: it is known later, and a process can be killed. */
interface RecordedFate extends Fate {
  readonly of: string;
}

export function requestLine(request: RecordedRequest): string {
  return JSON.stringify(request);
}

export function fateLine(of: string, { kind, accepted }: Fate): string {
  const fate: RecordedFate = { of, kind, ...(accepted !== undefined && { accepted }) };
  return JSON.stringify(fate);
}

/** `{"of":"7","kind":"dismissed"}` → the request "7" was dismissed. Undefined for any other line. */
export function readFate(value: unknown): (Fate & { readonly of: string }) | undefined {
  if (!isObject(value)) return undefined;
  const { of, kind, accepted } = value;
  if (typeof of !== 'string' || !isFateKind(kind)) return undefined;
  return { of, kind, ...(typeof accepted === 'string' && { accepted }) };
}

const KINDS: Readonly<Record<FateKind, true>> = {
  accepted: true,
  dismissed: true,
  'typed-through': true,
  'typed-over': true,
  left: true,
};

function isFateKind(value: unknown): value is FateKind {
  return typeof value === 'string' && Object.hasOwn(KINDS, value);
}

/** The later one counts, but an accepted part stays accepted, and the longest one is all of it. */
export function laterFate(one: Fate | undefined, other: Fate): Fate {
  if (one?.kind !== 'accepted') return other;
  return (other.accepted?.length ?? -1) > (one.accepted?.length ?? 0) ? other : one;
}
