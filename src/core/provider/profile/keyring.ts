import { objectOf, ownValue, parseJson, textOf } from '../../json.ts';
import { addressOf, hostOf, originOf } from './address.ts';
import { type Environment, practiceAddress } from './practice.ts';

/** Only for OpenRouter, and the practice server of `npm start`. */
const ENVIRONMENT_KEY = 'OPENROUTER_API_KEY';
const OPENROUTER_ORIGIN = 'https://openrouter.ai';

export interface Secrets {
  get(name: string): PromiseLike<string | undefined>;
  store(name: string, value: string): PromiseLike<void>;
  delete(name: string): PromiseLike<void>;
}

/** `baseUrl`: where the key would be sent. */
export interface KeyOwner {
  readonly id: string;
  readonly baseUrl: string;
}

export type KeyFound =
  | { readonly kind: 'key'; readonly key: string }
  /** The environment's key is only for OpenRouter. */
  | { readonly kind: 'none'; readonly unsent?: 'OPENROUTER_API_KEY' }
  | { readonly kind: 'elsewhere'; readonly from: string; readonly to: string };

interface StoredKey {
  readonly address: string;
  readonly key: string;
}

/** One key per profile, bound to its address. */
export class Keyring {
  readonly #secrets: Secrets;
  readonly #environment: Environment;

  constructor({ secrets, environment }: { secrets: Secrets; environment: Environment }) {
    this.#secrets = secrets;
    this.#environment = environment;
  }

  /** For the profile's current address. */
  async find({ id, baseUrl }: KeyOwner): Promise<KeyFound> {
    const stored = await this.#stored(id);
    if (stored && stored.address === addressOf(baseUrl)) return { kind: 'key', key: stored.key };
    const key = this.#fromEnvironment(baseUrl);
    if (key !== undefined) return { kind: 'key', key };
    if (stored) return { kind: 'elsewhere', ...distinctHosts(stored.address, baseUrl) };
    return ownValue(this.#environment, ENVIRONMENT_KEY) ? { kind: 'none', unsent: ENVIRONMENT_KEY } : { kind: 'none' };
  }

  /** Empty deletes it. */
  async set({ id, baseUrl }: KeyOwner, key: string): Promise<void> {
    const address = addressOf(baseUrl);
    if (key === '') await this.#secrets.delete(secretName(id));
    else if (address !== undefined) await this.#secrets.store(secretName(id), JSON.stringify({ address, key }));
  }

  /** Only after the user has allowed the new address. */
  async release(profileId: string): Promise<string | undefined> {
    return (await this.#stored(profileId))?.key;
  }

  async #stored(id: string): Promise<StoredKey | undefined> {
    const { address, key } = objectOf(parseJson((await this.#secrets.get(secretName(id))) ?? ''));
    const [from, secret] = [textOf(address), textOf(key)];
    return from !== undefined && secret !== undefined ? { address: from, key: secret } : undefined;
  }

  #fromEnvironment(baseUrl: string): string | undefined {
    const origin = originOf(baseUrl);
    const practice = practiceAddress(this.#environment);
    const mayHave = origin === OPENROUTER_ORIGIN || (practice !== undefined && origin === originOf(practice));
    return (mayHave && ownValue(this.#environment, ENVIRONMENT_KEY)) || undefined;
  }
}

/** Whole addresses if the hosts are equal. */
function distinctHosts(from: string, to: string): { readonly from: string; readonly to: string } {
  const [fromHost, toHost] = [hostOf(from), hostOf(to)];
  return fromHost === toHost ? { from, to } : { from: fromHost, to: toHost };
}

function secretName(profileId: string): string {
  return `key:${profileId}`;
}
