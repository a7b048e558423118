import type { Suggestion } from '../outcome/suggestion.ts';

/** A change at the place of suggestions: `text` over the next `replaced` characters. */
export interface ChangeAtPlace {
  readonly text: string;
  readonly replaced: number;
}

/** The beginning of a suggestion that stands in the document now, and what may still follow it. */
export interface PartialAccept {
  readonly from: Suggestion;
  /** How the change was written: without what stood there before, and stands there still. */
  readonly text: string;
  /** The suggestions that begin like this, without their beginning. */
  readonly left: readonly Suggestion[];
}

/**
 * The piece of a suggestion that a change has brought; undefined where it says something else, or all that was left. Who
 * types along brings pieces as well, key by key.
 */
export function partialAcceptOf(
  suggestions: readonly Suggestion[],
  { text, replaced }: ChangeAtPlace,
): PartialAccept | undefined {
  if (text.length <= replaced) return undefined;
  const alike = suggestions.filter(
    ({ insertText, replaceSuffix }) =>
      insertText.length > text.length && insertText.startsWith(text) && replaced <= replaceSuffix,
  );
  const [from] = alike;
  if (!from) return undefined;
  const left = alike.map(suggestion => ({
    ...suggestion,
    insertText: suggestion.insertText.slice(text.length),
    replaceSuffix: suggestion.replaceSuffix - replaced,
  }));
  return { from, text: text.slice(replaced), left };
}
