import type { Booking } from '../../usage/ledger/booking.ts';
import type { RequestOutcome, RequestRecord } from './requestRecord.ts';

export interface Ended {
  /** Milliseconds since 1970. */
  readonly endedAt: number;
  /** Of the provider that was to serve, for requests that nobody served. */
  readonly profile: string;
}

/** What the ledger keeps of a request for ghost text: no document, no path, no place in it. */
export function toLedgerEntry(
  record: RequestRecord,
  { endedAt, profile }: Ended,
): Omit<Booking, 'id'> & { readonly id?: string } {
  const { id, servedBy, outcome, tokens, usage, told, durationMs, generationId, firstTokenMs, firstPaintMs } = record;
  return {
    ...(id !== undefined && { id }),
    time: Math.round(endedAt - durationMs),
    feature: 'ghost-text',
    profile: servedBy.profile ?? profile,
    model: servedBy.model ?? record.model,
    ...(servedBy.provider !== undefined && { servedBy: servedBy.provider }),
    languageId: record.languageId,
    certainty: tokens,
    // A refused request has used nothing: that is as good as told.
    told: tokens === 'reported' ? usage : told,
    promptChars: record.promptChars,
    outputChars: record.outputChars,
    ...(record.knownChars !== undefined && { knownChars: record.knownChars }),
    ...(generationId !== undefined && { generationId }),
    durationMs,
    ...(firstTokenMs !== undefined && { firstTokenMs }),
    ...(firstPaintMs !== undefined && { firstPaintMs }),
    outcome: outcome.kind,
    reason: reasonOf(outcome),
  };
}

function reasonOf(outcome: RequestOutcome): string {
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
