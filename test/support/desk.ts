import assert from 'node:assert/strict';
import type { CompletionOutcome } from '../../src/core/completion/outcome/outcome.ts';
import type { AnswerObserver } from '../../src/core/completion/request/answerObserver.ts';
import { CompletionPipeline, type CompletionRequest } from '../../src/core/completion/request/pipeline.ts';
import type { RequestRecord } from '../../src/core/completion/request/requestRecord.ts';
import type { Hole, Position } from '../../src/core/document/hole.ts';
import type { ProviderError } from '../../src/core/provider/errors.ts';
import { Breaker } from '../../src/core/provider/failover/breaker.ts';
import { FailoverProvider } from '../../src/core/provider/failover/failover.ts';
import { CUSTOM } from '../../src/core/provider/profile/builtInProfiles.ts';
import { FakeClock, settled } from './fakeClock.ts';
import { ScriptedProvider, type ScriptedStream } from './scriptedProvider.ts';
import { newTypescriptDraft } from './typescriptDrafts.ts';
import { REFUSED, unlimited } from './unlimited.ts';

/** A user at an editor: `type` shows the text, and the test checks the result. */
export class Desk {
  readonly clock = new FakeClock();
  readonly provider = new ScriptedProvider();
  readonly records: RequestRecord[] = [];
  readonly failures: ProviderError[] = [];
  connectError: ProviderError | undefined;
  connections = 0;
  /** The budget's decision on the next request; `for-one`: it fits unless another one holds its money. */
  budget: 'enough' | 'for-one' | 'spent' = 'enough';
  /** Until then it thinks about it. */
  budgetKnown: Promise<void> = Promise.resolve();
  /** Takes as long as it takes to give money back. */
  releasing: () => Promise<void> = () => Promise.resolve();
  /** Requests that were admitted: `r1`, `r2`, …; and those of them that were not sent. */
  admitted: readonly string[] = [];
  released: readonly string[] = [];
  gateOpen = true;
  waitsForWhole = false;
  readonly #debounce: 'auto' | number;
  readonly #observer: AnswerObserver | undefined;
  #version = 0;
  #text = '';
  #pending = new AbortController();

  readonly #failover = new FailoverProvider({
    upstreams: [
      {
        profile: CUSTOM,
        model: 'm',
        breaker: new Breaker({ clock: this.clock, random: () => 1 }),
        connect: async () => {
          this.connections++;
          if (this.connectError) throw this.connectError;
          return this.provider;
        },
      },
    ],
    clock: this.clock,
    onFailure: ({ error }) => this.failures.push(error),
  });

  readonly pipeline = new CompletionPipeline({
    newDraft: newTypescriptDraft,
    provider: unlimited(this.#failover, {
      clock: this.clock,
      warmUp: () => this.#failover.prepare(),
      books: {
        admit: async () => {
          await this.budgetKnown;
          const held = this.admitted.length > this.released.length;
          if (this.budget === 'spent' || (this.budget === 'for-one' && held)) return REFUSED;
          const id = `r${this.admitted.length + 1}`;
          this.admitted = [...this.admitted, id];
          return { kind: 'admitted', id };
        },
        release: async id => {
          await this.releasing();
          this.released = [...this.released, id];
        },
      },
    }),
    options: () => ({ model: 'm', debounce: this.#debounce, maxLines: 12, waitsForWhole: this.waitsForWhole }),
    gate: { allows: () => this.gateOpen },
    clock: this.clock,
    onLiveChange: () => undefined,
    onRecord: record => this.records.push(record),
    observer: {
      sent: id => this.#observer?.sent(id) ?? false,
      ended: answer => this.#observer?.ended(answer),
    },
  });

  constructor(debounce: 'auto' | number = 100, observer?: AnswerObserver) {
    this.#debounce = debounce;
    this.#observer = observer;
  }

  /** `drawn` is the document now (`█` the cursor); the editor asks, and drops its question before. */
  ask(drawn: string, more: Partial<CompletionRequest> = {}): Asked {
    this.#pending.abort();
    this.#pending = new AbortController();
    if (drawn !== this.#text) this.#version++;
    this.#text = drawn;
    const hole = holeOf(drawn, more.hole?.eol);
    const request: CompletionRequest = {
      documentId: 'a.ts',
      version: this.#version,
      position: positionOf(hole),
      path: 'a.ts',
      trigger: 'automatic',
      lastChange: 'typed',
      ...more,
      hole,
    };
    const answer = this.pipeline.complete(request, this.#pending.signal);
    return new Asked(answer, this.#pending);
  }

  /** Asks, waits out the debounce, and gives the request that went out. */
  async request(drawn: string): Promise<{ asked: Asked; stream: ScriptedStream }> {
    const asked = this.ask(drawn);
    await this.clock.advance(100);
    const stream = this.provider.streams.at(-1);
    assert.ok(stream, 'no request went out');
    return { asked, stream };
  }

  moveTo(drawn: string): void {
    if (drawn !== this.#text) this.#version++;
    this.#text = drawn;
    this.pipeline.cursorMoved('a.ts', this.#version, holeOf(drawn));
  }

  dismiss(): void {
    this.pipeline.dismiss('a.ts', this.#version, positionOf(holeOf(this.#text)));
  }
}

export class Asked {
  readonly immediate: boolean;
  readonly #answer: CompletionOutcome | Promise<CompletionOutcome>;
  readonly #pending: AbortController;

  constructor(answer: CompletionOutcome | Promise<CompletionOutcome>, pending: AbortController) {
    this.immediate = !(answer instanceof Promise);
    this.#answer = answer;
    this.#pending = pending;
  }

  cancel(): void {
    this.#pending.abort();
  }

  async outcome(): Promise<CompletionOutcome> {
    return this.#answer;
  }

  /** `text` or `text|replaced` where it covers something, else kind and reason. */
  async shows(): Promise<string> {
    await settled();
    const outcome = await Promise.race([this.#answer, settled().then(() => 'waiting' as const)]);
    if (outcome === 'waiting') return 'waiting';
    switch (outcome.kind) {
      case 'suggested':
        return outcome.replaceSuffix === 0 ? outcome.insertText : `${outcome.insertText}|${outcome.replaceSuffix}`;
      case 'suppressed':
      case 'rejected':
        return `${outcome.kind}: ${outcome.reason}`;
      case 'failed':
        return `failed: ${outcome.error.kind}`;
      case 'superseded':
        return 'superseded';
    }
  }
}

function positionOf({ prefix }: Hole): Position {
  const lines = prefix.split('\n');
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}

export function holeOf(drawn: string, eol: Hole['eol'] = '\n'): Hole {
  const [prefix = '', suffix = ''] = drawn.split('█');
  return { languageId: 'typescript', prefix, suffix, eol, indentUnit: '  ' };
}
