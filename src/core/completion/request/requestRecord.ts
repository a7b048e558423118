import type { ProviderError } from '../../provider/errors.ts';
import type { ServedBy } from '../../provider/metering/meter.ts';
import type { Certainty, Usage } from '../../usage/amount/usage.ts';
import type { DraftEnd } from '../fit/draft.ts';
import type { RejectReason } from '../outcome/outcome.ts';
import type { Trigger } from './trigger.ts';

/** Why a request was ended from our side before the model had finished. */
export type AbortReason = 'diverged' | 'left' | 'replaced' | 'settings' | 'closed';

export type RequestOutcome =
  | { readonly kind: 'suggested'; readonly chars: number; readonly endedBy: DraftEnd }
  | { readonly kind: 'rejected'; readonly reason: RejectReason }
  | { readonly kind: 'aborted'; readonly reason: AbortReason }
  | { readonly kind: 'failed'; readonly error: ProviderError };

/** One request, from the key to the last byte. Every request leaves exactly one. Times in milliseconds. */
export interface RequestRecord {
  /** As it was admitted; absent where nobody keeps a budget. */
  readonly id?: string;
  readonly documentId: string;
  /** As the user would name the file. */
  readonly path: string;
  /** The line that it was made for, counted from 0. */
  readonly line: number;
  readonly trigger: Trigger;
  readonly languageId: string;
  /** The one that was asked for; `servedBy` has the one that answered. */
  readonly model: string;
  readonly servedBy: ServedBy;
  readonly generationId: string | undefined;
  /** How long the keystroke waited before the request was sent. */
  readonly waitMs: number;
  /** From sending to the first character of the answer; absent where none came. */
  readonly firstTokenMs: number | undefined;
  /** From sending to the first text that could be shown; absent where there was none. */
  readonly firstPaintMs: number | undefined;
  readonly durationMs: number;
  /** Characters of the prompt, and of what came back, thinking included. */
  readonly promptChars: number;
  readonly outputChars: number;
  /** Of the prompt, those that an earlier one began with. */
  readonly knownChars?: number;
  /** What the provider itself has told, running totals of a stream that was left included. */
  readonly told: Usage;
  readonly usage: Usage;
  /** Of the token counts in `usage`. */
  readonly tokens: Certainty;
  readonly outcome: RequestOutcome;
}
