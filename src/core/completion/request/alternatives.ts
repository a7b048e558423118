import type { Hole } from '../../document/hole.ts';
import type { Suggestion } from '../outcome/suggestion.ts';
import type { CompletionRequest } from './completionRequest.ts';
import { Requests, type RequestsDependencies } from './requests.ts';

/** With the first answer three: more are not looked through. */
const ALTERNATIVES = 2;
/** High enough that the model says something else, low enough that it is still code. */
const TEMPERATURE = 0.8;

/** Further answers at one place, for someone who looks through them: each one costs a request of its own. */
export class Alternatives {
  readonly #requests: Requests;
  #last: { readonly documentId: string; readonly hole: Hole; readonly found: Promise<Suggestion[]> } | undefined;
  #abort = new AbortController();

  constructor(dependencies: RequestsDependencies) {
    this.#requests = new Requests(dependencies);
  }

  /**
   * The further answers, when all of them have come in; those of the last place are not asked for again. What fails is
   * left out (its record says why).
   * @throws ProviderError where no request can be made at all
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

  /** Nobody looks through them any more: ends what is under way, and forgets what there is. */
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
    const prepared = await this.#requests.prepare(request, { trigger, signal, temperature: TEMPERATURE });
    if (prepared === 'over-budget' || prepared === 'overtaken') return undefined;
    const ended = Promise.withResolvers<void>();
    const stream = this.#requests.send(request, prepared, {
      trigger,
      waitMs: 0,
      onChange: () => undefined,
      onEnd: () => ended.resolve(),
    });
    const abort = () => stream.abort('left');
    signal.addEventListener('abort', abort, { once: true });
    await ended.promise;
    signal.removeEventListener('abort', abort);
    const { state } = stream;
    return state.kind === 'ended' && state.answer.kind === 'suggested' ? state.answer.suggestion : undefined;
  }
}

/** `first` and those of `others` that say something else, in their order. */
export function distinct(first: Suggestion, others: readonly Suggestion[]): Suggestion[] {
  const said = new Set<string>();
  return [first, ...others].filter(({ insertText }) => {
    const text = insertText.trim();
    if (said.has(text)) return false;
    said.add(text);
    return true;
  });
}
