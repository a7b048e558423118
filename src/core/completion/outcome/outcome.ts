import type { Hole } from '../../document/hole.ts';
import type { ProviderError } from '../../provider/errors.ts';
import type { Suggestion } from './suggestion.ts';

/** Why the model was not asked. */
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
 * Why an answer came to nothing:
 * - `empty`: the model said nothing: it thinks that nothing belongs here
 * - `only-whitespace`: blanks, or characters that are never inserted
 * - `only-wrapping`: fences, tags or thinking without code in it
 * - `only-prose`: talk, no code
 * - `only-echo`: nothing but what stands before the cursor
 * - `only-suffix`: nothing but what stands after the cursor
 * - `misfit`: it cannot stand between the two halves of the line
 * - `filtered`: the provider's content filter cut it off
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

/** Where the text of a suggestion came from; everything but `network` is answered without waiting. */
export type SuggestionSource = 'network' | 'live' | 'cache';

/** What one question to the pipeline came to. Exactly one of these, always. */
export type CompletionOutcome =
  | {
      readonly kind: 'suggested';
      /** With the document's line ends. */
      readonly insertText: string;
      /** Characters after the cursor, on its line, that the text replaces. */
      readonly replaceSuffix: number;
      readonly source: SuggestionSource;
      /** See Suggestion. */
      readonly requestId?: string;
    }
  | { readonly kind: 'suppressed'; readonly reason: SuppressReason }
  | { readonly kind: 'rejected'; readonly reason: RejectReason }
  /** Aborted by newer text or another place: normal, never an error. */
  | { readonly kind: 'superseded' }
  | { readonly kind: 'failed'; readonly error: ProviderError };

export function suppressed(reason: SuppressReason): CompletionOutcome {
  return { kind: 'suppressed', reason };
}

/** The suggestion as the editor takes it, with the document's line ends: the core has LF everywhere else. */
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
