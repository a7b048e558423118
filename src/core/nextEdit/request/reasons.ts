import * as l10n from '@vscode/l10n';
import { ownValue } from '../../json.ts';
import { secretsIn } from '../../privacy/secretFile.ts';
import type { NextEditKind } from '../nextEdit.ts';
import type { NextEditOutcome, NextEditRejection, NextEditSuppression } from './outcome.ts';

/** A sentence. @param path determines the words for `secret-file` */
export function explainNextEdit(outcome: NextEditOutcome, path = ''): string {
  switch (outcome.kind) {
    case 'suggested':
      return SUGGESTED[outcome.edit.kind];
    case 'suppressed':
      return outcome.reason === 'secret-file' ? secretFile(path) : SUPPRESSED[outcome.reason];
    case 'rejected':
      return REJECTED[outcome.reason];
    case 'superseded':
      return LEFT;
    case 'failed':
      return outcome.error.message;
  }
}

/** Of a ledger's record, with or without a request. Undefined for a reason of a newer version. */
export function explainNextEditReason(reason: string): string | undefined {
  const table: Readonly<Record<string, string>> = { ...SUGGESTED, ...REJECTED, left: LEFT };
  return ownValue(table, reason);
}

const LEFT = l10n.t('The text changed before the answer arrived.');

const SUGGESTED: Readonly<Record<NextEditKind, string>> = {
  ripple: l10n.t('These lines still have what you replaced.'),
  alike: l10n.t('These lines are like the ones you changed.'),
  call: l10n.t('This calls a function whose parameters you changed.'),
  diagnostic: l10n.t('This error appeared after your edit.'),
  import: l10n.t("A name isn't imported yet."),
};

function secretFile(path: string): string {
  const holds = secretsIn(path) ?? l10n.t('keys or passwords');
  return l10n.t('Judging by its name, this file may contain {0}, so it is never sent.', holds);
}

const SUPPRESSED: Readonly<Record<Exclude<NextEditSuppression, 'secret-file'>, string>> = {
  'place-gone': l10n.t('The lines at this place have changed.'),
  secret: l10n.t('The lines around this place may contain keys or passwords, so they are never sent.'),
  'long-line': l10n.t('A line at this place is longer than 1,000 characters; it looks generated or minified.'),
  'over-budget': l10n.t(
    'The budget is spent, or the next request could exceed it (settings "ghostline.budget.daily" and "ghostline.budget.monthly").',
  ),
};

const REJECTED: Readonly<Record<NextEditRejection, string>> = {
  'no-change': l10n.t('The model had no change here.'),
  empty: l10n.t('The model replied with nothing.'),
  prose: l10n.t('The model replied with prose instead of code.'),
  placeholder: l10n.t('The model left out lines.'),
  'other-lines': l10n.t('The model replied with other lines than those at this place.'),
  several: l10n.t('The model replied with more than one version.'),
  unreadable: l10n.t("The model's answer couldn't be read."),
  truncated: l10n.t('The answer reached the length limit.'),
  filtered: l10n.t("The provider's content filter stopped the answer."),
  undoes: l10n.t('It would have undone your last edits.'),
  'only-blanks': l10n.t('It would have changed only blanks.'),
  duplicate: l10n.t('It would have repeated the lines next to it.'),
  'too-large': l10n.t('It would have changed too many lines at once.'),
  'secret-file': l10n.t('This file may contain keys or passwords, so it is never changed.'),
  dismissed: l10n.t('You dismissed the same edit here.'),
};
