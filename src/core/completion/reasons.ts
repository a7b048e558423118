import type { RejectReason } from './draft.ts';
import type { CompletionOutcome, SuppressReason } from './outcome.ts';

/** What a question came to, in one plain sentence. */
export function explain(outcome: CompletionOutcome): string {
  switch (outcome.kind) {
    case 'suggested':
      return outcome.source === 'cache' ? 'Suggested again what was answered here before.' : 'Suggested.';
    case 'suppressed':
      return SUPPRESSED[outcome.reason];
    case 'rejected':
      return REJECTED[outcome.reason];
    case 'superseded':
      return 'The text changed before the answer came.';
    case 'failed':
      return outcome.error.message;
  }
}

const SUPPRESSED: Readonly<Record<SuppressReason, string>> = {
  off: 'Ghost text is off: "Turn Ghost Text On or Off" turns it on.',
  'language-off': 'Ghost text is off for this language (setting "ghostline.languages").',
  'several-cursors': 'There is more than one cursor.',
  'read-only': 'This document cannot be changed.',
  dismissed: 'You sent the suggestion at this place away; it may come back when the text changes.',
  'secret-file': 'Files like this one may hold keys or passwords: they are never sent.',
  'git-ignored': 'A .gitignore names this file, so it is never sent.',
  excluded: 'The setting "ghostline.exclude" or "files.exclude" names this file, so it is never sent.',
  'large-file': 'This file is larger than 5 MB.',
  'long-lines': 'This file has a line of more than 10,000 characters: it looks generated, minified or binary.',
  'long-line': 'This line is longer than 10,000 characters: it looks generated or minified.',
  'inside-word': 'The cursor is inside a word; "Suggest Now" asks all the same.',
  'statement-ended': 'The statement is finished; the next suggestion comes on the next line.',
  'after-undo': 'You have just undone something; the next suggestion comes when you type.',
  paused:
    'The provider is failing, so it is left alone for a while; the status bar says why. "Suggest Now" asks at once.',
};

const REJECTED: Readonly<Record<RejectReason, string>> = {
  empty: 'The model thinks that nothing belongs here.',
  'only-whitespace': 'The model answered with nothing but blanks.',
  'only-wrapping': 'The model answered with an empty code block.',
  'only-prose': 'The model talked instead of writing code.',
  'only-echo': 'The model only repeated what stands before the cursor.',
  'only-suffix': 'The model only repeated what stands after the cursor.',
  misfit: "The model's answer does not fit between what stands before and after the cursor.",
  filtered: "The provider's content filter stopped the answer.",
};
