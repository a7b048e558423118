import type * as vscode from 'vscode';
import type { Clock } from '../../core/clock.ts';
import type { Profile } from '../../core/provider/profile/profile.ts';
import type { Connections } from './connections.ts';

/** Providers recompute it after every request. */
const EVERY_MS = 5 * 60_000;
const LIMIT_MS = 15_000;

export interface KeyAllowanceOptions {
  readonly connections: Connections;
  readonly clock: Clock;
  readonly log: vscode.LogOutputChannel;
  readonly onChange: () => void;
}

export class KeyAllowance {
  readonly #options: KeyAllowanceOptions;
  #askedAt: number | undefined;
  #left: number | undefined;

  constructor(options: KeyAllowanceOptions) {
    this.#options = options;
  }

  /** Nano-dollars; undefined if unknown or unlimited. */
  get left(): number | undefined {
    return this.#left;
  }

  reset(): void {
    this.#askedAt = undefined;
    this.#left = undefined;
  }

  /** At most every five minutes. Never rejects. */
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
      // Optional: the provider rejects a spent key itself.
      log.debug(`the key's remaining credit is unknown (${error instanceof Error ? error.name : 'error'})`);
    }
  }
}
