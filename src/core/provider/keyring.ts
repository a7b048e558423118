import { hostOf, isLoopback, originOf } from './address.ts';
import { objectOf, parseJson, textOf } from './json.ts';

/** The environment's key belongs to OpenRouter; it goes to no other host but this machine. */
const ENVIRONMENT_KEY = 'OPENROUTER_API_KEY';
const OPENROUTER_ORIGIN = 'https://openrouter.ai';

/** Where secrets are kept by name: the editor's secret storage. */
export interface Secrets {
  get(name: string): PromiseLike<string | undefined>;
  store(name: string, value: string): PromiseLike<void>;
  delete(name: string): PromiseLike<void>;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Whose key is wanted, and where it would be sent. */
export interface KeyOwner {
  readonly id: string;
  readonly baseUrl: string;
}

export type KeyFound =
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'none' }
  /** The profile has a key, but it was given when the profile had this other address: it stays here. */
  | { readonly kind: 'elsewhere'; readonly host: string };

interface StoredKey {
  readonly origin: string;
  readonly key: string;
}

/**
 * API keys, one for each profile, each bound to the origin that it was given for: whoever changes an address (a
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
    if (stored && stored.origin === originOf(baseUrl)) return { kind: 'key', key: stored.key };
    const key = this.#fromEnvironment(baseUrl);
    if (key !== undefined) return { kind: 'key', key };
    return stored ? { kind: 'elsewhere', host: hostOf(stored.origin) } : { kind: 'none' };
  }

  /** Stores `key` for the profile at its present address; an empty key forgets the stored one. */
  async set({ id, baseUrl }: KeyOwner, key: string): Promise<void> {
    const origin = originOf(baseUrl);
    if (key === '') await this.#secrets.delete(secretName(id));
    else if (origin !== undefined) await this.#secrets.store(secretName(id), JSON.stringify({ origin, key }));
  }

  /** The stored key, whatever address it was given for: only where the user has just said where it may go. */
  async release(profileId: string): Promise<string | undefined> {
    return (await this.#stored(profileId))?.key;
  }

  async #stored(id: string): Promise<StoredKey | undefined> {
    const { origin, key } = objectOf(parseJson((await this.#secrets.get(secretName(id))) ?? ''));
    const [from, secret] = [textOf(origin), textOf(key)];
    return from !== undefined && secret !== undefined ? { origin: from, key: secret } : undefined;
  }

  #fromEnvironment(baseUrl: string): string | undefined {
    const mayHave = isLoopback(baseUrl) || originOf(baseUrl) === OPENROUTER_ORIGIN;
    return (mayHave && this.#environment[ENVIRONMENT_KEY]) || undefined;
  }
}

function secretName(profileId: string): string {
  return `key:${profileId}`;
}
