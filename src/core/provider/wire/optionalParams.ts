import type { Profile } from '../profile/profile.ts';
import type { ProviderRequest } from '../provider.ts';
import type { RefusedRequest } from './readFailure.ts';

/**
 * What helps, and what a request can do without: usage in the stream, thinking turned off, an answer held to JSON, the
 * name of the session in the body, the temperature, and the profile's own field for the answer's limit (without it the limit stands in the other one).
 */
export type OptionalParam = 'usage' | 'thinking-off' | 'json' | 'session' | 'temperature' | 'limit-field';

/**
 * Knows what goes along with a request: some servers refuse `stream_options`, some models cannot do without thinking,
 * or always think at a temperature of their own, some servers take schemas only, and some know only one of the two limit fields. What a model has refused is not sent
 * to it again.
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

  /** Those of `sent` that the provider's refusal names: without them the request may be taken. */
  refusedBy(error: RefusedRequest, sent: readonly OptionalParam[]): readonly OptionalParam[] {
    // A 400, or FastAPI's 422.
    if (error.status !== 400 && error.status !== 422) return [];
    return sent.filter(extra => this.#fieldsOf(extra).some(field => error.names(field)));
  }

  /** A request was taken without these. Before that nothing is certain: a refusal may quote the request as a whole. */
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
        // A refusal of the field's value, too large for the context, names that one only.
        return [otherLimitField(this.#profile)];
    }
  }
}

/** The field that servers of the other kind take: the older or the newer of the two in use. */
export function otherLimitField({ limitField }: Profile): Profile['limitField'] {
  return limitField === 'max_tokens' ? 'max_completion_tokens' : 'max_tokens';
}
