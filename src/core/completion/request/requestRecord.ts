import type { ProviderError } from '../../provider/errors.ts';
import type { RequestUsage } from '../../provider/metering/meter.ts';
import type { DraftEnd } from '../fit/draft.ts';
import type { RejectReason } from '../outcome/outcome.ts';
import type { Trigger } from './trigger.ts';

export type AbortReason = 'diverged' | 'left' | 'replaced' | 'settings' | 'closed';

export type RequestOutcome =
  | { readonly kind: 'suggested'; readonly chars: number; readonly endedBy: DraftEnd }
  | { readonly kind: 'rejected'; readonly reason: RejectReason }
  | { readonly kind: 'aborted'; readonly reason: AbortReason }
  | { readonly kind: 'failed'; readonly error: ProviderError };

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

/** Never leaves this machine. Times in milliseconds. */
export interface RequestRecord extends RequestUsage {
  readonly id: string;
  readonly documentId: string;
  readonly path: string;
  readonly line: number;
  readonly trigger: Trigger;
  readonly languageId: string;
  /** As requested. */
  readonly model: string;
  /** From the keystroke to sending. */
  readonly waitMs: number;
  /** From sending to the first character. */
  readonly firstTokenMs: number | undefined;
  /** From sending to the first visible text. */
  readonly firstPaintMs: number | undefined;
  readonly durationMs: number;
  readonly outcome: RequestOutcome;
}
