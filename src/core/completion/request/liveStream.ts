import * as l10n from '@vscode/l10n';
import type { Clock } from '../../clock.ts';
import type { Hole } from '../../document/hole.ts';
import { ProviderError } from '../../provider/errors.ts';
import type { RequestUsage } from '../../provider/metering/meter.ts';
import type { AdmittedRequest } from '../../provider/metering/meteredProvider.ts';
import type { Draft } from '../fit/draft.ts';
import type { Suggestion } from '../outcome/suggestion.ts';
import type { AnswerTape } from './answerObserver.ts';
import type { CachedAnswer } from './cache.ts';
import type { AbortReason, RequestOutcome } from './requestRecord.ts';
import { type TypedThrough, typedThrough } from './typedThrough.ts';

/** After the closing fence, the reported cost is near. */
const DRAIN_CHARS = 40;

const NOTHING: Suggestion = { insertText: '', replaceSuffix: 0 };

export type LiveState =
  | { readonly kind: 'streaming' }
  | { readonly kind: 'ended'; readonly answer: CachedAnswer }
  | { readonly kind: 'aborted'; readonly reason: AbortReason }
  | { readonly kind: 'failed'; readonly error: ProviderError };

export interface RequestEnd extends RequestUsage {
  readonly outcome: RequestOutcome;
  readonly firstTokenMs: number | undefined;
  readonly firstPaintMs: number | undefined;
  readonly durationMs: number;
}

export interface LiveStreamOptions {
  readonly documentId: string;
  readonly hole: Hole;
  /** While no key waits. */
  readonly newDraft: (signal: AbortSignal) => Promise<Draft>;
  readonly request: AdmittedRequest;
  readonly clock: Clock;
  /** Shows no part of it before its end. */
  readonly waitsForWhole: boolean;
  /** Also at the end. */
  readonly onChange: () => void;
  readonly tape?: AnswerTape | undefined;
}

/** Independent of the keystroke that made it. Decided text only grows. */
export class LiveStream {
  readonly documentId: string;
  readonly hole: Hole;
  readonly #options: LiveStreamOptions;
  readonly #controller = new AbortController();
  readonly startedAt: number;
  #state: LiveState = { kind: 'streaming' };
  #change = Promise.withResolvers<void>();
  #firstTokenMs: number | undefined;
  #firstPaintMs: number | undefined;
  #decidedChars = 0;
  readonly #drafted: Promise<Draft>;
  #draft: Draft | undefined;
  /** At the closing fence. */
  #drainFrom: number | undefined;

  constructor(options: LiveStreamOptions) {
    this.documentId = options.documentId;
    this.hole = options.hole;
    this.#options = options;
    this.startedAt = options.clock.now();
    // `#reading` rethrows a failure.
    this.#drafted = options.newDraft(this.#controller.signal);
    this.#drafted.catch(() => undefined);
  }

  get state(): LiveState {
    return this.#state;
  }

  get decided(): Suggestion {
    return this.#state.kind === 'ended' && this.#state.answer.kind === 'suggested'
      ? this.#state.answer.suggestion
      : this.#named(this.#draft?.decided ?? NOTHING);
  }

  get shown(): Suggestion {
    return this.#state.kind === 'streaming' && this.#options.waitsForWhole ? NOTHING : this.decided;
  }

  get usage(): RequestUsage {
    return this.#options.request.usage;
  }

