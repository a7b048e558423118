import type { Clock } from '../../clock.ts';
import { type Hole, linePrefix, type Position } from '../../document/hole.ts';
import { ProviderError } from '../../provider/errors.ts';
import { type CompletionOutcome, suggested, suppressed } from '../outcome/outcome.ts';
import type { Suggestion } from '../outcome/suggestion.ts';
import { CompletionCache } from './cache.ts';
import { Cadence } from './cadence.ts';
import type { CompletionRequest } from './completionRequest.ts';
import { type DebounceSetting, debounceMs } from './debounce.ts';
import { Dismissal } from './dismissal.ts';
import { LiveAnswer, type UnderWay } from './liveAnswer.ts';
import type { LiveStream } from './liveStream.ts';
import { RejectedOnLine } from './rejectedOnLine.ts';
import { type AnswerOptions, type PreparedRequest, Requests, type RequestsDependencies } from './requestSender.ts';
import { reasonNotToAsk } from './trigger.ts';
import { remainder } from './typedThrough.ts';

export type { CompletionRequest };

export interface CompletionOptions extends AnswerOptions {
  readonly debounce: DebounceSetting;
}

/** Stops automatic requests. */
export interface Gate {
  allows(): boolean;
}

export interface PipelineDependencies extends RequestsDependencies {
  readonly options: () => CompletionOptions;
  readonly gate: Gate;
  readonly clock: Clock;
  readonly onLiveChange: () => void;
}

/** From request to outcome. Holds live and finished answers. */
export class CompletionPipeline {
  readonly #dependencies: PipelineDependencies;
  readonly #requests: Requests;
  readonly #live: LiveAnswer;
  readonly #cache = new CompletionCache();
  readonly #cadence = new Cadence();
  readonly #misses = new RejectedOnLine();
  readonly #dismissal = new Dismissal();

  constructor(dependencies: PipelineDependencies) {
    this.#dependencies = dependencies;
    this.#requests = new Requests(dependencies);
    this.#live = new LiveAnswer(dependencies.clock);
  }

  get busy(): boolean {
    return this.#live.streaming;
  }

  get underWay(): UnderWay | undefined {
    return this.#live.underWay;
  }

  /**
   * Synchronous for a known answer: typing shows no gap. `signal` removes this waiter; the request goes on while the
   * text follows it.
   */
  complete(request: CompletionRequest, signal: AbortSignal): CompletionOutcome | Promise<CompletionOutcome> {
    const now = this.#dependencies.clock.now();
    if (request.lastChange === 'typed') this.#cadence.typed(now);
    return this.#answer({ request, signal, askedAt: now });
  }

