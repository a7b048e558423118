import type * as vscode from 'vscode';

/** The environment's key belongs to OpenRouter; it goes to no other host but this machine. */
const ENVIRONMENT_KEY = 'OPENROUTER_API_KEY';
const OPENROUTER_HOST = 'openrouter.ai';

/** API keys in the editor's secret storage, one for each address, so that a key never goes to an address it was not given for. */
export class KeyStore {
  readonly #secrets: vscode.SecretStorage;
  readonly #environment: Readonly<Record<string, string | undefined>>;
  readonly onDidChange: vscode.Event<vscode.SecretStorageChangeEvent>;

  constructor(secrets: vscode.SecretStorage, environment: Readonly<Record<string, string | undefined>>) {
    this.#secrets = secrets;
    this.#environment = environment;
    this.onDidChange = secrets.onDidChange;
  }

  /** The key for `baseUrl`; undefined where there is none. */
  async get(baseUrl: string): Promise<string | undefined> {
    const stored = await this.#secrets.get(secretName(baseUrl));
    return stored || this.#fromEnvironment(baseUrl);
  }

  /** Stores `key` for `baseUrl`; an empty key forgets the stored one. */
  async set(baseUrl: string, key: string): Promise<void> {
    const name = secretName(baseUrl);
    await (key === '' ? this.#secrets.delete(name) : this.#secrets.store(name, key));
  }

  #fromEnvironment(baseUrl: string): string | undefined {
    const { hostname } = new URL(baseUrl);
    const mayHave = hostname === OPENROUTER_HOST || isLoopback(baseUrl);
    return (mayHave && this.#environment[ENVIRONMENT_KEY]) || undefined;
  }
}

/** Whether `url` stays on this machine; such a server may need no key. */
export function isLoopback(url: string): boolean {
  const { hostname } = new URL(url);
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
}

function secretName(baseUrl: string): string {
  return `key:${new URL(baseUrl).origin}`;
}