  /** The whole answer, or the decided lines of a partial one. */
  get leftover(): CachedAnswer | undefined {
    if (this.#state.kind === 'ended') return this.#state.answer;
    return this.decided.insertText === '' ? undefined : { kind: 'suggested', suggestion: this.decided };
  }

  /** `hole` after typing the answer. */
  followedTo(documentId: string, hole: Hole): TypedThrough | undefined {
    if (documentId !== this.documentId) return undefined;
    return typedThrough(this.hole, hole, this.decided.insertText, this.#state.kind === 'streaming');
  }

  /** Or has ended. */
  changed(): Promise<void> {
    return this.#change.promise;
  }

  abort(reason: AbortReason): void {
    if (this.#state.kind === 'streaming') this.#settle({ kind: 'aborted', reason });
    this.#controller.abort();
  }

  /** Never rejects: a failure is an outcome. */
  async run(): Promise<RequestEnd> {
    try {
      for await (const part of this.#options.request.stream(this.#controller.signal)) {
        this.#options.tape?.add(part);
        if (part.type === 'end') {
          const draft = await this.#reading();
          if (this.#state.kind === 'streaming') draft.end(part.reason);
          this.#grew(draft);
        } else if (part.type === 'text-delta') {
          this.#firstTokenMs ??= this.#elapsedMs();
          if (this.#take(await this.#reading(), part.text) === 'enough') break;
        }
      }
    } catch (error) {
      const failure = asProviderError(error);
      if (this.#state.kind === 'streaming') this.#settle({ kind: 'failed', error: failure });
    }
    // Without an end part it was aborted and settled.
    if (this.#state.kind === 'streaming') this.#settle({ kind: 'aborted', reason: 'closed' });
    return this.#end();
  }

  async #reading(): Promise<Draft> {
    this.#draft ??= await this.#drafted;
    return this.#draft;
  }

  #take(draft: Draft, text: string): 'more' | 'enough' {
    if (this.#drainFrom === undefined) {
      draft.push(text);
      this.#grew(draft);
      if (!draft.complete) return 'more';
      if (draft.ended !== 'fence-closed') return 'enough';
      this.#drainFrom = this.usage.outputChars;
    }
    return this.usage.outputChars - this.#drainFrom > DRAIN_CHARS ? 'enough' : 'more';
  }

  #grew(draft: Draft): void {
    if (this.#state.kind !== 'streaming') return;
    const { result } = draft;
    if (result) {
      if (result.kind === 'suggested') this.#firstPaintMs ??= this.#elapsedMs();
      const answer = result.kind === 'suggested' ? { ...result, suggestion: this.#named(result.suggestion) } : result;
      this.#settle({ kind: 'ended', answer });
      return;
    }
    if (draft.decided.insertText.length === this.#decidedChars) return;
    this.#decidedChars = draft.decided.insertText.length;
    if (!this.#options.waitsForWhole) this.#firstPaintMs ??= this.#elapsedMs();
    this.#announce();
  }

  #named(suggestion: Suggestion): Suggestion {
    return { ...suggestion, requestId: this.#options.request.id };
  }

  #settle(state: LiveState): void {
    this.#state = state;
    this.#announce();
  }

  #announce(): void {
    const { resolve } = this.#change;
    this.#change = Promise.withResolvers<void>();
    resolve();
    this.#options.onChange();
  }

  #elapsedMs(): number {
    return this.#options.clock.now() - this.startedAt;
  }

  #end(): RequestEnd {
    const times = { firstTokenMs: this.#firstTokenMs, firstPaintMs: this.#firstPaintMs, durationMs: this.#elapsedMs() };
    return { outcome: this.#outcome(), ...times, ...this.usage };
  }

  #outcome(): RequestOutcome {
    const state = this.#state;
    switch (state.kind) {
      case 'ended':
        return state.answer.kind === 'rejected'
          ? { kind: 'rejected', reason: state.answer.reason }
          : {
              kind: 'suggested',
              chars: state.answer.suggestion.insertText.length,
              endedBy: this.#draft?.ended ?? 'model',
            };
      case 'failed':
        return { kind: 'failed', error: state.error };
      case 'aborted':
        return { kind: 'aborted', reason: state.reason };
      case 'streaming':
        return { kind: 'aborted', reason: 'closed' };
    }
  }
}

/** Wraps our own defects, too. */
function asProviderError(error: unknown): ProviderError {
  if (error instanceof ProviderError) return error;
  return new ProviderError({ kind: 'server', message: l10n.t("The answer couldn't be read."), cause: error });
}
