import * as l10n from '@vscode/l10n';
import { ownValue } from '../../json.ts';
import { pricesPerMillion } from '../../usage/amount/pricing.ts';
import { isLoopback } from './address.ts';
import { CUSTOM } from './builtInProfiles.ts';
import type { Profile } from './profile.ts';
import type { Destination } from './route.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Set by `npm start`. */
const PRACTICE_ADDRESS = 'GHOSTLINE_PRACTICE_URL';

export const PRACTICE_LABEL = l10n.t('Practice model on this machine · play money');

const PRACTICE_ID = 'ghostline.practice';

/** Answers within the extension, without a request to any address. */
export const PRACTICE: Profile = {
  ...CUSTOM,
  id: PRACTICE_ID,
  label: PRACTICE_LABEL,
  model: 'practice',
  prices: pricesPerMillion({ prompt: 0.75, cachedPrompt: 0.075, output: 4.5 }),
  cancellation: 'stops-billing',
  lists: { models: false, generation: false, key: false },
};

export function isPractice({ id }: Pick<Profile, 'id'>): boolean {
  return id === PRACTICE_ID;
}

/** False for the practice server of `npm start`. */
export function answersWithin(profile: Pick<Profile, 'id' | 'baseUrl'>): boolean {
  return isPractice(profile) && profile.baseUrl === '';
}

/** Within the extension, or at a practice server. */
export function practiceDestination(address: string | undefined): Destination {
  if (address === undefined) return { profile: PRACTICE, model: PRACTICE.model };
  const lists = { models: true, generation: true, key: false };
  return { profile: { ...PRACTICE, baseUrl: address, prices: 'models', lists }, model: SERVER_MODEL };
}

/** Of `npm start`. */
export const SERVER_MODEL = 'practice/able';

/** Never another machine. */
export function practiceAddress(environment: Environment): string | undefined {
  const address = ownValue(environment, PRACTICE_ADDRESS);
  return address !== undefined && isLoopback(address) ? address : undefined;
}
