import { FAILURE_CLASSES } from '../errors.ts';
import type { Destination } from '../profile/route.ts';
import type { FailoverState } from './failover.ts';

type Failing = FailoverState['failing'][number];

/** `stood-in-for`: a fallback serves. */
export type ServingStatus =
  | { readonly kind: 'well' }
  | { readonly kind: 'failing'; readonly failing: Failing }
  | { readonly kind: 'stood-in-for'; readonly failing: Failing };

export function servingStatusOf({ failing, serving }: FailoverState, first: Destination): ServingStatus {
  const [one] = failing;
  if (one === undefined) return { kind: 'well' };
  const isWell = serving !== undefined && !failing.some(({ upstream }) => upstream === serving);
  if (!isWell) return { kind: 'failing', failing: one };
  // Fallbacks behind the serving one don't matter.
  return isSame(serving, first) ? { kind: 'well' } : { kind: 'stood-in-for', failing: one };
}

export function failureStatus(standing: ServingStatus): string | undefined {
  return standing.kind === 'well' ? undefined : FAILURE_CLASSES[standing.failing.breaker.error.kind].short;
}

function isSame(one: Destination, other: Destination): boolean {
  return (
    one.profile.id === other.profile.id && one.profile.baseUrl === other.profile.baseUrl && one.model === other.model
  );
}
