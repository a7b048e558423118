import type { Suggestion } from '../outcome/suggestion.ts';

export interface ChangeAtPlace {
  readonly text: string;
  readonly replaced: number;
}

/** A suggestion's beginning that was inserted. */
export interface PartialAccept {
  readonly from: Suggestion;
  readonly text: string;
  /** Suggestions with this beginning, without it. */
  readonly left: readonly Suggestion[];
}

/** `foo█` + `(a` of `(a, b)` → `(a`. Undefined for another change, or all of the suggestion. */
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
