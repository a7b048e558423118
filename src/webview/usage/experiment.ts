import type { ArmReport, ExperimentReport, ExperimentVerdict } from '../../core/usage/report/experiment.ts';
import { differenceInWords, formatCount, formatShare } from './formatText.ts';

export function experimentInWords({ arms, verdict }: ExperimentReport): string {
  const [a, b] = arms;
  const rates = `Experiment: ${rateOf(a)}, ${rateOf(b)}.`;
  switch (verdict.kind) {
    case 'different': {
      const { value, low, high } = verdict.difference;
      const [better, by] = value > 0 ? [a.arm, verdict.difference] : [b.arm, { value: -value, low: -high, high: -low }];
      return `${rates} ${better} is accepted more often: ${differenceInWords(by)}.`;
    }
    case 'alike':
      return `${rates} No difference in acceptance: ${differenceInWords(verdict.difference)}.`;
    case 'not-enough': {
      const so = verdict.difference ? `, so far ${differenceInWords(verdict.difference)}` : '';
      return `${rates} Not enough data yet${so}: ${neededInWords(arms, verdict)}.`;
    }
  }
}

function neededInWords(
  [a, b]: ExperimentReport['arms'],
  { days, more: [moreA, moreB] }: Extract<ExperimentVerdict, { kind: 'not-enough' }>,
): string {
  const onDays = `at least ${formatCount(days)} more ${days === 1 ? 'day' : 'days'}`;
  if (moreA === 0 && moreB === 0) return `needs ${onDays} of each`;
  const suggestions = `about ${formatCount(moreA)} more suggestions of ${a.arm} and ${formatCount(moreB)} of ${b.arm}`;
  return days === 0 ? `needs ${suggestions}` : `needs ${suggestions}, on ${onDays}`;
}

function rateOf({ arm, accepted }: ArmReport): string {
  return accepted.of === 0
    ? `${arm} has no requests yet`
    : `${arm} ${formatShare(accepted)} of ${formatCount(accepted.of)} accepted`;
}
