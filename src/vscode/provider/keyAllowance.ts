import type * as vscode from 'vscode';
import type { Clock } from '../../core/clock.ts';
import type { Profile } from '../../core/provider/profile/profile.ts';
import type { Connections } from './connections.ts';

/** Providers count what was spent with a key anew after every request; nobody needs it that often. */
const EVERY_MS = 5 * 60_000;
const LIMIT_MS = 15_000;

export interface KeyAllowanceOptions {
  readonly connections: Connections;
  readonly clock: Clock;
  readonly log: vscode.LogOutputChannel;
  readonly onChange: () => void;
}

/** What may still be spent with the key, where the provider says it. */
export class KeyAllowance {
  readonly #options: KeyAllowanceOptions;
  #askedAt: number | undefined;
  #left: number | undefined;

  constructor(options: KeyAllowanceOptions) {
    this.#options = options;
  }

  /** In nano-dollars; undefined where it is not known, or there is no limit. */
  get left(): number | undefined {
    return this.#left;
  }

  /** Another key may be in use now. */
  reset(): void {
    this.#askedAt = undefined;
    this.#left = undefined;
  }

  /** Asks, unless that was done a short while ago. Never rejects. */
  async refresh(profile: Profile): Promise<void> {
    const { clock, connections, log, onChange } = this.#options;
    const now = clock.now();
    if (!profile.lists.key || (this.#askedAt !== undefined && now - this.#askedAt < EVERY_MS)) return;
    this.#askedAt = now;
    try {
      const { remaining } = await connections.keyInfo(profile, AbortSignal.timeout(LIMIT_MS));
      this.#left = remaining === 'unlimited' ? undefined : remaining;
      onChange();
    } catch (error) {
      // Nice to have: the provider itself says when a key is spent.
      log.debug(`what is left on the key is not known (${error instanceof Error ? error.name : 'error'})`);
    }
  }
}
