import type { Clock } from '../clock.ts';
import { ProviderError } from '../provider/errors.ts';
import type { Provider } from '../provider/provider.ts';
import { CompletionCache } from './cache.ts';
import { Cadence } from './cadence.ts';
import { type DebounceSetting, debounceMs } from './debounce.ts';
import type { Draft, NewDraft, Suggestion } from './draft.ts';
import { remainder } from './follow.ts';
import { type Hole, linePrefix, type Place } from './hole.ts';
import { LiveStream } from './liveStream.ts';
import { type CompletionOutcome, suggested, suppressed } from './outcome.ts';
import { completionRequest } from './prompt.ts';
import type { CompletionRequest } from './question.ts';
import type { AbortReason, RequestRecord } from './record.ts';
import { reasonNotToAsk } from './trigger.ts';

export type { CompletionRequest };

/** A stream that nobody waits for or looks at may still be come back to (a glance elsewhere), but it costs money. */
const ORPHAN_MS = 1_500;

export interface CompletionOptions {
  readonly model: string;
  readonly debounce: DebounceSetting;
  readonly maxLines: number;
}

/** Whether automatic requests may go out; explicit ones always may. */
export interface Gate {
  allows(): boolean;
  succeeded(): void;
  failed(error: ProviderError): void;
}

export interface PipelineDependencies {
  /** @throws ProviderError of kind `no-key` where there is none. */
  readonly connect: () => Promise<Provider>;
  readonly options: () => CompletionOptions;
  readonly gate: Gate;
  readonly newDraft: NewDraft;
  readonly clock: Clock;
  /** A request has begun, more of its answer can be shown, or it is over. */
  readonly onLiveChange: () => void;
  readonly onRecord: (record: RequestRecord) => void;
}

/** From a question of the editor to what it shall show. Holds the one live stream and the finished answers. */
export class CompletionPipeline {
  readonly #dependencies: PipelineDependencies;
  readonly #cache = new CompletionCache();
  readonly #running = new Set<Promise<void>>();
  readonly #cadence = new Cadence();
  #live: LiveStream | undefined;
  /** The line that the last requests were made for, and how many. */
  #asked: { readonly documentId: string; readonly line: number; readonly times: number } | undefined;
  #orphaned: AbortController | undefined;
  #followedVersion: number | undefined;
  #dismissed: Pick<CompletionRequest, 'documentId' | 'version' | 'place'> | undefined;

  constructor(dependencies: PipelineDependencies) {
    this.#dependencies = dependencies;
  }

  /** Whether a request is under way. */
  get busy(): boolean {
    return this.#live?.state.kind === 'streaming';
  }

  /**
   * Answers at once where the answer is known, so that typing through a suggestion never shows a gap; else a promise.
   * `signal` removes only this waiter: the request it started goes on while the text follows it.
   */
  complete(request: CompletionRequest, signal: AbortSignal): CompletionOutcome | Promise<CompletionOutcome> {
    const now = this.#dependencies.clock.now();
    if (request.lastChange === 'typed') this.#cadence.typed(now);
    return this.#answer(request, signal, now);
  }

