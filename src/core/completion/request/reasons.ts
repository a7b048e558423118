import * as l10n from '@vscode/l10n';
import { ownValue } from '../../json.ts';
import { formatCount } from '../../numberText.ts';
import { secretsIn } from '../../privacy/secretFile.ts';
import { isPractice } from '../../provider/profile/practice.ts';
import { formatCost } from '../../usage/amount/format.ts';
import { moneyWords } from '../../usage/amount/playMoney.ts';
import type { DraftEnd } from '../fit/draft.ts';
import type { CompletionOutcome, RejectReason, SuppressReason } from '../outcome/outcome.ts';
import type { AbortReason, RequestRecord } from './requestRecord.ts';

/** @param path determines the words for `secret-file` */
export function explain(outcome: CompletionOutcome, path = ''): string {
  switch (outcome.kind) {
    case 'suggested':
      return outcome.source === 'cache' ? l10n.t('Suggested from the cache.') : l10n.t('Suggested.');
    case 'suppressed':
      return outcome.reason === 'secret-file' ? explainSecretFile(path) : SUPPRESSED[outcome.reason];
    case 'rejected':
      return REJECTED[outcome.reason];
    case 'superseded':
      return l10n.t('The text changed before the answer arrived.');
    case 'failed':
      return outcome.error.message;
  }
}

export function explainRequest({ outcome }: RequestRecord): string {
  switch (outcome.kind) {
    case 'suggested':
      return outcome.chars === 1
        ? l10n.t('The model answered; 1 character was suggested.')
        : l10n.t('The model answered; {0} characters were suggested.', formatCount(outcome.chars));
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
  const count = (value: number | undefined) => (value === undefined ? '?' : `${sign}${formatCount(value)}`);
  const [sent, received] = [count(usage.promptTokens), count(usage.outputTokens)];
  return [
    l10n.t('sent after {0} ms', formatCount(Math.round(waitMs))),
    firstTokenMs === undefined
      ? l10n.t('no answer')
      : l10n.t('first token {0} ms later', formatCount(Math.round(firstTokenMs))),
    ...(firstPaintMs === undefined
      ? []
      : [l10n.t('first text to show after {0} ms', formatCount(Math.round(firstPaintMs)))]),
    usage.cachedTokens
      ? l10n.t(
          "{0} tokens in ({1} from the provider's cache), {2} out",
          sent,
          formatCount(usage.cachedTokens),
          received,
        )
      : l10n.t('{0} tokens in, {1} out', sent, received),
    costWords(record),
  ].join(' · ');
}

function costWords({ servedBy: { profile = '' }, usage: { costNanoDollars } }: RequestRecord): string {
  if (costNanoDollars === undefined) return l10n.t('cost unknown');
  return moneyWords(formatCost(costNanoDollars), isPractice({ id: profile }));
}

const ENDED: Readonly<Record<DraftEnd, string>> = {
  model: l10n.t('The model finished.'),
  length: l10n.t('The answer reached the length limit.'),
  'content-filter': l10n.t("The provider's content filter cut it off."),
  'size-limit': l10n.t('It became too long.'),
  'single-line': l10n.t('Only one line fits here.'),
  'block-finished': l10n.t('The block was finished.'),
  'reached-suffix': l10n.t('It reached the text after the cursor.'),
  repetition: l10n.t('It began to repeat itself.'),
  'line-limit': l10n.t('It reached the line limit in the settings.'),
  'fence-closed': l10n.t('The model finished the code.'),
  'tag-closed': l10n.t('The model finished the code.'),
  remark: l10n.t('The model switched to prose.'),
  placeholder: l10n.t('The model left out the rest.'),
  'special-token': l10n.t('The model finished.'),
};

const ABORTED: Readonly<Record<AbortReason, string>> = {
  diverged: l10n.t('You typed something else, so the request was cancelled.'),
  left: l10n.t('You moved the cursor, so the request was cancelled.'),
  replaced: l10n.t('A newer request replaced it.'),
  settings: l10n.t('The settings changed, so the request was cancelled.'),
  closed: l10n.t('The connection closed before the answer was complete.'),
};

function explainSecretFile(path: string): string {
  const holds = secretsIn(path) ?? l10n.t('keys or passwords');
  return l10n.t('Judging by its name, this file may contain {0}, so it is never sent.', holds);
}

const SUPPRESSED: Readonly<Record<Exclude<SuppressReason, 'secret-file'>, string>> = {
  off: l10n.t('Ghost text is off: "Toggle Ghost Text" turns it on.'),
  'off-in-folder': l10n.t('"ghostline.enabled" in this folder\'s settings turns ghost text off here.'),
  'language-off-in-folder': l10n.t(
    '"ghostline.languages" in this folder\'s settings turns ghost text off for this language here.',
  ),
  'language-off': l10n.t('Ghost text is off for this language (setting "ghostline.languages").'),
  'several-cursors': l10n.t('There are several cursors.'),
  'read-only': l10n.t('This document is read-only.'),
  dismissed: l10n.t('You dismissed the suggestion here; it may come back when the text changes.'),
  'secret-link': l10n.t('This file is a link to one that may contain keys or passwords, so it is never sent.'),
  'git-ignored': l10n.t('A .gitignore names this file, so it is never sent.'),
  excluded: l10n.t('The setting "ghostline.exclude" or "files.exclude" names this file, so it is never sent.'),
  'excluded-link': l10n.t(
    'This file is a link to one that a .gitignore, "ghostline.exclude" or "files.exclude" names, so it is never sent.',
  ),
  'lost-link': l10n.t("The link's target can't be determined, so this file is never sent."),
  'large-file': l10n.t('This file is larger than 5 MB.'),
  'long-lines': l10n.t('This file has a line of more than 10,000 characters; it looks generated, minified or binary.'),
  binary: l10n.t('This is a binary file.'),
  'long-line': l10n.t('This line is longer than 10,000 characters; it looks generated or minified.'),
  'inside-word': l10n.t('The cursor is inside a word; "Trigger Suggestion" works here too.'),
  'statement-ended': l10n.t('The statement is complete; suggestions continue on the next line.'),
  'after-undo': l10n.t('You just undid a change; suggestions continue when you type.'),
  'over-budget': l10n.t(
    'The budget is spent, or the next request could exceed it (settings "ghostline.budget.daily" and "ghostline.budget.monthly").',
  ),
  paused: l10n.t(
    'Paused because the provider is failing; the status bar shows why. "Trigger Suggestion" tries at once.',
  ),
};

const REJECTED: Readonly<Record<RejectReason, string>> = {
  empty: l10n.t('The model had no suggestion here.'),
  'only-whitespace': l10n.t('The model replied with only whitespace.'),
  'only-wrapping': l10n.t('The model replied with an empty code block.'),
  'only-prose': l10n.t('The model replied with prose instead of code.'),
  'only-echo': l10n.t('The model only repeated the text before the cursor.'),
  'only-suffix': l10n.t('The model only repeated the text after the cursor.'),
  misfit: l10n.t("The model's answer doesn't fit the code around the cursor."),
  filtered: l10n.t("The provider's content filter stopped the answer."),
};
