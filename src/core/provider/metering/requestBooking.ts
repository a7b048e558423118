import type { Booking } from '../../usage/ledger/booking.ts';
import type { Feature } from '../../usage/ledger/ledger.ts';
import type { Destination } from '../profile/route.ts';
import type { RequestUsage } from './meter.ts';
import type { RequestResult } from './meteredProvider.ts';

export interface FinishedRequest {
  /** Recorded if no provider answered. */
  readonly destination: Destination;
  readonly feature: Feature;
  readonly languageId: string;
  readonly time: number;
  readonly durationMs: number;
  readonly usage: RequestUsage;
  /** Of the prompt, possibly cached. */
  readonly knownChars?: number | undefined;
  readonly result: RequestResult;
}

/** For complete, aborted, failed and failed over requests. */
export function requestBooking({
  destination,
  feature,
  languageId,
  time,
  ...request
}: FinishedRequest): Omit<Booking, 'id'> {
  const { durationMs, knownChars, result, usage: used } = request;
  const { generationId, outputChars, promptChars, reported, servedBy, tokens, usage } = used;
  const { firstPaintMs, firstTokenMs, ...outcome } = result;
  return {
    time,
    feature,
    languageId,
    profile: servedBy.profile ?? destination.profile.id,
    model: servedBy.model ?? destination.model,
    ...(servedBy.provider !== undefined && { servedBy: servedBy.provider }),
    certainty: tokens,
    // A refused request used nothing, certainly.
    reportedUsage: tokens === 'reported' ? usage : reported,
    promptChars,
    outputChars,
    ...(knownChars !== undefined && { knownChars }),
    ...(generationId !== undefined && { generationId }),
    durationMs,
    ...(firstTokenMs !== undefined && { firstTokenMs }),
    ...(firstPaintMs !== undefined && { firstPaintMs }),
    ...outcome,
  };
}
