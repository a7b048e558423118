import { objectOf, withoutUndefined } from '../../json.ts';
import { costOf, nanoDollarsOf } from '../wire/dollars.ts';
import { type Lookup, lookUp } from './lookup.ts';

/** Integer nano-dollars; days and months in UTC. */
export interface KeyInfo {
  /** Negative if overspent. */
  readonly remaining?: number | 'unlimited';
  readonly spentToday?: number;
  readonly spentThisMonth?: number;
}

/**
 * OpenRouter's `GET /key`; empty if not supported.
 * @throws ProviderError if the key is rejected or the lookup fails
 */
export async function fetchKeyInfo(lookup: Lookup): Promise<KeyInfo> {
  if (!lookup.profile.lists.key) return {};
  const {
    limit_remaining: remaining,
    usage_daily: today,
    usage_monthly: month,
  } = objectOf((await lookUp('/key', lookup))['data']);
  return withoutUndefined({
    remaining: remaining === null ? ('unlimited' as const) : nanoDollarsOf(remaining),
    spentToday: costOf(today),
    spentThisMonth: costOf(month),
  });
}
