import type { ArmReport, ExperimentReport, ExperimentVerdict } from '../../core/usage/report/experiment.ts';
import { differenceInWords, formatCount, formatShare } from './words.ts';

/** The experiment's result in a sentence or two. */
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
      return `${rates} They are accepted alike: ${differenceInWords(verdict.difference)}.`;
    case 'not-enough': {
      const so = verdict.difference ? `, so far ${differenceInWords(verdict.difference)}` : '';
      return `${rates} Not enough data yet${so}: ${neededInWords(arms, verdict)} to tell.`;
    }
  }
}

function neededInWords(
  [a, b]: ExperimentReport['arms'],
  { days, more: [moreA, moreB] }: Extract<ExperimentVerdict, { kind: 'not-enough' }>,
): string {
  const onDays = `${formatCount(days)} more ${days === 1 ? 'day' : 'days'} at least`;
  if (moreA === 0 && moreB === 0) return `${onDays} of each are needed`;
  const suggestions = `about ${formatCount(moreA)} more suggestions of ${a.arm} and ${formatCount(moreB)} of ${b.arm}`;
  return days === 0 ? `${suggestions} are needed` : `${suggestions}, on ${onDays}, are needed`;
}

function rateOf({ arm, accepted }: ArmReport): string {
  return accepted.of === 0
    ? `${arm} has not been asked yet`
    : `${arm} ${formatShare(accepted)} of ${formatCount(accepted.of)} accepted`;
}