  #answer(
    request: CompletionRequest,
    signal: AbortSignal,
    askedAt: number,
  ): CompletionOutcome | Promise<CompletionOutcome> {
    return (
      this.#ifUnwanted(request) ??
      this.#fromLive(request, signal, askedAt) ??
      this.#fromCache(request) ??
      this.#ifNotWorthIt(request) ??
      this.#fromNetwork(request, signal, askedAt)
    );
  }

  /** What is left of the live answer at `hole`, as far as it is decided. */
  liveAt(documentId: string, hole: Hole): Suggestion | undefined {
    const followed = this.#live?.followedTo(documentId, hole);
    return followed && this.#live && remainder(this.#live.decided, followed);
  }

  /** The user sent the suggestion at this place away: nothing is shown there before the text changes. */
  dismiss(documentId: string, version: number, place: Place): void {
    this.#dismissed = { documentId, version, place };
    this.#orphan();
  }

  /** The cursor is at `hole` now: a live stream that the text no longer follows is not worth its money. */
  cursorMoved(documentId: string, version: number, hole: Hole): void {
    const live = this.#live;
    if (live?.state.kind !== 'streaming') return;
    if (live.followedTo(documentId, hole)) {
      this.#followedVersion = version;
      this.#orphaned?.abort();
    } else if (documentId === live.documentId && version !== this.#followedVersion) this.#drop('diverged');
    else this.#orphan();
  }

  /** No editor that could show the live stream has the focus. */
  left(): void {
    this.#orphan();
  }

  /** What was answered under other settings must not be shown under these. */
  reset(): void {
    this.#drop('settings');
    this.#cache.clear();
    this.#dismissed = undefined;
  }

  /** Aborts what is under way; resolves when its last record is written. */
  async close(): Promise<void> {
    this.#drop('closed');
    await Promise.all(this.#running);
  }

  /** What was sent away or undone does not come back by itself, known or not. */
  #ifUnwanted(request: CompletionRequest): CompletionOutcome | undefined {
    if (request.trigger === 'automatic' && request.lastChange === 'undone') return suppressed('after-undo');
    const spot = this.#dismissed;
    if (!spot) return undefined;
    const same =
      spot.documentId === request.documentId &&
      spot.version === request.version &&
      spot.place.line === request.place.line &&
      spot.place.character === request.place.character;
    if (same && request.trigger === 'automatic') return suppressed('dismissed');
    this.#dismissed = undefined;
    return undefined;
  }

  #fromLive(
    request: CompletionRequest,
    signal: AbortSignal,
    askedAt: number,
  ): CompletionOutcome | Promise<CompletionOutcome> | undefined {
    const live = this.#live;
    if (!live) return undefined;
    const followed = live.followedTo(request.documentId, request.hole);
    if (!followed) {
      if (live.documentId === request.documentId) this.#drop('diverged');
      return undefined;
    }
    this.#followedVersion = request.version;
    this.#orphaned?.abort();
    const { state } = live;
    const rest = remainder(live.decided, followed);
    if (rest && rest.insertText !== '') return suggested(request.hole, rest, 'live');
    if (state.kind === 'streaming') return this.#nextFrom(live, request, signal, askedAt);
    // Someone who asks wants more than what was known before the question; what the question itself brought is the answer.
    if (request.trigger === 'explicit' && live.startedAt < askedAt) return undefined;
    if (state.kind === 'failed') return { kind: 'failed', error: state.error };
    if (state.kind === 'ended' && state.answer.kind === 'rejected') return state.answer;
    return undefined;
  }

  async #nextFrom(
    live: LiveStream,
    request: CompletionRequest,
    signal: AbortSignal,
    askedAt: number,
  ): Promise<CompletionOutcome> {
    await Promise.race([live.changed(), aborted(signal)]);
    if (signal.aborted) return { kind: 'superseded' };
    const { state } = live;
    if (state.kind === 'failed') return { kind: 'failed', error: state.error };
    if (state.kind === 'aborted' && state.reason !== 'diverged') return { kind: 'superseded' };
    return this.#answer(request, signal, askedAt);
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

  async #fromNetwork(request: CompletionRequest, signal: AbortSignal, askedAt: number): Promise<CompletionOutcome> {
    const { clock, connect, gate, newDraft, options } = this.#dependencies;
    const waitMs = debounceMs({
      ...request,
      setting: options().debounce,
      linePrefix: linePrefix(request.hole),
      gapMs: this.#cadence.gapMs,
      misses: this.#timesAsked(request),
    });
    const left = waitMs - (clock.now() - askedAt);
    // The client is loaded and the key looked up at the first connection: that fits into the wait.
    void connect().catch(() => undefined); // What fails now is told below, if it is still wanted then.
    if (left > 0) await clock.sleep(left, signal);
    if (signal.aborted) return { kind: 'superseded' };
    try {
      const { maxLines } = options();
      const [provider, draft] = await Promise.all([
        connect(),
        newDraft({ hole: request.around?.() ?? request.hole, maxLines }),
      ]);
      if (signal.aborted) return { kind: 'superseded' };
      return await this.#nextFrom(this.#start(request, { provider, draft, askedAt }), request, signal, askedAt);
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      gate.failed(error);
      return { kind: 'failed', error };
    }
  }

  /** A second request on a line is made because the answer to the first was typed past. */
  #timesAsked({ documentId, place, lastChange }: CompletionRequest): number {
    const same = this.#asked?.documentId === documentId && this.#asked.line === place.line;
    return this.#asked && same && lastChange !== 'accepted' ? this.#asked.times : 0;
  }

  #start(
    request: CompletionRequest,
    { provider, draft, askedAt }: { provider: Provider; draft: Draft; askedAt: number },
  ): LiveStream {
    const { clock, onLiveChange, options } = this.#dependencies;
    const { documentId, hole, path, version } = request;
    const { model } = options();
    this.#drop('replaced');
    this.#asked = { documentId, line: request.place.line, times: this.#timesAsked(request) + 1 };
    const live = new LiveStream({
      documentId,
      hole,
      draft,
      provider,
      request: completionRequest({ hole, path, model, context: request.context?.() ?? [] }),
      clock,
      onChange: onLiveChange,
    });
    this.#live = live;
    this.#followedVersion = version;
    const running = this.#run(live, request, { model, waitMs: clock.now() - askedAt }).finally(() =>
      this.#running.delete(running),
    );
    this.#running.add(running);
    onLiveChange();
    return live;
  }

  async #run(live: LiveStream, request: CompletionRequest, about: { model: string; waitMs: number }): Promise<void> {
    const { gate, onRecord } = this.#dependencies;
    const { documentId, hole, path, place, trigger } = request;
    const end = await live.run();
    const answer = live.leftover;
    if (answer) this.#cache.remember(live.documentId, live.hole, answer);
    if (end.outcome.kind === 'failed') gate.failed(end.outcome.error);
    else if (end.outcome.kind !== 'aborted') gate.succeeded();
    onRecord({ ...end, ...about, documentId, path, line: place.line, trigger, languageId: hole.languageId });
  }

  #drop(reason: AbortReason): void {
    this.#orphaned?.abort();
    this.#live?.abort(reason);
    this.#live = undefined;
  }

  #orphan(): void {
    const live = this.#live;
    if (live?.state.kind !== 'streaming' || this.#orphaned?.signal.aborted === false) return;
    const orphaned = new AbortController();
    this.#orphaned = orphaned;
    void this.#dependencies.clock.sleep(ORPHAN_MS, orphaned.signal).then(() => {
      if (!orphaned.signal.aborted && this.#live === live) this.#drop('left');
    });
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
