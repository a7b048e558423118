import type { Clock } from '../../clock.ts';
import type { Hole } from '../../document/hole.ts';
import type { Provider, ProviderRequest } from '../../provider/provider.ts';
import { PromptMemory } from '../../usage/budget/promptMemory.ts';
import { completionRequest } from '../context/prompt.ts';
import type { NewDraft } from '../fit/draft.ts';
import type { CompletionRequest } from './completionRequest.ts';
import { LiveStream, type RequestEnd } from './liveStream.ts';
import type { RequestRecord } from './requestRecord.ts';
import type { Trigger } from './trigger.ts';

/** Who says whether a request may be paid for. */
export interface Budget {
  /** The id that the request's record is to have; undefined where it does not fit into the budget. */
  admit(request: ProviderRequest): Promise<string | undefined>;
  /** A request that was admitted is not sent after all. Resolves when its money is there for the next one. */
  release(id: string): Promise<void>;
}

export interface RequestsDependencies {
  /** @throws ProviderError of kind `no-key` where there is none. */
  readonly connect: () => Promise<Provider>;
  readonly options: () => { readonly model: string; readonly maxLines: number };
  readonly newDraft: NewDraft;
  readonly clock: Clock;
  readonly onRecord: (record: RequestRecord) => void;
  /** Absent where nothing limits what is spent. */
  readonly budget?: Budget;
}

/** What a request needs before it can be sent. */
export interface PreparedRequest {
  readonly provider: Provider;
  /** What the answer is fitted into. */
  readonly around: Hole;
  readonly prompt: ProviderRequest;
  readonly id: string | undefined;
}

export interface Preparing {
  readonly trigger: Trigger;
  /** Aborts when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
  readonly temperature?: number;
}

export interface SendOptions {
  readonly trigger: Trigger;
  /** How long the keystroke has waited for it. */
  readonly waitMs: number;
  /** More of the answer is decided, or it has ended. */
  readonly onChange: () => void;
  /** The last byte has come or the connection is closed; the record is written after this. */
  readonly onEnd: (stream: LiveStream, end: RequestEnd) => void;
}

/** Sends what is asked to the model, and sees to it that every request that went out leaves one record, whoever still waits for it. */
export class Requests {
  readonly #dependencies: RequestsDependencies;
  readonly #running = new Set<Promise<void>>();
  readonly #prompts = new PromptMemory();
  #admitting: Promise<unknown> = Promise.resolve();

  constructor(dependencies: RequestsDependencies) {
    this.#dependencies = dependencies;
  }

  /** Loads the client and looks the key up, which fits into a wait. What fails here fails again in `prepare`. */
  warmUp(): void {
    void this.#dependencies.connect().catch(() => undefined);
  }

  /**
   * What is prepared is sent in the same turn.
   * @throws ProviderError where no request can be made
   */
  async prepare(
    { hole, around, path, context }: CompletionRequest,
    { signal, trigger, temperature }: Preparing,
  ): Promise<PreparedRequest | 'over-budget' | 'overtaken'> {
    const { connect, options } = this.#dependencies;
    const provider = await connect();
    // Choosing what goes along looks through other files: not for a key that the next one has overtaken.
    if (signal.aborted) return 'overtaken';
    const prompt = {
      ...completionRequest({ hole, path, model: options().model, context: context?.() ?? [] }),
      automatic: trigger === 'automatic',
      ...(temperature !== undefined && { temperature }),
    };
    const admitted = await this.#admit(prompt, signal);
    return typeof admitted === 'string' ? admitted : { provider, around: around?.() ?? hole, prompt, ...admitted };
  }

  /**
   * One after the other: while several keys are weighed at once, those that were overtaken hold the money that the last
   * one needs.
   */
  #admit(
    prompt: ProviderRequest,
    signal: AbortSignal,
  ): Promise<Pick<PreparedRequest, 'id'> | 'over-budget' | 'overtaken'> {
    const { budget } = this.#dependencies;
    const admitted = this.#admitting.then(async () => {
      if (signal.aborted) return 'overtaken';
      if (budget === undefined) return { id: undefined };
      const id = await budget.admit(prompt);
      if (!signal.aborted) return id === undefined ? 'over-budget' : { id };
      if (id !== undefined) await budget.release(id);
      return 'overtaken';
    });
    // Whoever asked for it is told what went wrong; the next one has its turn all the same.
    this.#admitting = admitted.catch(() => undefined);
    return admitted;
  }

  send(
    request: CompletionRequest,
    { provider, around, prompt, id }: PreparedRequest,
    sending: SendOptions,
  ): LiveStream {
    const { clock, newDraft, options } = this.#dependencies;
    const { documentId, hole } = request;
    const stream = new LiveStream({
      ...(id !== undefined && { id }),
      documentId,
      hole,
      newDraft: async signal => {
        await clock.sleep(0, signal);
        return newDraft({ hole: around, maxLines: options().maxLines }, signal);
      },
      provider,
      request: prompt,
      clock,
      onChange: sending.onChange,
    });
    const knownChars = this.#prompts.take(prompt.messages.map(({ content }) => content).join(''));
    const about = { ...sending, model: prompt.model, id, knownChars };
    const running = this.#run(stream, request, about).finally(() => this.#running.delete(running));
    this.#running.add(running);
    return stream;
  }

  /** Resolves when the record of every request that was sent is written. */
  async settled(): Promise<void> {
    await Promise.all(this.#running);
  }

  async #run(
    stream: LiveStream,
    { documentId, hole, path, position }: CompletionRequest,
    {
      id,
      knownChars,
      model,
      onEnd,
      trigger,
      waitMs,
    }: SendOptions & Pick<RequestRecord, 'model' | 'knownChars'> & { readonly id: string | undefined },
  ): Promise<void> {
    const end = await stream.run();
    onEnd(stream, end);
    // Without a key, say, or while the provider is left alone, there was no request.
    if (end.outcome.kind === 'failed' && end.outcome.error.unsent) {
      if (id !== undefined) await this.#dependencies.budget?.release(id);
      return;
    }
    const where = { documentId, path, line: position.line, languageId: hole.languageId };
    const about = { ...where, ...(id !== undefined && { id }), ...(knownChars !== undefined && { knownChars }) };
    this.#dependencies.onRecord({ ...end, ...about, model, trigger, waitMs });
  }
}
