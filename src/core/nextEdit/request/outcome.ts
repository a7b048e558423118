import type { ProviderError } from '../../provider/errors.ts';
import type { NextEdit } from '../nextEdit.ts';
import type { Unworthy } from '../worth/worth.ts';

/**
 * Why nothing is sent:
 * - `place-gone`: the file isn't open any more, or the lines have changed
 * - `secret-file`, `secret`: the file, or the lines around the place, may hold keys or passwords
 * - `long-line`: looks generated or minified
 */
export type NextEditSuppression = 'place-gone' | 'secret-file' | 'secret' | 'long-line' | 'over-budget';

/**
 * Why an answer is no edit:
 * - `no-change`: the model said so, or gave the same lines again
 * - `prose`: no code
 * - `placeholder`: lines were left out
 * - `other-lines`: doesn't begin and end as the window does
 * - `several`: more than one version of the lines
 * - `unreadable`: a diff, a call, lost characters, prose within the code
 * - `truncated`: at the length limit
 * - `filtered`: cut off by the provider
 */
export type UnusableAnswer =
  | 'no-change'
  | 'empty'
  | 'prose'
  | 'placeholder'
  | 'other-lines'
  | 'several'
  | 'unreadable'
  | 'truncated'
  | 'filtered';

export type NextEditRejection = UnusableAnswer | Unworthy;

/** Exactly one per question. */
export type NextEditOutcome =
  | {
      readonly kind: 'suggested';
      /** The nearest to the place. */
      readonly edit: NextEdit;
      /** Further ones of the same answer, nearest first: they cost nothing more. Lines count in the text as asked. */
      readonly further: readonly NextEdit[];
    }
  | { readonly kind: 'suppressed'; readonly reason: NextEditSuppression }
  | { readonly kind: 'rejected'; readonly reason: NextEditRejection; readonly requestId: string }
  /** By newer text or another place. */
  | { readonly kind: 'superseded' }
  | { readonly kind: 'failed'; readonly error: ProviderError };
