import assert from 'node:assert/strict';
import { ProviderError, type ProviderErrorKind } from '../../../../src/core/provider/errors.ts';
import { Breaker } from '../../../../src/core/provider/failover/breaker.ts';
import {
  FailoverProvider,
  type Upstream,
  type UpstreamFailure,
} from '../../../../src/core/provider/failover/failover.ts';
import { CUSTOM } from '../../../../src/core/provider/profile/builtInProfiles.ts';
import type { Profile } from '../../../../src/core/provider/profile/profile.ts';
import type { ProviderRequest, StreamPart } from '../../../../src/core/provider/provider.ts';
import { FakeClock, settled } from '../../../support/fakeClock.ts';
import { ScriptedProvider, type ScriptedStream } from '../../../support/scriptedProvider.ts';
import { REQUEST } from '../wire/replay.ts';

export const MINUTE_MS = 60_000;

/** A provider's fault, as a upstream throws it. */
export function error(kind: ProviderErrorKind, more: { status?: number; retryAfterMs?: number; code?: string } = {}) {
  return new ProviderError({ kind, message: kind, ...more });
}
export const DOWN = error('server', { status: 503 });

export interface FakeUpstream extends Upstream {
  readonly provider: ScriptedProvider;
}

/** One request, and its result so far. */
export class Question {
  readonly abort = new AbortController();
  readonly parts: StreamPart[] = [];
  outcome: 'waiting' | 'ended' | ProviderErrorKind = 'waiting';
  error: ProviderError | undefined;

  constructor(failover: FailoverProvider, automatic: boolean, callerRetries = false) {
    void this.#read(failover, { ...REQUEST, automatic, callerRetries });
  }

  get text(): string {
    return this.parts.map(part => (part.type === 'text-delta' ? part.text : '')).join('');
  }

  async #read(failover: FailoverProvider, request: ProviderRequest): Promise<void> {
    try {
      for await (const part of failover.stream(request, this.abort.signal)) this.parts.push(part);
      this.outcome = 'ended';
    } catch (thrown) {
      assert.ok(thrown instanceof ProviderError, String(thrown));
      this.error = thrown;
      this.outcome = thrown.kind;
    }
  }
}

/** Providers `a`, `b`, … that a test plays. */
export class Relay {
  readonly clock = new FakeClock();
  readonly failures: string[] = [];
  readonly upstreams: FakeUpstream[];
  readonly failover: FailoverProvider;
  readonly connectErrors: Record<string, ProviderError> = {};

  constructor(names = 'ab', profile: Partial<Profile> = {}) {
    this.upstreams = [...names].map(name => this.#upstream(name, profile));
    const { clock, upstreams } = this;
    const onFailure = ({ upstream, error: { kind }, notice, passedOn }: UpstreamFailure) => {
      this.failures.push(`${upstream.model} ${kind} ${notice}${passedOn ? ` → ${passedOn.to.model}` : ''}`);
    };
    this.failover = new FailoverProvider({ upstreams, clock, onFailure });
  }

  /** Asks, and lets it go out. */
  async ask({ automatic = true, callerRetries = false } = {}): Promise<Question> {
    const question = new Question(this.failover, automatic, callerRetries);
    await settled();
    return question;
  }

  /** How many requests each has had. */
  get asked(): string {
    return this.upstreams.map(({ model, provider }) => `${model}${provider.streams.length}`).join(' ');
  }

  /** The last request to this upstream. */
  at(name: string): ScriptedStream {
    const stream = this.upstreams.find(({ model }) => model === name)?.provider.streams.at(-1);
    assert.ok(stream, `${name} was not asked`);
    return stream;
  }

  async fail(name: string, with_: ProviderError = DOWN): Promise<void> {
    this.at(name).fail(with_);
    await settled();
  }

  async answer(name: string, text = name): Promise<void> {
    this.at(name).say(text);
    this.at(name).stop();
    await settled();
  }

  get state(): string {
    const { serving, failing } = this.failover.state;
    const words = failing.map(({ upstream, breaker }) => `${upstream.model} ${breaker.kind} ${breaker.error.kind}`);
    return [`${serving?.model ?? 'nobody'} serves`, ...words].join(', ');
  }

  #upstream(model: string, profile: Partial<Profile>): FakeUpstream {
    const provider = new ScriptedProvider();
    return {
      profile: { ...CUSTOM, ...profile },
      model,
      breaker: new Breaker({ clock: this.clock, random: () => 1 }),
      provider,
      connect: async () => {
        const failed = this.connectErrors[model];
        if (failed) throw failed;
        return provider;
      },
    };
  }
}
