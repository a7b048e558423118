import type { Clock } from '../../../src/core/clock.ts';
import { CURSOR_MARK } from '../../../src/core/completion/context/prompt.ts';
import type { Provider, ProviderRequest, StreamPart } from '../../../src/core/provider/provider.ts';
import { type BillItem, costNanoDollars, PromptCache, type TokenPrices } from '../../support/modelServer/bill.ts';
import { tokensOf } from '../../support/modelServer/tokens.ts';
import { Answers, type AnswersOptions, type Writing } from './answers.ts';

/** $0.30, $0.03 and $2.00 per million tokens, in nano-dollars per token. */
export const PRICES: TokenPrices = { prompt: 300, cachedPrompt: 30, output: 2_000 };
export const TOKENS_PER_SECOND = 120;
/** Until an abort arrives; the model is billed meanwhile. */
const ABORT_TRAVEL_MS = 40;

export interface SimulatedModelOptions extends AnswersOptions {
  readonly clock: Clock;
  readonly firstTokenMs: number;
}

/**
 * A model behind Chat Completions, in simulated time: 350 ms to the first token, 120 tokens of four characters a second.
 * The prompt is billed when it arrives, output as it is generated, until the connection is seen to be closed.
 */
export class SimulatedModel implements Provider {
  readonly #options: SimulatedModelOptions;
  readonly #answers: Answers;
  readonly #promptCache = new PromptCache();
  readonly bill: BillItem[] = [];
  /** Replaces the model's reading of the prompt, which must show that place. */
  writing: Writing | undefined;

  constructor(options: SimulatedModelOptions) {
    this.#options = options;
    this.#answers = new Answers(options);
  }

  async *stream(request: ProviderRequest, signal: AbortSignal): AsyncGenerator<StreamPart> {
    const { clock, firstTokenMs } = this.#options;
    const tokens = tokensOf(this.#answerTo(request)).slice(0, request.maxTokens);
    const prompt = this.#promptCache.take(request.model, request.messages);
    const startedAt = clock.now();
    let sent = 0;
    try {
      await clock.sleep(firstTokenMs, signal);
      for (const text of tokens) {
        if (signal.aborted) return;
        sent++;
        yield { type: 'text-delta', text };
        await clock.sleep(1_000 / TOKENS_PER_SECOND, signal);
      }
      if (signal.aborted) return;
      const usage = { ...prompt, outputTokens: sent, costNanoDollars: costNanoDollars(PRICES, item(prompt, sent)) };
      yield { type: 'end', reason: sent === request.maxTokens ? 'length' : 'stop', usage };
    } finally {
      const generatingMs = clock.now() + ABORT_TRAVEL_MS - startedAt - firstTokenMs;
      const generated = Math.floor((Math.max(0, generatingMs) / 1_000) * TOKENS_PER_SECOND);
      const billed = item(prompt, Math.min(tokens.length, Math.max(sent, generated)));
      this.bill.push({ ...billed, costNanoDollars: costNanoDollars(PRICES, billed), cancelled: sent < tokens.length });
    }
  }

  #answerTo({ messages }: ProviderRequest): string {
    if (this.writing === undefined) throw new Error('nobody is writing');
    const prompt = messages.map(({ content }) => content).join('\n');
    if (!prompt.includes(`${this.writing.linePrefix}${CURSOR_MARK}`)) throw new Error(`where is the cursor? ${prompt}`);
    return this.#answers.at(this.writing, prompt);
  }
}

/** Without any prompt cache. */
export function fullCostNanoDollars(billed: BillItem): number {
  return costNanoDollars(PRICES, { ...billed, cachedTokens: 0 });
}

function item(prompt: { promptTokens: number; cachedTokens: number }, outputTokens: number): BillItem {
  return {
    generationId: '',
    model: '',
    ...prompt,
    outputTokens,
    reasoningTokens: 0,
    costNanoDollars: 0,
    cancelled: false,
  };
}
