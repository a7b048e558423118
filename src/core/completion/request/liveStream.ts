import type { Clock } from '../../clock.ts';
import type { Hole } from '../../document/hole.ts';
import { ProviderError } from '../../provider/errors.ts';
import { Meter, type ServedBy } from '../../provider/metering/meter.ts';
import { type Provider, type ProviderRequest, promptChars } from '../../provider/provider.ts';
import type { Certainty, Usage } from '../../usage/amount/usage.ts';
import type { Draft } from '../fit/draft.ts';
import type { Suggestion } from '../outcome/suggestion.ts';
import type { CachedAnswer } from './cache.ts';
import type { AbortReason, RequestOutcome } from './requestRecord.ts';
import { type TypedThrough, typedThrough } from './typedThrough.ts';

/**
 * When a fence has closed, the model is about to stop, and its last message says what the request cost. Reading a few
 * characters more (a closing remark is cut off all the same) is worth a cost that is known instead of estimated.
 */
const DRAIN_CHARS = 40;

const NOTHING: Suggestion = { insertText: '', replaceSuffix: 0 };

export type LiveState =
  | { readonly kind: 'streaming' }
  | { readonly kind: 'ended'; readonly answer: CachedAnswer }
  | { readonly kind: 'aborted'; readonly reason: AbortReason }
  | { readonly kind: 'failed'; readonly error: ProviderError };

/** What is known of a request when its last byte has come or its connection is closed. */
export interface RequestEnd {
  readonly outcome: RequestOutcome;
  readonly generationId: string | undefined;
  readonly servedBy: ServedBy;
  readonly firstTokenMs: number | undefined;
  readonly firstPaintMs: number | undefined;
  readonly durationMs: number;
  /** Characters of the prompt, and of what came back, thinking included. */
  readonly promptChars: number;
  readonly outputChars: number;
  /** What the provider itself has told, running totals of a stream that was left included. */
  readonly told: Usage;
  readonly usage: Usage;
  readonly tokens: Certainty;
}

export interface LiveStreamOptions {
  /** Tells suggestions which request they came from. */
  readonly id?: string;
  readonly documentId: string;
  readonly hole: Hole;
  /** What reads the answer: begun while the request is under way, where no key waits for it, and given up with it. */
  readonly newDraft: (signal: AbortSignal) => Promise<Draft>;
  readonly provider: Provider;
  readonly request: ProviderRequest;
  readonly clock: Clock;
  /** Called when more of the answer is decided, and when it has ended. */
  readonly onChange: () => void;
}

/**
 * One request that outlives the keystrokes: it is waited for, typed through, and aborted when the text goes elsewhere.
 * What it has decided only ever grows.
 */
export class LiveStream {
  readonly documentId: string;
  readonly hole: Hole;
  readonly #options: LiveStreamOptions;
  readonly #controller = new AbortController();
  /** On the clock, in milliseconds. */
  readonly startedAt: number;
  readonly #meter: Meter;
  #state: LiveState = { kind: 'streaming' };
  #change = Promise.withResolvers<void>();
  #firstTokenMs: number | undefined;
  #firstPaintMs: number | undefined;
  #decidedChars = 0;
  readonly #drafted: Promise<Draft>;
  /** Once it is there. */
  #draft: Draft | undefined;
  /** So many characters had come when the fence closed. */
  #drainFrom: number | undefined;

  constructor(options: LiveStreamOptions) {
    this.documentId = options.documentId;
    this.hole = options.hole;
    this.#options = options;
    this.#meter = new Meter(options.request);
    this.startedAt = options.clock.now();
    // Where it is needed, its failure is told; a stream that ends before that does not need it.
    this.#drafted = options.newDraft(this.#controller.signal);
    this.#drafted.catch(() => undefined);
  }

  get state(): LiveState {
    return this.#state;
  }

  /** The text at the hole that is final so far. */
  get decided(): Suggestion {
    return this.#state.kind === 'ended' && this.#state.answer.kind === 'suggested'
      ? this.#state.answer.suggestion
      : this.#named(this.#draft?.decided ?? NOTHING);
  }

  /** What went out and came back so far, in characters. */
  get soFar(): { readonly promptChars: number; readonly outputChars: number } {
    return { promptChars: promptChars(this.#options.request), outputChars: this.#meter.outputChars };
  }

  /** What can be shown later, if the text comes back: the whole answer, or of a broken-off one the decided lines. */
  get leftover(): CachedAnswer | undefined {
    if (this.#state.kind === 'ended') return this.#state.answer;
    return this.decided.insertText === '' ? undefined : { kind: 'suggested', suggestion: this.decided };
  }

  /** How `hole` follows from this stream's own by typing along its answer; undefined where it does not. */
  followedTo(documentId: string, hole: Hole): TypedThrough | undefined {
    if (documentId !== this.documentId) return undefined;
    return typedThrough(this.hole, hole, this.decided.insertText, this.#state.kind === 'streaming');
  }

  /** Resolves when more is decided or the stream is over. */
  changed(): Promise<void> {
    return this.#change.promise;
  }

  /** Ends the request now; what was decided stays. */
  abort(reason: AbortReason): void {
    if (this.#state.kind === 'streaming') this.#settle({ kind: 'aborted', reason });
    this.#controller.abort();
  }

  /** Reads the answer to its end. Never rejects: a failure is an outcome. */
  async run(): Promise<RequestEnd> {
    const { provider, request } = this.#options;
    try {
      for await (const part of provider.stream(request, this.#controller.signal)) {
        this.#meter.take(part);
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
    // An iteration that ends on its own, without an end part, was aborted; `abort` has settled it already.
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
      this.#drainFrom = this.#meter.outputChars;
    }
    return this.#meter.outputChars - this.#drainFrom > DRAIN_CHARS ? 'enough' : 'more';
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
    this.#firstPaintMs ??= this.#elapsedMs();
    this.#announce();
  }

  #named(suggestion: Suggestion): Suggestion {
    const { id } = this.#options;
    return id === undefined ? suggestion : { ...suggestion, requestId: id };
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
    return {
      outcome: this.#outcome(),
      generationId: this.#meter.generationId,
      servedBy: this.#meter.servedBy,
      firstTokenMs: this.#firstTokenMs,
      firstPaintMs: this.#firstPaintMs,
      durationMs: this.#elapsedMs(),
      ...this.soFar,
      told: this.#meter.told,
      ...this.#meter.used(this.#state.kind === 'failed' ? this.#state.error : undefined),
    };
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

/** The provider promises ProviderErrors; anything else is a defect of ours that must still be told as a failure. */
function asProviderError(error: unknown): ProviderError {
  if (error instanceof ProviderError) return error;
  return new ProviderError({ kind: 'server', message: 'The answer could not be read.', cause: error });
}
