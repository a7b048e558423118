import type { Hole } from '../../document/hole.ts';
import type { ProviderError } from '../../provider/errors.ts';
import type { Suggestion } from './suggestion.ts';

export type SuppressReason =
  | 'off'
  | 'off-in-folder'
  | 'language-off'
  | 'language-off-in-folder'
  | 'several-cursors'
  | 'read-only'
  | 'secret-file'
  | 'secret-link'
  | 'git-ignored'
  | 'excluded'
  | 'excluded-link'
  | 'lost-link'
  | 'large-file'
  | 'long-lines'
  | 'binary'
  | 'dismissed'
  | 'long-line'
  | 'inside-word'
  | 'statement-ended'
  | 'after-undo'
  | 'paused'
  | 'over-budget';

/**
 * Why an answer is not shown:
 * - `only-whitespace`: or characters that are never inserted
 * - `only-wrapping`: fences, tags or thinking
 * - `only-echo`: repeats text before the cursor
 * - `only-suffix`: repeats text after the cursor
 * - `misfit`: doesn't fit into the line
 * - `filtered`: cut off by the provider
 */
export type RejectReason =
  | 'empty'
  | 'only-whitespace'
  | 'only-wrapping'
  | 'only-prose'
  | 'only-echo'
  | 'only-suffix'
  | 'misfit'
  | 'filtered';

export type SuggestionSource = 'network' | 'live' | 'cache';

/** Exactly one per request for ghost text. */
export type CompletionOutcome =
  | {
      readonly kind: 'suggested';
      readonly insertText: string;
      /** Characters after the cursor on its line. */
      readonly replaceSuffix: number;
      readonly source: SuggestionSource;
      readonly requestId?: string;
    }
  | { readonly kind: 'suppressed'; readonly reason: SuppressReason }
  | { readonly kind: 'rejected'; readonly reason: RejectReason }
  /** By newer text or another place. */
  | { readonly kind: 'superseded' }
  | { readonly kind: 'failed'; readonly error: ProviderError };

export function suppressed(reason: SuppressReason): CompletionOutcome {
  return { kind: 'suppressed', reason };
}

/** With the document's line ends. */
export function suggested(
  { eol }: Hole,
  { insertText, replaceSuffix, requestId }: Suggestion,
  source: SuggestionSource,
): CompletionOutcome {
  const text = eol === '\n' ? insertText : insertText.replaceAll('\n', eol);
  return {
    kind: 'suggested',
    insertText: text,
    replaceSuffix,
    source,
    ...(requestId !== undefined && { requestId }),
  };
}
