import type { Suggestion } from '../outcome/suggestion.ts';

export interface ChangeAtPlace {
  readonly text: string;
  readonly replaced: number;
}

/** The beginning of a suggestion that is now in the document, and its possible continuations. */
export interface PartialAccept {
  readonly from: Suggestion;
  /** Without the text that was there before. */
  readonly text: string;
  /** The suggestions with this beginning, without it. */
  readonly left: readonly Suggestion[];
}

/**
 * The part of a suggestion that a change inserted; undefined for any other change, and for all that was left. `foo█` +
 * `(a` of `(a, b)` → `(a`.
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
