import { objectOf, ownValue, parseJson, textOf } from '../../json.ts';
import { addressOf, hostOf, originOf } from './address.ts';
import { type Environment, practiceAddress } from './practice.ts';

/** Sent only to OpenRouter, and to the practice server of `npm start`. */
const ENVIRONMENT_KEY = 'OPENROUTER_API_KEY';
const OPENROUTER_ORIGIN = 'https://openrouter.ai';

/** The editor's secret storage. */
export interface Secrets {
  get(name: string): PromiseLike<string | undefined>;
  store(name: string, value: string): PromiseLike<void>;
  delete(name: string): PromiseLike<void>;
}

/** The profile, and the address that the key would be sent to. */
export interface KeyOwner {
  readonly id: string;
  readonly baseUrl: string;
}

export type KeyFound =
  | { readonly kind: 'key'; readonly key: string }
  /** `unsent`: the environment's key is only for OpenRouter. */
  | { readonly kind: 'none'; readonly unsent?: 'OPENROUTER_API_KEY' }
  /** Stored for the profile's former address. */
  | { readonly kind: 'elsewhere'; readonly from: string; readonly to: string };

interface StoredKey {
  /** See addressOf. */
  readonly address: string;
  readonly key: string;
}

/** One key per profile, bound to its address: changing the address doesn't redirect the key. */
export class Keyring {
  readonly #secrets: Secrets;
  readonly #environment: Environment;

  constructor({ secrets, environment }: { secrets: Secrets; environment: Environment }) {
    this.#secrets = secrets;
    this.#environment = environment;
  }

  /** May be sent to the profile's current address. */
  async find({ id, baseUrl }: KeyOwner): Promise<KeyFound> {
    const stored = await this.#stored(id);
    if (stored && stored.address === addressOf(baseUrl)) return { kind: 'key', key: stored.key };
    const key = this.#fromEnvironment(baseUrl);
    if (key !== undefined) return { kind: 'key', key };
    if (stored) return { kind: 'elsewhere', ...distinctHosts(stored.address, baseUrl) };
    return ownValue(this.#environment, ENVIRONMENT_KEY) ? { kind: 'none', unsent: ENVIRONMENT_KEY } : { kind: 'none' };
  }

  /** An empty key deletes the stored one. */
  async set({ id, baseUrl }: KeyOwner, key: string): Promise<void> {
    const address = addressOf(baseUrl);
    if (key === '') await this.#secrets.delete(secretName(id));
    else if (address !== undefined) await this.#secrets.store(secretName(id), JSON.stringify({ address, key }));
  }

  /** Whatever its address: only after the user has allowed the new one. */
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
