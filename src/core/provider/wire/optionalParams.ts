import type { Profile } from '../profile/profile.ts';
import type { ProviderRequest } from '../provider.ts';
import type { RefusedRequest } from './readFailure.ts';

/**
 * Parameters that a request can do without: usage in the stream, thinking turned off, JSON mode, the session's name in
 * the body, the temperature, and the profile's own field for the answer's limit (the other field replaces it).
 */
export type OptionalParam = 'usage' | 'thinking-off' | 'json' | 'session' | 'temperature' | 'limit-field';

/**
 * Remembers per model which optional parameters were refused, and doesn't send them again. Some servers refuse
 * `stream_options`; some models can't turn thinking off, or have a fixed temperature; some servers accept only JSON
 * schemas, or only one of the two limit fields.
 */
export class OptionalParams {
  readonly #profile: Profile;
  readonly #refused = new Map<string, ReadonlySet<OptionalParam>>();

  constructor(profile: Profile) {
    this.#profile = profile;
  }

  of({ model, responseFormat, sessionId, temperature, thinking }: ProviderRequest): readonly OptionalParam[] {
    const { reasoningOff, session, usageOption } = this.#profile;
    const wanted: readonly OptionalParam[] = [
      ...(usageOption === 'send' ? (['usage'] as const) : []),
      ...(thinking === 'off' && reasoningOff !== undefined ? (['thinking-off'] as const) : []),
      ...(responseFormat === 'json' ? (['json'] as const) : []),
      ...(sessionId !== undefined && session?.in === 'body' ? (['session'] as const) : []),
      ...(temperature !== undefined ? (['temperature'] as const) : []),
      'limit-field',
    ];
    return wanted.filter(extra => !this.#refused.get(model)?.has(extra));
  }

  /** The parameters in `sent` that the refusal names; without them the request may succeed. */
  refusedBy(error: RefusedRequest, sent: readonly OptionalParam[]): readonly OptionalParam[] {
    // A 400, or FastAPI's 422.
    if (error.status !== 400 && error.status !== 422) return [];
    return sent.filter(extra => this.#fieldsOf(extra).some(field => error.names(field)));
  }

  /** Called after a request without these succeeded. A refusal alone proves nothing: it may quote the whole request. */
  forgo(model: string, refused: readonly OptionalParam[]): void {
    if (refused.length === 0) return;
    this.#refused.set(model, new Set([...(this.#refused.get(model) ?? []), ...refused]));
  }

  #fieldsOf(extra: OptionalParam): readonly string[] {
    switch (extra) {
      case 'usage':
        return ['stream_options'];
      case 'thinking-off':
        return Object.keys(this.#profile.reasoningOff ?? {});
      case 'json':
        return ['response_format'];
      case 'session':
        return this.#profile.session ? [this.#profile.session.name] : [];
      case 'temperature':
        return ['temperature'];
      case 'limit-field':
        // A refusal of the field's value (too large for the context) names only that field.
        return [otherLimitField(this.#profile)];
    }
  }
}

/** The field used by servers of the other kind. */
export function otherLimitField({ limitField }: Profile): Profile['limitField'] {
  return limitField === 'max_tokens' ? 'max_completion_tokens' : 'max_tokens';
}
