import type { Clock } from '../../clock.ts';
import { ProviderError } from '../../provider/errors.ts';
import type { MeteredProvider, Quote } from '../../provider/metering/meteredProvider.ts';
import type { ProviderRequest, StreamPart } from '../../provider/provider.ts';
import { compacted, withUniqueIds } from '../state/conversation.ts';
import type { Journal } from '../state/journal.ts';
import type { AgentLimits } from '../state/limits.ts';
import type { AgentOutcome } from '../state/outcome.ts';
import { sendableArguments } from '../tools/callArguments.ts';
import { withoutResults } from '../tools/trackReads.ts';
import { type ModelAnswer, readAnswer } from './modelAnswer.ts';
import { type LimitOutcome, runOutcomes } from './runOutcomes.ts';
import type { RunSpending } from './runSpending.ts';

export interface ModelTurnOptions {
  readonly paid: MeteredProvider;
  readonly journal: Journal;
  readonly limits: AgentLimits;
  readonly clock: Clock;
  readonly spending: RunSpending;
  readonly request: Omit<ProviderRequest, 'messages'>;
  readonly onSpent: () => void;
}

/** Most capable models have this much. */
const ASSUMED_CONTEXT_TOKENS = 32_768;
/** Token counts are estimates. */
const CONTEXT_SHARE = 0.9;
/** Of a small context. */
const ANSWER_SHARE = 0.25;
/** At compaction; the second if the first isn't enough. */
const KEPT_RESULTS = [6, 2] as const;

const RETRY_WAITS_MS = [2_000, 8_000] as const;
const LONGEST_WAIT_MS = 30_000;

export class ModelTurn {
  readonly #options: ModelTurnOptions;
  #maxTokens: number;

  constructor(options: ModelTurnOptions) {
    this.#options = options;
    this.#maxTokens = options.request.maxTokens;
  }

  /** Returns an outcome if there is no answer. */
  async take(signal: AbortSignal): Promise<AgentOutcome | undefined> {
    const { journal } = this.#options;
    try {
      const limit = await this.#limit();
      if (limit) return limit;
      const answer = await this.#answer(signal);
      if (!answer) return signal.aborted ? { kind: 'stopped' } : runOutcomes.time(this.#options.limits.workMs);
      journal.update({ turns: journal.now.turns + 1 });
      return this.#add(answer);
    } catch (error) {
      if (signal.aborted) return { kind: 'stopped' };
      if (error instanceof ProviderError) return runOutcomes.failed(error);
      throw error;
    }
  }

  get #request(): ProviderRequest {
    const { journal, request } = this.#options;
    return { ...request, maxTokens: this.#maxTokens, messages: journal.now.messages };
  }

  async #limit(): Promise<LimitOutcome | undefined> {
    const { journal, limits } = this.#options;
    if (journal.now.workedMs >= limits.workMs) return runOutcomes.time(limits.workMs);
    let quote = await this.#quote();
    for (const kept of KEPT_RESULTS) {
      if (this.#fits(quote)) break;
      const { messages, results, upTo } = compacted(journal.now.messages, kept);
      if (results === 0) continue;
      journal.rewrite(messages);
      // The model may repeat calls whose results were removed, and must reread files.
      journal.update({ sameCalls: {}, readings: withoutResults(journal.now.readings, upTo) });
      journal.addEvent({ kind: 'compacted', results });
      quote = await this.#quote();
    }
    if (!this.#fits(quote)) return runOutcomes.context(quote.contextTokens ?? ASSUMED_CONTEXT_TOKENS);
    return this.#tooDear(quote);
  }

  async #quote(): Promise<Quote> {
    const { paid, request } = this.#options;
    const quote = await paid.quote(this.#request);
    const { contextTokens = ASSUMED_CONTEXT_TOKENS } = quote;
    const most = Math.min(request.maxTokens, Math.floor(contextTokens * ANSWER_SHARE));
    if (most === this.#maxTokens) return quote;
    this.#maxTokens = most;
    return paid.quote(this.#request);
  }

  #fits({ contextTokens = ASSUMED_CONTEXT_TOKENS, promptTokens }: Quote): boolean {
    return promptTokens + this.#maxTokens <= contextTokens * CONTEXT_SHARE;
  }

  #tooDear({ worstNanoDollars: worst }: Quote): LimitOutcome | undefined {
    const { limits, spending } = this.#options;
    const { nanoDollars: cap } = limits;
    const spent = spending.spent.cost.value;
    if (cap === undefined || (spent < cap && spent + (worst ?? 0) <= cap)) return undefined;
    return runOutcomes.dollars({ cap, spent, worst });
  }

  async #answer(signal: AbortSignal): Promise<ModelAnswer | undefined> {
    const { clock, journal, limits } = this.#options;
    const startedAt = clock.now();
    const done = new AbortController();
    const tooLate = new AbortController();
    const over = clock.sleep(limits.workMs - journal.now.workedMs, AbortSignal.any([signal, done.signal])).then(() => {
      if (!done.signal.aborted) tooLate.abort();
    });
    try {
      return await this.#tries(AbortSignal.any([signal, tooLate.signal]));
    } finally {
      done.abort();
      await over;
      journal.update({ workedMs: journal.now.workedMs + (clock.now() - startedAt) });
    }
  }

  async #tries(signal: AbortSignal): Promise<ModelAnswer | undefined> {
    for (const waitMs of [...RETRY_WAITS_MS, undefined]) {
      try {
        return await readAnswer(this.#stream(signal), this.#options.journal);
      } catch (error) {
        const isWorthwhile = error instanceof ProviderError && error.retryable && error.unbilled;
        if (!isWorthwhile || waitMs === undefined || signal.aborted) throw error;
        const wait = error.retryAfterMs ?? waitMs;
        if (wait > LONGEST_WAIT_MS) throw error;
        await this.#options.clock.sleep(wait, signal);
        if (signal.aborted) return undefined;
      }
    }
    return undefined;
  }

  #stream(signal: AbortSignal): AsyncIterable<StreamPart> {
    const { journal, onSpent, paid, spending } = this.#options;
    return paid.stream(this.#request, {
      signal,
      onSpent: spent => {
        spending.take(spent);
        journal.update({ lastRecordId: spent.recordId });
        onSpent();
      },
      onRecord: ({ id, tokens, cost }) => {
        spending.take({ recordId: id, tokens, cost });
        onSpent();
      },
    });
  }

  #add({ calls, reason, text }: ModelAnswer): AgentOutcome | undefined {
    const { journal } = this.#options;
    if (reason === 'content-filter') return runOutcomes.filtered();
    if (calls.length > 0) {
      const sendable = calls.map(call => ({ ...call, arguments: sendableArguments(call.arguments) }));
      journal.append({ role: 'assistant', content: text, toolCalls: withUniqueIds(sendable, journal.now.messages) });
      return undefined;
    }
    // Some servers reject an empty message.
    journal.append({ role: 'assistant', content: text === '' ? '(nothing)' : text });
    const problem = reason === 'length' ? 'Your answer was cut off: write less at once.' : 'You have called no tool.';
    const content = `${problem} Go on with a tool call. If the task is done call finish; if it cannot be done call cannot.`;
    journal.append({ role: 'user', content });
    journal.update({ mistakes: journal.now.mistakes + 1 });
    return undefined;
  }
}
