import { ownValue } from '../../json.ts';
import { secretsIn } from '../../privacy/secretFile.ts';
import { formatCost } from '../../usage/amount/format.ts';
import type { DraftEnd } from '../fit/draft.ts';
import type { CompletionOutcome, RejectReason, SuppressReason } from '../outcome/outcome.ts';
import type { AbortReason, RequestRecord } from './requestRecord.ts';

/**
 * What a question came to, in one plain sentence.
 * @param path of the document: a file that is held back for its name is told which kind it is
 */
export function explain(outcome: CompletionOutcome, path = ''): string {
  switch (outcome.kind) {
    case 'suggested':
      return outcome.source === 'cache' ? 'Suggested again what was answered here before.' : 'Suggested.';
    case 'suppressed':
      return outcome.reason === 'secret-file' ? explainSecretFile(path) : SUPPRESSED[outcome.reason];
    case 'rejected':
      return REJECTED[outcome.reason];
    case 'superseded':
      return 'The text changed before the answer came.';
    case 'failed':
      return outcome.error.message;
  }
}

/** What one request came to, in one plain sentence. */
export function explainRequest({ outcome }: RequestRecord): string {
  switch (outcome.kind) {
    case 'suggested':
      return `The model answered; ${outcome.chars} characters were suggested.`;
    case 'rejected':
      return REJECTED[outcome.reason];
    case 'aborted':
      return ABORTED[outcome.reason];
    case 'failed':
      return outcome.error.message;
  }
}

/** Why a request ended as it did, from the name of the reason alone; `undefined` for a name that is none of ours. */
export function explainReason(reason: string): string | undefined {
  const table: Readonly<Record<string, string>> = { ...ENDED, ...REJECTED, ...ABORTED };
  return Object.hasOwn(table, reason) ? ownValue(table, reason) : undefined;
}

/** What one request did: waits, tokens and cost; `~` where a figure is our own estimate, `?` where it is unknown. */
export function requestFacts(record: RequestRecord): string {
  const { waitMs, firstTokenMs, firstPaintMs, usage, tokens } = record;
  const sign = tokens === 'estimated' ? '~' : '';
  const count = (value: number | undefined) => (value === undefined ? '?' : `${sign}${value}`);
  const cached = usage.cachedTokens ? ` (${usage.cachedTokens} from the provider's cache)` : '';
  return [
    `sent after ${Math.round(waitMs)} ms`,
    firstTokenMs === undefined ? 'no answer came' : `first word ${Math.round(firstTokenMs)} ms later`,
    ...(firstPaintMs === undefined ? [] : [`first text to show after ${Math.round(firstPaintMs)} ms`]),
    `${count(usage.promptTokens)} tokens in${cached}, ${count(usage.outputTokens)} out`,
    usage.costNanoDollars === undefined ? 'cost not told' : formatCost(usage.costNanoDollars),
  ].join(' · ');
}

const ENDED: Readonly<Record<DraftEnd, string>> = {
  model: 'The model had finished.',
  length: 'The model had reached its limit.',
  'content-filter': "The provider's content filter cut it off.",
  'size-limit': 'It had become too long.',
  'single-line': 'One line was all that fits here.',
  'block-finished': 'The block was finished.',
  'reached-suffix': 'It had reached what stands after the cursor.',
  repetition: 'It had begun to repeat itself.',
  'line-limit': 'It had as many lines as the settings allow.',
  'fence-closed': 'The model had finished the code.',
  'tag-closed': 'The model had finished the code.',
  remark: 'The model had begun to talk.',
  placeholder: 'The model had left out the rest.',
  'special-token': 'The model had finished.',
};

const ABORTED: Readonly<Record<AbortReason, string>> = {
  diverged: 'You typed something else, so the request was ended.',
  left: 'You went elsewhere, so the request was ended.',
  replaced: 'A newer request took its place.',
  settings: 'The settings changed, so the request was ended.',
  closed: 'The connection was closed before the answer was whole.',
};

function explainSecretFile(path: string): string {
  const holds = secretsIn(path) ?? 'keys or passwords';
  return `By its name this file may hold ${holds}, so it is never sent.`;
}

const SUPPRESSED: Readonly<Record<Exclude<SuppressReason, 'secret-file'>, string>> = {
  off: 'Ghost text is off: "Turn Ghost Text On or Off" turns it on.',
  'off-in-folder': `"ghostline.enabled" in this folder's settings turns ghost text off here.`,
  'language-off-in-folder': `"ghostline.languages" in this folder's settings turns ghost text off for this language here.`,
  'language-off': 'Ghost text is off for this language (setting "ghostline.languages").',
  'several-cursors': 'There is more than one cursor.',
  'read-only': 'This document cannot be changed.',
  dismissed: 'You sent the suggestion at this place away; it may come back when the text changes.',
  'secret-link': 'This file is a link to one that may hold keys or passwords, so it is never sent.',
  'git-ignored': 'A .gitignore names this file, so it is never sent.',
  excluded: 'The setting "ghostline.exclude" or "files.exclude" names this file, so it is never sent.',
  'excluded-link':
    'This file is a link to one that a .gitignore, "ghostline.exclude" or "files.exclude" names, so it is never sent.',
  'lost-link': 'Where this file leads on the disk cannot be found out, so nothing of it is sent.',
  'large-file': 'This file is larger than 5 MB.',
  'long-lines': 'This file has a line of more than 10,000 characters: it looks generated, minified or binary.',
  binary: 'This file is no text: it holds NUL characters.',
  'long-line': 'This line is longer than 10,000 characters: it looks generated or minified.',
  'inside-word': 'The cursor is inside a word; "Suggest Now" asks all the same.',
  'statement-ended': 'The statement is finished; the next suggestion comes on the next line.',
  'after-undo': 'You have just undone something; the next suggestion comes when you type.',
  'over-budget':
    'The budget is spent, or the next request may cost more than is left of it (settings "ghostline.budget.daily" and "ghostline.budget.monthly").',
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
