import { ownValue } from '../../json.ts';
import { secretsIn } from '../../privacy/secretFile.ts';
import { formatCost } from '../../usage/amount/format.ts';
import type { DraftEnd } from '../fit/draft.ts';
import type { CompletionOutcome, RejectReason, SuppressReason } from '../outcome/outcome.ts';
import type { AbortReason, RequestRecord } from './requestRecord.ts';

/** @param path determines the words for `secret-file` */
export function explain(outcome: CompletionOutcome, path = ''): string {
  switch (outcome.kind) {
    case 'suggested':
      return outcome.source === 'cache' ? 'Suggested from the cache.' : 'Suggested.';
    case 'suppressed':
      return outcome.reason === 'secret-file' ? explainSecretFile(path) : SUPPRESSED[outcome.reason];
    case 'rejected':
      return REJECTED[outcome.reason];
    case 'superseded':
      return 'The text changed before the answer arrived.';
    case 'failed':
      return outcome.error.message;
  }
}

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

export function explainReason(reason: string): string | undefined {
  const table: Readonly<Record<string, string>> = { ...ENDED, ...REJECTED, ...ABORTED };
  return Object.hasOwn(table, reason) ? ownValue(table, reason) : undefined;
}

export function requestFacts(record: RequestRecord): string {
  const { waitMs, firstTokenMs, firstPaintMs, usage, tokens } = record;
  const sign = tokens === 'estimated' ? '~' : '';
  const count = (value: number | undefined) => (value === undefined ? '?' : `${sign}${value}`);
  const cached = usage.cachedTokens ? ` (${usage.cachedTokens} from the provider's cache)` : '';
  return [
    `sent after ${Math.round(waitMs)} ms`,
    firstTokenMs === undefined ? 'no answer' : `first token ${Math.round(firstTokenMs)} ms later`,
    ...(firstPaintMs === undefined ? [] : [`first text to show after ${Math.round(firstPaintMs)} ms`]),
    `${count(usage.promptTokens)} tokens in${cached}, ${count(usage.outputTokens)} out`,
    usage.costNanoDollars === undefined ? 'cost unknown' : formatCost(usage.costNanoDollars),
  ].join(' · ');
}

const ENDED: Readonly<Record<DraftEnd, string>> = {
  model: 'The model finished.',
  length: 'The answer reached the length limit.',
  'content-filter': "The provider's content filter cut it off.",
  'size-limit': 'It became too long.',
  'single-line': 'Only one line fits here.',
  'block-finished': 'The block was finished.',
  'reached-suffix': 'It reached the text after the cursor.',
  repetition: 'It began to repeat itself.',
  'line-limit': 'It reached the line limit in the settings.',
  'fence-closed': 'The model finished the code.',
  'tag-closed': 'The model finished the code.',
  remark: 'The model switched to prose.',
  placeholder: 'The model left out the rest.',
  'special-token': 'The model finished.',
};

const ABORTED: Readonly<Record<AbortReason, string>> = {
  diverged: 'You typed something else, so the request was cancelled.',
  left: 'You moved the cursor, so the request was cancelled.',
  replaced: 'A newer request replaced it.',
  settings: 'The settings changed, so the request was cancelled.',
  closed: 'The connection closed before the answer was complete.',
};

function explainSecretFile(path: string): string {
  const holds = secretsIn(path) ?? 'keys or passwords';
  return `Judging by its name, this file may contain ${holds}, so it is never sent.`;
}

const SUPPRESSED: Readonly<Record<Exclude<SuppressReason, 'secret-file'>, string>> = {
  off: 'Ghost text is off: "Toggle Ghost Text" turns it on.',
  'off-in-folder': `"ghostline.enabled" in this folder's settings turns ghost text off here.`,
  'language-off-in-folder': `"ghostline.languages" in this folder's settings turns ghost text off for this language here.`,
  'language-off': 'Ghost text is off for this language (setting "ghostline.languages").',
  'several-cursors': 'There are several cursors.',
  'read-only': 'This document is read-only.',
  dismissed: 'You dismissed the suggestion here; it may come back when the text changes.',
  'secret-link': 'This file is a link to one that may contain keys or passwords, so it is never sent.',
  'git-ignored': 'A .gitignore names this file, so it is never sent.',
  excluded: 'The setting "ghostline.exclude" or "files.exclude" names this file, so it is never sent.',
  'excluded-link':
    'This file is a link to one that a .gitignore, "ghostline.exclude" or "files.exclude" names, so it is never sent.',
  'lost-link': "The link's target can't be determined, so this file is never sent.",
  'large-file': 'This file is larger than 5 MB.',
  'long-lines': 'This file has a line of more than 10,000 characters; it looks generated, minified or binary.',
  binary: 'This is a binary file.',
  'long-line': 'This line is longer than 10,000 characters; it looks generated or minified.',
  'inside-word': 'The cursor is inside a word; "Trigger Suggestion" works here too.',
  'statement-ended': 'The statement is complete; suggestions continue on the next line.',
  'after-undo': 'You just undid a change; suggestions continue when you type.',
  'over-budget':
    'The budget is spent, or the next request could exceed it (settings "ghostline.budget.daily" and "ghostline.budget.monthly").',
  paused: 'Paused because the provider is failing; the status bar shows why. "Trigger Suggestion" tries at once.',
};

const REJECTED: Readonly<Record<RejectReason, string>> = {
  empty: 'The model had no suggestion here.',
  'only-whitespace': 'The model replied with only whitespace.',
  'only-wrapping': 'The model replied with an empty code block.',
  'only-prose': 'The model replied with prose instead of code.',
  'only-echo': 'The model only repeated the text before the cursor.',
  'only-suffix': 'The model only repeated the text after the cursor.',
  misfit: "The model's answer doesn't fit the code around the cursor.",
  filtered: "The provider's content filter stopped the answer.",
};
