import * as l10n from '@vscode/l10n';
import type { ArmReport, ExperimentReport, ExperimentVerdict } from '../../core/usage/report/experiment.ts';
import { differenceInWords, formatCount, formatShare } from './formatText.ts';

export function experimentInWords({ arms, verdict }: ExperimentReport): string {
  const [a, b] = arms;
  const rates = l10n.t('Experiment: {0}, {1}.', rateOf(a), rateOf(b));
  switch (verdict.kind) {
    case 'different': {
      const { value, low, high } = verdict.difference;
      const [better, by] = value > 0 ? [a.arm, verdict.difference] : [b.arm, { value: -value, low: -high, high: -low }];
      return `${rates} ${l10n.t('{0} is accepted more often: {1}.', better, differenceInWords(by))}`;
    }
    case 'alike':
      return `${rates} ${l10n.t('No difference in acceptance: {0}.', differenceInWords(verdict.difference))}`;
    case 'not-enough': {
      const needed = neededInWords(arms, verdict);
      const state = verdict.difference
        ? l10n.t('Not enough data yet, so far {0}: {1}.', differenceInWords(verdict.difference), needed)
        : l10n.t('Not enough data yet: {0}.', needed);
      return `${rates} ${state}`;
    }
  }
}

function neededInWords(
  [a, b]: ExperimentReport['arms'],
  { days, more: [moreA, moreB] }: Extract<ExperimentVerdict, { kind: 'not-enough' }>,
): string {
  if (moreA === 0 && moreB === 0) {
    return days === 1
      ? l10n.t('needs at least 1 more day of each')
      : l10n.t('needs at least {0} more days of each', formatCount(days));
  }
  const suggestions = [formatCount(moreA), a.arm, formatCount(moreB), b.arm] as const;
  if (days === 0) return l10n.t('needs about {0} more suggestions of {1} and {2} of {3}', ...suggestions);
  return days === 1
    ? l10n.t('needs about {0} more suggestions of {1} and {2} of {3}, on at least 1 more day', ...suggestions)
    : l10n.t(
        'needs about {0} more suggestions of {1} and {2} of {3}, on at least {4} more days',
        ...suggestions,
        formatCount(days),
      );
}

function rateOf({ arm, accepted }: ArmReport): string {
  return accepted.of === 0
    ? l10n.t('{0} has no requests yet', arm)
    : l10n.t('{0} {1} of {2} accepted', arm, formatShare(accepted), formatCount(accepted.of));
}
