import { FAILURE_CLASSES } from '../errors.ts';
import type { Destination } from '../profile/route.ts';
import type { FailoverState } from './failover.ts';

type Failing = FailoverState['failing'][number];

/** How things stand for the user: `stood-in-for`: another one serves in place of the one that they would have. */
export type ServingStatus =
  | { readonly kind: 'well' }
  | { readonly kind: 'failing'; readonly failing: Failing }
  | { readonly kind: 'stood-in-for'; readonly failing: Failing };

/** @param first whom the user would have */
export function servingStatusOf({ failing, serving }: FailoverState, first: Destination): ServingStatus {
  const [one] = failing;
  if (one === undefined) return { kind: 'well' };
  const isWell = serving !== undefined && !failing.some(({ station }) => station === serving);
  if (!isWell) return { kind: 'failing', failing: one };
  // Of those that stand in, one more or less is nobody's concern.
  return isSame(serving, first) ? { kind: 'well' } : { kind: 'stood-in-for', failing: one };
}

/** The trouble in two or three words; undefined where there is none. */
export function troubleInWords(standing: ServingStatus): string | undefined {
  return standing.kind === 'well' ? undefined : FAILURE_CLASSES[standing.failing.breaker.error.kind].short;
}

function isSame(one: Destination, other: Destination): boolean {
  return (
    one.profile.id === other.profile.id && one.profile.baseUrl === other.profile.baseUrl && one.model === other.model
  );
}
