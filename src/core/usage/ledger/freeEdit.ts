import type { Booking } from './booking.ts';

export interface FreeEdit {
  readonly languageId: string;
  /** Its kind. */
  readonly reason: string;
}

/** A next edit that was found without a request. */
export function freeEditBooking({ languageId, reason }: FreeEdit): Omit<Booking, 'id' | 'time'> {
  return {
    feature: 'next-edit',
    free: true,
    profile: '',
    model: '',
    languageId,
    promptChars: 0,
    outputChars: 0,
    durationMs: 0,
    outcome: 'suggested',
    reason,
    certainty: 'reported',
    reportedUsage: { promptTokens: 0, outputTokens: 0, costNanoDollars: 0 },
  };
}
