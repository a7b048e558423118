import { known, objectOf } from '../../json.ts';
import { costOf, nanoDollarsOf } from '../wire/dollars.ts';
import { type Lookup, lookUp } from './lookup.ts';

/** What a provider says of a key, in integer nano-dollars; what it does not say is absent. Days and months are UTC's. */
export interface KeyInfo {
  /** What may still be spent with it: below zero where more was spent than allowed. */
  readonly remaining?: number | 'unlimited';
  readonly spentToday?: number;
  readonly spentThisMonth?: number;
}

/**
 * OpenRouter's `GET /key`, for the key itself; nothing, without asking, where the profile says that nobody tells.
 * @throws ProviderError when the key is refused, or it cannot be asked
 */
export async function fetchKeyInfo(lookup: Lookup): Promise<KeyInfo> {
  if (!lookup.profile.lists.key) return {};
  const {
    limit_remaining: remaining,
    usage_daily: today,
    usage_monthly: month,
  } = objectOf((await lookUp('/key', lookup))['data']);
  return known({
    remaining: remaining === null ? ('unlimited' as const) : nanoDollarsOf(remaining),
    spentToday: costOf(today),
    spentThisMonth: costOf(month),
  });
}
