import type { Hole } from '../../document/hole.ts';
import type { Suggestion } from '../outcome/suggestion.ts';
import type { CompletionRequest } from './completionRequest.ts';
import { Requests, type RequestsDependencies } from './requestSender.ts';

/** Users rarely look through more than three. */
const ALTERNATIVES = 2;
/** Different answers, but working code. */
const TEMPERATURE = 0.8;

/** One request each. */
export class Alternatives {
  readonly #requests: Requests;
  #last: { readonly documentId: string; readonly hole: Hole; readonly found: Promise<Suggestion[]> } | undefined;
  #abort = new AbortController();

  constructor(dependencies: RequestsDependencies) {
    this.#requests = new Requests(dependencies);
  }

  /**
   * Without failed ones. Reuses those of the last place.
   * @throws ProviderError if no request can be made
   */
  at(request: CompletionRequest): Promise<Suggestion[]> {
    const { documentId, hole } = request;
    const last = this.#last;
    const same =
      last?.documentId === documentId && last.hole.prefix === hole.prefix && last.hole.suffix === hole.suffix;
    if (last && same) return last.found;
    this.reset();
    const found = this.#fetch(request, this.#abort.signal);
    this.#last = { documentId, hole, found };
    return found;
  }

  reset(): void {
    if (!this.#last) return;
    this.#abort.abort();
    this.#abort = new AbortController();
    this.#last = undefined;
  }

  async #fetch(request: CompletionRequest, signal: AbortSignal): Promise<Suggestion[]> {
    const found = await Promise.all(Array.from({ length: ALTERNATIVES }, () => this.#one(request, signal)));
    return found.filter(suggestion => suggestion !== undefined);
  }

  async #one(request: CompletionRequest, signal: AbortSignal): Promise<Suggestion | undefined> {
    const { trigger } = request;
    const options = { trigger, signal, temperature: TEMPERATURE, isExtra: true };
    const finished = await this.#requests.complete(request, options);
    if (typeof finished === 'string') return undefined;
    const { state } = finished.stream;
    return state.kind === 'ended' && state.answer.kind === 'suggested' ? state.answer.suggestion : undefined;
  }
}

/** `others` with a different text. */
export function distinct(first: Suggestion, others: readonly Suggestion[]): Suggestion[] {
  const texts = new Set<string>();
  return [first, ...others].filter(({ insertText }) => {
    const text = insertText.trim();
    if (texts.has(text)) return false;
    texts.add(text);
    return true;
  });
}
