import type { Booking } from '../../usage/ledger/booking.ts';
import type { Feature } from '../../usage/ledger/ledger.ts';
import type { Destination } from '../profile/route.ts';
import type { RequestUsage } from './meter.ts';
import type { RequestResult } from './meteredProvider.ts';

export interface FinishedRequest {
  /** The first choice; recorded where no provider has answered. */
  readonly destination: Destination;
  readonly feature: Feature;
  readonly languageId: string;
  /** Send time in milliseconds since 1970. */
  readonly time: number;
  readonly durationMs: number;
  readonly usage: RequestUsage;
  /** Of the prompt, those that the provider may have cached. */
  readonly knownChars?: number | undefined;
  readonly result: RequestResult;
}

/** The booking of any request: complete, aborted, failed, or failed over. */
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
    // A refused request has used nothing, which is as certain as a report.
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
