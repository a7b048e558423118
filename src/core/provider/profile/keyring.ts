import { objectOf, ownValue, parseJson, textOf } from '../../json.ts';
import { addressOf, hostOf, originOf } from './address.ts';
import { type Environment, practiceAddress } from './practice.ts';

/** The environment's key belongs to OpenRouter; it goes there, and to the practice server that `npm start` names. */
const ENVIRONMENT_KEY = 'OPENROUTER_API_KEY';
const OPENROUTER_ORIGIN = 'https://openrouter.ai';

/** Where secrets are kept by name: the editor's secret storage. */
export interface Secrets {
  get(name: string): PromiseLike<string | undefined>;
  store(name: string, value: string): PromiseLike<void>;
  delete(name: string): PromiseLike<void>;
}

/** Whose key is wanted, and where it would be sent. */
export interface KeyOwner {
  readonly id: string;
  readonly baseUrl: string;
}

export type KeyFound =
  | { readonly kind: 'key'; readonly key: string }
  /** `unsent`: the environment's key, which is for OpenRouter. */
  | { readonly kind: 'none'; readonly unsent?: 'OPENROUTER_API_KEY' }
  /** The profile has a key, but it was given when the profile had this other address: it stays here. */
  | { readonly kind: 'elsewhere'; readonly from: string; readonly to: string };

interface StoredKey {
  /** See addressOf. */
  readonly address: string;
  readonly key: string;
}

/**
 * API keys, one for each profile, each bound to the address that it was given for: whoever changes an address (a
 * workspace's settings, say) does not get the key with it.
 */
export class Keyring {
  readonly #secrets: Secrets;
  readonly #environment: Environment;

  constructor({ secrets, environment }: { secrets: Secrets; environment: Environment }) {
    this.#secrets = secrets;
    this.#environment = environment;
  }

  /** The key that may be sent to the profile's address as it is now. */
  async find({ id, baseUrl }: KeyOwner): Promise<KeyFound> {
    const stored = await this.#stored(id);
    if (stored && stored.address === addressOf(baseUrl)) return { kind: 'key', key: stored.key };
    const key = this.#fromEnvironment(baseUrl);
    if (key !== undefined) return { kind: 'key', key };
    if (stored) return { kind: 'elsewhere', ...toldApart(stored.address, baseUrl) };
    return ownValue(this.#environment, ENVIRONMENT_KEY) ? { kind: 'none', unsent: ENVIRONMENT_KEY } : { kind: 'none' };
  }

  /** Stores `key` for the profile at its present address; an empty key forgets the stored one. */
  async set({ id, baseUrl }: KeyOwner, key: string): Promise<void> {
    const address = addressOf(baseUrl);
    if (key === '') await this.#secrets.delete(secretName(id));
    else if (address !== undefined) await this.#secrets.store(secretName(id), JSON.stringify({ address, key }));
  }

  /** The stored key, whatever address it was given for: only where the user has just said where it may go. */
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

/** For people: the hosts, and what else tells the addresses apart where that is not enough. */
function toldApart(from: string, to: string): { readonly from: string; readonly to: string } {
  const [fromHost, toHost] = [hostOf(from), hostOf(to)];
  return fromHost === toHost ? { from, to } : { from: fromHost, to: toHost };
}

function secretName(profileId: string): string {
  return `key:${profileId}`;
}
