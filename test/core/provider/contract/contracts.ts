import assert from 'node:assert/strict';
import type { Clock } from '../../../../src/core/clock.ts';
import type { Lookup } from '../../../../src/core/provider/lookup/lookup.ts';
import { profileNamed } from '../../../../src/core/provider/profile/effectiveProfiles.ts';
import type { Profile } from '../../../../src/core/provider/profile/profile.ts';
import type { Provider, ProviderRequest, StreamPart } from '../../../../src/core/provider/provider.ts';
import { createOpenAiProvider } from '../../../../src/core/provider/wire/openai.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import type { Dialect } from '../../../support/modelServer/dialect.ts';
import {
  AZURE_DIALECT,
  BASETEN_DIALECT,
  FIREWORKS_DIALECT,
  LOCAL_DIALECT,
  OPENROUTER_DIALECT,
} from '../../../support/modelServer/dialectList.ts';
import {
  type ModelServer,
  type ModelServerOptions,
  PRACTICE_KEY,
  startModelServer,
} from '../../../support/modelServer/modelServer.ts';
import { never, REQUEST } from '../wire/replay.ts';

/** A built-in profile, and the server whose dialect it uses. */
export interface Contract {
  readonly profileId: string;
  readonly dialect: Dialect;
}

export const CONTRACTS: readonly Contract[] = [
  { profileId: 'openrouter', dialect: OPENROUTER_DIALECT },
  { profileId: 'fireworks', dialect: FIREWORKS_DIALECT },
  { profileId: 'baseten', dialect: BASETEN_DIALECT },
  { profileId: 'azure', dialect: AZURE_DIALECT },
  { profileId: 'ollama', dialect: LOCAL_DIALECT },
];

/** Skips the waits of a provider between two requests. */
export const AT_ONCE: Clock = { now: () => 0, sleep: () => Promise.resolve() };

/** One provider on loopback, and us as its client, over real HTTP. */
export class Party {
  readonly server: ModelServer;
  readonly profile: Profile;
  readonly key: string | undefined;

  constructor(server: ModelServer, profile: Profile, key: string | undefined) {
    this.server = server;
    this.profile = profile;
    this.key = key;
  }

  client({ profile = this.profile, key = this.key } = {}): Provider {
    const { baseUrl } = profile;
    const clock = new FakeClock();
    const fetch: typeof globalThis.fetch = (...to) => globalThis.fetch(...to);
    return createOpenAiProvider({ baseUrl, profile, apiKey: async () => key, fetch, clock });
  }

  ask(request: Partial<ProviderRequest> = {}, { profile = this.profile, key = this.key } = {}) {
    return this.client({ profile, key }).stream({ ...REQUEST, model: profile.model, ...request }, never());
  }

  get lookup(): Lookup {
    return { profile: this.profile, apiKey: this.key, fetch: globalThis.fetch, signal: never() };
  }

  /** The body of the last request. */
  get body(): Readonly<Record<string, unknown>> {
    return this.server.requests.at(-1)?.body ?? {};
  }
}

/** As the settings would have it: the built-in profile at another address, with a model where it names none. */
export async function startParty({ profileId, dialect }: Contract, more: ModelServerOptions = {}): Promise<Party> {
  const keyless = dialect === LOCAL_DIALECT;
  const model = profileNamed(profileId, {})?.model || 'our-deployment';
  const server = await startModelServer({ dialect, models: [model], ...(keyless && { apiKey: null }), ...more });
  const profile = profileNamed(profileId, { [profileId]: { baseUrl: server.url, model } });
  assert.ok(profile);
  return new Party(server, profile, keyless ? undefined : PRACTICE_KEY);
}

export function textOf(parts: readonly StreamPart[]): string {
  return parts.map(part => (part.type === 'text-delta' ? part.text : '')).join('');
}

export function endOf(parts: readonly StreamPart[]) {
  const end = parts.at(-1);
  assert.ok(end?.type === 'end');
  return end;
}
