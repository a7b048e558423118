import assert from 'node:assert/strict';
import { Draft } from '../../src/core/completion/draft.ts';
import type { Hole } from '../../src/core/completion/hole.ts';
import type { CompletionOutcome } from '../../src/core/completion/outcome.ts';
import { CompletionPipeline, type CompletionRequest } from '../../src/core/completion/pipeline.ts';
import type { RequestRecord } from '../../src/core/completion/record.ts';
import type { ProviderError } from '../../src/core/provider/errors.ts';
import { FakeClock, settled } from './fakeClock.ts';
import { ScriptedProvider, type ScriptedStream } from './scriptedProvider.ts';

/** One person at one editor: `type` what is on the screen, and see what comes of it. */
export class Desk {
  readonly clock = new FakeClock();
  readonly provider = new ScriptedProvider();
  readonly records: RequestRecord[] = [];
  readonly failures: ProviderError[] = [];
  connectError: ProviderError | undefined;
  connections = 0;
  gateOpen = true;
  debounce: 'auto' | number = 100;
  #version = 0;
  #text = '';
  #pending = new AbortController();

  readonly pipeline = new CompletionPipeline({
    newDraft: async draftOptions => new Draft(draftOptions),
    connect: async () => {
      this.connections++;
      if (this.connectError) throw this.connectError;
      return this.provider;
    },
    options: () => ({ model: 'm', debounce: this.debounce, maxLines: 12 }),
    gate: {
      allows: () => this.gateOpen,
      succeeded: () => undefined,
      failed: error => this.failures.push(error),
    },
    clock: this.clock,
    onLiveChange: () => undefined,
    onRecord: record => this.records.push(record),
  });

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
      place: { line: 0, character: hole.prefix.length },
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
    this.pipeline.dismiss('a.ts', this.#version, { line: 0, character: holeOf(this.#text).prefix.length });
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

export function holeOf(drawn: string, eol: Hole['eol'] = '\n'): Hole {
  const [prefix = '', suffix = ''] = drawn.split('█');
  return { languageId: 'typescript', prefix, suffix, eol, indentUnit: '  ' };
}
