import type { Clock } from '../clock.ts';
import { ProviderError } from '../provider/errors.ts';
import type { Provider, ProviderRequest } from '../provider/provider.ts';
import { estimateTokens } from '../usage/estimate.ts';
import type { Certainty, Usage } from '../usage/usage.ts';
import type { CachedAnswer } from './cache.ts';
import type { Draft, Suggestion } from './draft.ts';
import { type Followed, follow } from './follow.ts';
import type { Hole } from './hole.ts';
import type { AbortReason, RequestOutcome } from './record.ts';

/**
 * When a fence has closed, the model is about to stop, and its last message says what the request cost. Reading a few
 * characters more (a closing remark is cut off all the same) is worth a cost that is known instead of estimated.
 */
const DRAIN_CHARS = 40;

export type LiveState =
  | { readonly kind: 'streaming' }
  | { readonly kind: 'ended'; readonly answer: CachedAnswer }
  | { readonly kind: 'aborted'; readonly reason: AbortReason }
  | { readonly kind: 'failed'; readonly error: ProviderError };

/** What is known of a request when its last byte has come or its connection is closed. */
export interface RequestEnd {
  readonly outcome: RequestOutcome;
  readonly generationId: string | undefined;
  readonly firstTokenMs: number | undefined;
  readonly firstPaintMs: number | undefined;
  readonly durationMs: number;
  readonly usage: Usage;
  readonly tokens: Certainty;
}

export interface LiveStreamOptions {
  readonly documentId: string;
  readonly hole: Hole;
  readonly draft: Draft;
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
  #state: LiveState = { kind: 'streaming' };
  #change = Promise.withResolvers<void>();
  #generationId: string | undefined;
  #firstTokenMs: number | undefined;
  #firstPaintMs: number | undefined;
  #outputChars = 0;
  #usage: Usage | undefined;
  #decidedChars = 0;

  constructor(options: LiveStreamOptions) {
    this.documentId = options.documentId;
    this.hole = options.hole;
    this.#options = options;
    this.startedAt = options.clock.now();
  }

  get state(): LiveState {
    return this.#state;
  }

  /** The text at the hole that is final so far. */
  get decided(): Suggestion {
    return this.#state.kind === 'ended' && this.#state.answer.kind === 'suggested'
      ? this.#state.answer.suggestion
      : this.#options.draft.decided;
  }

  /** What can be shown later, if the text comes back: the whole answer, or of a broken-off one the decided lines. */
  get leftover(): CachedAnswer | undefined {
    if (this.#state.kind === 'ended') return this.#state.answer;
    return this.decided.insertText === '' ? undefined : { kind: 'suggested', suggestion: this.decided };
  }

  /** How `hole` follows from this stream's own by typing along its answer; undefined where it does not. */
  followedTo(documentId: string, hole: Hole): Followed | undefined {
    if (documentId !== this.documentId) return undefined;
    return follow(this.hole, hole, this.decided.insertText, this.#state.kind === 'streaming');
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
    const { provider, request, draft } = this.#options;
    try {
      for await (const part of provider.stream(request, this.#controller.signal)) {
        if (part.type === 'start') this.#generationId = part.generationId;
        else if (part.type === 'reasoning-delta') this.#outputChars += part.text.length;
        else if (part.type === 'end') {
          this.#usage = part.usage;
          if (this.#state.kind === 'streaming') draft.end(part.reason);
          this.#grew();
        } else {
          this.#firstTokenMs ??= this.#elapsedMs();
          this.#outputChars += part.text.length;
          if (this.#take(part.text) === 'enough') break;
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

  #drainFrom: number | undefined;

  #take(text: string): 'more' | 'enough' {
    const { draft } = this.#options;
    if (this.#drainFrom === undefined) {
      draft.push(text);
      this.#grew();
      if (!draft.complete) return 'more';
      if (draft.ended !== 'fence-closed') return 'enough';
      this.#drainFrom = this.#outputChars;
    }
    return this.#outputChars - this.#drainFrom > DRAIN_CHARS ? 'enough' : 'more';
  }

  #grew(): void {
    const { draft } = this.#options;
    if (this.#state.kind !== 'streaming') return;
    const { result } = draft;
    if (result) {
      if (result.kind === 'suggested') this.#firstPaintMs ??= this.#elapsedMs();
      this.#settle({ kind: 'ended', answer: result });
      return;
    }
    if (draft.decided.insertText.length === this.#decidedChars) return;
    this.#decidedChars = draft.decided.insertText.length;
    this.#firstPaintMs ??= this.#elapsedMs();
    this.#announce();
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
      generationId: this.#generationId,
      firstTokenMs: this.#firstTokenMs,
      firstPaintMs: this.#firstPaintMs,
      durationMs: this.#elapsedMs(),
      ...this.#used(),
    };
  }

  #used(): Pick<RequestEnd, 'usage' | 'tokens'> {
    if (this.#usage) return { usage: this.#usage, tokens: 'reported' };
    const state = this.#state;
    const taken = this.#generationId !== undefined || this.#outputChars > 0;
    if (state.kind === 'failed' && state.error.unbilled && !taken) {
      return { usage: { promptTokens: 0, outputTokens: 0, costNanoDollars: 0 }, tokens: 'reported' };
    }
    const { messages } = this.#options.request;
    const promptChars = messages.reduce((sum, message) => sum + message.content.length, 0);
    const usage = { promptTokens: estimateTokens(promptChars), outputTokens: estimateTokens(this.#outputChars) };
    return { usage, tokens: 'estimated' };
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
              endedBy: this.#options.draft.ended ?? 'model',
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
