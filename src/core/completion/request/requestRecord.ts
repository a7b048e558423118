import type { ProviderError } from '../../provider/errors.ts';
import type { RequestUsage } from '../../provider/metering/meter.ts';
import type { DraftEnd } from '../fit/draft.ts';
import type { RejectReason } from '../outcome/outcome.ts';
import type { Trigger } from './trigger.ts';

/** Why we ended a request before the model had finished. */
export type AbortReason = 'diverged' | 'left' | 'replaced' | 'settings' | 'closed';

export type RequestOutcome =
  | { readonly kind: 'suggested'; readonly chars: number; readonly endedBy: DraftEnd }
  | { readonly kind: 'rejected'; readonly reason: RejectReason }
  | { readonly kind: 'aborted'; readonly reason: AbortReason }
  | { readonly kind: 'failed'; readonly error: ProviderError };

/** As the ledger spells it, such as `fence-closed` or `no-key`. */
export function reasonOf(outcome: RequestOutcome): string {
  switch (outcome.kind) {
    case 'suggested':
      return outcome.endedBy;
    case 'rejected':
    case 'aborted':
      return outcome.reason;
    case 'failed':
      return outcome.error.kind;
  }
}

/** One request for the log and for "Why No Suggestion?". Stays on this machine. Times in milliseconds. */
export interface RequestRecord extends RequestUsage {
  /** Of its ledger record. */
  readonly id: string;
  readonly documentId: string;
  /** As the user would name the file. */
  readonly path: string;
  /** Of the cursor, counted from 0. */
  readonly line: number;
  readonly trigger: Trigger;
  readonly languageId: string;
  /** The requested one; `servedBy` has the one that answered. */
  readonly model: string;
  /** From the keystroke to sending. */
  readonly waitMs: number;
  /** From sending to the first character of the answer; absent where none came. */
  readonly firstTokenMs: number | undefined;
  /** From sending to the first text that could be shown; absent where there was none. */
  readonly firstPaintMs: number | undefined;
  readonly durationMs: number;
  readonly outcome: RequestOutcome;
}
