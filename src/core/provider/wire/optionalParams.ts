import type { Profile } from '../profile/profile.ts';
import type { ProviderRequest } from '../provider.ts';
import type { RefusedRequest } from './readFailure.ts';

/**
 * A request can do without these: usage in the stream, thinking turned off, JSON mode, the session's name, the
 * temperature, and the profile's field for the limit (the other one replaces it).
 */
export type OptionalParam = 'usage' | 'thinking-off' | 'json' | 'session' | 'temperature' | 'limit-field';

/**
 * Remembers what each model refused: `stream_options`, a temperature, JSON without a schema, one of the limit fields.
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

  /** Named by the refusal. */
  refusedBy(error: RefusedRequest, sent: readonly OptionalParam[]): readonly OptionalParam[] {
    // FastAPI's is 422.
    if (error.status !== 400 && error.status !== 422) return [];
    return sent.filter(extra => this.#fieldsOf(extra).some(field => error.names(field)));
  }

  /** After a request without these succeeded: a refusal alone may quote the whole request. */
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
        // A refused value (too large for the context) names only that field.
        return [otherLimitField(this.#profile)];
    }
  }
}

export function otherLimitField({ limitField }: Profile): Profile['limitField'] {
  return limitField === 'max_tokens' ? 'max_completion_tokens' : 'max_tokens';
}
