import type { IncomingHttpHeaders } from 'node:http';
import type { PlainAnswer } from './answer.ts';
import { sumBill, type TokenPrices } from './bill.ts';
import type { Dialect } from './dialect.ts';
import type { Exchange } from './exchange.ts';
import { generationAnswer, keyAnswer, modelsAnswer } from './lookups.ts';
import { type ModelServerOptions, PRACTICE_KEY, PRACTICE_MODEL } from './options.ts';

interface Books {
  readonly dialect: Dialect;
  /** All that were asked so far. */
  readonly exchanges: readonly Exchange[];
  readonly prices: () => TokenPrices;
}

/** The key in the header where the dialect has it. */
export function keyIn(headers: IncomingHttpHeaders, { keyHeader }: Dialect): string | undefined {
  if (keyHeader === 'api-key') return headers['api-key']?.toString();
  return /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1];
}

/** Checks keys, and answers requests other than completions. */
export class FrontDesk {
  readonly #options: ModelServerOptions;
  readonly #books: Books;
  readonly #generationAsks = new Map<string, number>();

  constructor(options: ModelServerOptions, books: Books) {
    this.#options = options;
    this.#books = books;
  }

  /** Why the request gets no answer from a model; `undefined` where it gets one. */
  refusal({ body, headers, model }: Exchange): PlainAnswer | undefined {
    const { dialect } = this.#books;
    const { limitField, refusal } = dialect;
    if (!this.#admits(keyIn(headers, dialect))) return this.#unauthorized();
    if (!this.#modelIds().includes(model)) return refusal(404, 'No endpoints found for this model.');
    const wrong = limitField === 'max_tokens' ? 'max_completion_tokens' : 'max_tokens';
    return wrong in body ? refusal(400, `Unsupported parameter: '${wrong}'. Use '${limitField}' instead.`) : undefined;
  }

  /** `GET /models`, `/key` and `/generation`, as far as the dialect has them. */
  answer({ pathname, searchParams }: URL, key: string | undefined): PlainAnswer {
    const { models, modelsOpen, refusal, tellsCost } = this.#books.dialect;
    const isModels = pathname === '/v1/models' && models !== 'none';
    if (!(isModels && modelsOpen) && !this.#admits(key)) return this.#unauthorized();
    if (isModels) return modelsAnswer(this.#models(), models);
    if (pathname === '/v1/key' && tellsCost) return this.#key();
    if (pathname === '/v1/generation' && tellsCost) return this.#generation(searchParams.get('id'));
    return refusal(404, 'Not Found');
  }

  #admits(key: string | undefined): boolean {
    const { apiKey = PRACTICE_KEY } = this.#options;
    return apiKey === null || key === apiKey;
  }

  #unauthorized(): PlainAnswer {
    return this.#books.dialect.refusal(401, 'User not found.');
  }

  #modelIds(): readonly string[] {
    return this.#options.models ?? [PRACTICE_MODEL];
  }

  #models() {
    const { contextLength = 262_144 } = this.#options;
    return this.#modelIds().map(id => ({ id, contextLength, prices: this.#books.prices() }));
  }

  #key(): PlainAnswer {
    const { exchanges, prices } = this.#books;
    const { keyLimitDollars: limitDollars = null } = this.#options;
    const bill = sumBill(exchanges.flatMap(exchange => exchange.billItem(prices()) ?? []));
    return keyAnswer({ spentDollars: bill.costNanoDollars / 1e9, limitDollars });
  }

  /** A 404 for a request that is under way, and for the first questions about a finished one. */
  #generation(id: string | null): PlainAnswer {
    const { dialect, exchanges, prices } = this.#books;
    const exchange = exchanges.find(({ generationId, state }) => generationId === id && state !== 'open');
    const item = exchange?.billItem(prices());
    const unknown = dialect.refusal(404, 'Generation not found');
    if (!exchange || !item) return unknown;
    const asks = (this.#generationAsks.get(item.generationId) ?? 0) + 1;
    this.#generationAsks.set(item.generationId, asks);
    return asks <= (this.#options.generationMisses ?? 2) ? unknown : generationAnswer(item, exchange.finishReason);
  }
}