  #answer(asked: TimedRequest): CompletionOutcome | Promise<CompletionOutcome> {
    const { request } = asked;
    return (
      this.#ifUnwanted(request) ??
      this.#fromLive(asked) ??
      this.#fromCache(request) ??
      this.#ifNotWorthIt(request) ??
      this.#fromNetwork(asked)
    );
  }

  liveAt(documentId: string, hole: Hole): Suggestion | undefined {
    return this.#live.remainderAt(documentId, hole);
  }

  /** Until the text changes. */
  dismiss(documentId: string, version: number, position: Position): void {
    this.#dismissal.at({ documentId, version, position });
    this.#live.orphan();
  }

  cursorMoved(documentId: string, version: number, hole: Hole): void {
    this.#live.cursorMoved({ documentId, version, hole });
  }

  /** No editor that shows the answer has the focus. */
  left(): void {
    this.#live.orphan();
  }

  /** After new settings. */
  reset(): void {
    this.#live.drop('settings');
    this.#cache.clear();
    this.#dismissal.forget();
  }

  async close(): Promise<void> {
    this.#live.drop('closed');
    await this.#requests.settled();
  }

  /** Never re-shows a dismissed or undone suggestion, not even from the cache. */
  #ifUnwanted(request: CompletionRequest): CompletionOutcome | undefined {
    if (request.trigger === 'automatic' && request.lastChange === 'undone') return suppressed('after-undo');
    return this.#dismissal.holdsFor(request) ? suppressed('dismissed') : undefined;
  }

  #fromLive(asked: TimedRequest): CompletionOutcome | Promise<CompletionOutcome> | undefined {
    const { request, askedAt } = asked;
    const found = this.#live.follow(request);
    if (!found) return undefined;
    const { stream, followed } = found;
    const { state } = stream;
    const rest = remainder(stream.shown, followed);
    if (rest && rest.insertText !== '') {
      this.#misses.shown(request, stream);
      return suggested(request.hole, rest, 'live');
    }
    if (state.kind === 'streaming') return this.#nextFrom(stream, asked);
    if (request.trigger === 'explicit' && stream.startedAt < askedAt) return undefined;
    if (state.kind === 'failed') return { kind: 'failed', error: state.error };
    if (state.kind === 'ended' && state.answer.kind === 'rejected') return state.answer;
    return undefined;
  }

  async #nextFrom(stream: LiveStream, asked: TimedRequest): Promise<CompletionOutcome> {
    const { signal } = asked;
    await Promise.race([stream.changed(), aborted(signal)]);
    if (signal.aborted) return { kind: 'superseded' };
    const { state } = stream;
    if (state.kind === 'failed') return { kind: 'failed', error: state.error };
    if (state.kind === 'aborted' && state.reason !== 'diverged') return { kind: 'superseded' };
    return this.#answer(asked);
  }

  #fromCache(request: CompletionRequest): CompletionOutcome | undefined {
    const found = this.#cache.find(request.documentId, request.hole);
    if (found?.kind === 'suggested') return suggested(request.hole, found.suggestion, 'cache');
    return found && request.trigger === 'automatic' ? { kind: 'rejected', reason: found.reason } : undefined;
  }

  #ifNotWorthIt(request: CompletionRequest): CompletionOutcome | undefined {
    const reason = reasonNotToAsk(request);
    if (reason) return suppressed(reason);
    if (request.trigger === 'automatic' && !this.#dependencies.gate.allows()) return suppressed('paused');
    return undefined;
  }

  async #fromNetwork(asked: TimedRequest): Promise<CompletionOutcome> {
    const { request, signal, askedAt } = asked;
    const { clock, options } = this.#dependencies;
    const waitMs = debounceMs({
      ...request,
      setting: options().debounce,
      linePrefix: linePrefix(request.hole),
      gapMs: this.#cadence.gapMs,
      misses: this.#misses.on(request),
    });
    const left = waitMs - (clock.now() - askedAt);
    this.#requests.warmUp();
    // After the editor's turn, even without a debounce.
    await clock.sleep(Math.max(0, left), signal);
    if (signal.aborted) return { kind: 'superseded' };
    try {
      const prepared = await this.#requests.prepare(request, { trigger: request.trigger, signal });
      if (prepared === 'overtaken') return { kind: 'superseded' };
      if (prepared === 'over-budget') return suppressed('over-budget');
      return await this.#nextFrom(this.#begin(asked, prepared), asked);
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      return { kind: 'failed', error };
    }
  }

  #begin({ request, askedAt }: TimedRequest, prepared: PreparedRequest): LiveStream {
    this.#live.drop('replaced');
    const { clock, onLiveChange } = this.#dependencies;
    const stream = this.#requests.send(request, prepared, {
      trigger: request.trigger,
      waitMs: clock.now() - askedAt,
      onChange: onLiveChange,
      onEnd: ended => this.#ended(ended),
    });
    this.#live.begin(stream, request.version);
    onLiveChange();
    return stream;
  }

  #ended(stream: LiveStream): void {
    const answer = stream.leftover;
    if (answer) this.#cache.remember(stream.documentId, stream.hole, answer);
  }
}

interface TimedRequest {
  readonly request: CompletionRequest;
  readonly signal: AbortSignal;
  readonly askedAt: number;
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
