import type { Clock } from '../../clock.ts';
import type { Hole } from '../../document/hole.ts';
import type { AdmittedRequest, AdmittingProvider } from '../../provider/metering/meteredProvider.ts';
import type { ProviderRequest } from '../../provider/provider.ts';
import { completionRequest } from '../context/prompt.ts';
import type { NewDraft } from '../fit/draft.ts';
import { type AnswerObserver, AnswerTape } from './answerObserver.ts';
import type { CompletionRequest } from './completionRequest.ts';
import { LiveStream, type RequestEnd } from './liveStream.ts';
import { type RequestRecord, reasonOf } from './requestRecord.ts';
import type { Trigger } from './trigger.ts';

export interface AnswerOptions {
  readonly model: string;
  readonly maxLines: number;
  /** A screen reader reads ghost text again whenever it grows. */
  readonly waitsForWhole?: boolean;
}

export interface RequestsDependencies {
  readonly provider: AdmittingProvider;
  readonly options: () => AnswerOptions;
  readonly newDraft: NewDraft;
  readonly clock: Clock;
  readonly onRecord: (record: RequestRecord) => void;
  readonly observer?: AnswerObserver;
}

export interface PreparedRequest {
  readonly admitted: AdmittedRequest;
  readonly around: Hole;
  readonly model: string;
}

export interface PrepareOptions {
  readonly trigger: Trigger;
  readonly signal: AbortSignal;
  readonly temperature?: number;
}

export interface CompleteOptions extends PrepareOptions {
  readonly isExtra?: boolean;
}

export interface SendOptions {
  readonly trigger: Trigger;
  readonly waitMs: number;
  /** An alternative or a trial: if it isn't accepted, it may not even have been seen. */
  readonly isExtra?: boolean;
  readonly onChange: () => void;
  /** Before `onRecord`. */
  readonly onEnd: (stream: LiveStream, end: RequestEnd) => void;
}

interface RunOptions extends SendOptions, PreparedRequest {
  readonly maxLines: number;
  readonly tape: AnswerTape | undefined;
}

export interface FinishedRequest {
  readonly stream: LiveStream;
  readonly end: RequestEnd;
}

/** Each leaves one record, even if unwanted. */
export class Requests {
  readonly #dependencies: RequestsDependencies;
  readonly #running = new Set<Promise<void>>();
  #admitting: Promise<unknown> = Promise.resolve();

  constructor(dependencies: RequestsDependencies) {
    this.#dependencies = dependencies;
  }

  /** During the debounce. */
  warmUp(): void {
    void this.#dependencies.provider.connect().catch(() => undefined);
  }

  /**
   * To be sent in the same turn.
   * @throws ProviderError if no request can be made
   */
  async prepare(
    { hole, around, path, context }: CompletionRequest,
    { signal, trigger, temperature }: PrepareOptions,
  ): Promise<PreparedRequest | 'over-budget' | 'overtaken'> {
    const { options, provider } = this.#dependencies;
    await provider.connect();
    // Another key came.
    if (signal.aborted) return 'overtaken';
    const prompt = {
      ...completionRequest({ hole, path, model: options().model, context: context?.() ?? [] }),
      automatic: trigger === 'automatic',
      ...(temperature !== undefined && { temperature }),
    };
    const admitted = await this.#admit(prompt, { languageId: hole.languageId, signal });
    if (typeof admitted === 'string') return admitted;
    return { admitted, around: around?.() ?? hole, model: prompt.model };
  }

  /** One at a time: overtaken requests would reserve the budget. */
  #admit(
    prompt: ProviderRequest,
    { languageId, signal }: { readonly languageId: string; readonly signal: AbortSignal },
  ): Promise<AdmittedRequest | 'over-budget' | 'overtaken'> {
    const admitting = this.#admitting.then(async () => {
      if (signal.aborted) return 'overtaken';
      const admitted = await this.#dependencies.provider.admit(prompt, { languageId });
      if (!signal.aborted) return admitted;
      if (admitted !== 'over-budget') await admitted.release();
      return 'overtaken';
    });
    this.#admitting = admitting.catch(() => undefined);
    return admitting;
  }

  send(request: CompletionRequest, prepared: PreparedRequest, options: SendOptions): LiveStream {
    const { clock, newDraft, observer } = this.#dependencies;
    const { documentId, hole } = request;
    const { maxLines, waitsForWhole = false } = this.#dependencies.options();
    const tape = observer?.sent(prepared.admitted.id) ? new AnswerTape() : undefined;
    const stream = new LiveStream({
      documentId,
      hole,
      newDraft: async signal => {
        await clock.sleep(0, signal);
        return newDraft({ hole: prepared.around, maxLines }, signal);
      },
      request: prepared.admitted,
      clock,
      waitsForWhole,
      onChange: options.onChange,
      tape,
    });
    const running = this.#run(stream, request, { ...options, ...prepared, maxLines, tape }).finally(() =>
      this.#running.delete(running),
    );
    this.#running.add(running);
    return stream;
  }

  /** @throws ProviderError as `prepare` */
  async complete(
    request: CompletionRequest,
    options: CompleteOptions,
  ): Promise<FinishedRequest | 'over-budget' | 'overtaken'> {
    const { isExtra = false, signal, trigger } = options;
    const prepared = await this.prepare(request, options);
    if (typeof prepared === 'string') return prepared;
    const { promise, resolve } = Promise.withResolvers<FinishedRequest>();
    const onEnd = (ended: LiveStream, end: RequestEnd) => resolve({ stream: ended, end });
    const sent = { trigger, isExtra, waitMs: 0, onChange: () => undefined, onEnd };
    const stream = this.send(request, prepared, sent);
    const abort = () => stream.abort('left');
    signal.addEventListener('abort', abort, { once: true });
    const finished = await promise;
    signal.removeEventListener('abort', abort);
    return finished;
  }

  async settled(): Promise<void> {
    await Promise.all(this.#running);
  }

  async #run(
    stream: LiveStream,
    { documentId, hole, path, position }: CompletionRequest,
    { admitted, around, isExtra, maxLines, model, onEnd, tape, trigger, waitMs }: RunOptions,
  ): Promise<void> {
    const end = await stream.run();
    onEnd(stream, end);
    if (!admitted.isSent) return admitted.release();
    if (tape) {
      const { chunks, finishReason } = tape;
      const suggestion = stream.leftover?.kind === 'suggested' ? stream.leftover.suggestion : undefined;
      const about = { id: admitted.id, hole: around, maxLines, trigger, model };
      this.#dependencies.observer?.ended({ ...about, chunks, finishReason, outcome: end.outcome, suggestion });
    }
    const place = { documentId, path, line: position.line, languageId: hole.languageId };
    this.#dependencies.onRecord({ ...end, ...place, id: admitted.id, model, trigger, waitMs });
    const { firstPaintMs, firstTokenMs, outcome } = end;
    const kind = isExtra && outcome.kind === 'suggested' ? 'extra' : outcome.kind;
    await admitted.record({ outcome: kind, reason: reasonOf(outcome), firstPaintMs, firstTokenMs });
  }
}
