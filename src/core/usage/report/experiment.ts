import { differenceOf, isSignificant, type Proportion, type ProportionDifference, Z } from '../../statistics.ts';
import { type AcceptCell, sumOfCells } from '../sums/acceptCells.ts';
import { type IndependentShare, independentOf } from './independent.ts';

/** What came of asking one of two models per session. */
export interface ExperimentReport {
  readonly arms: readonly [ArmReport, ArmReport];
  readonly verdict: ExperimentVerdict;
}

export interface ArmReport {
  readonly arm: string;
  /** Suggestions taken, of those taken or shown to the end. */
  readonly accepted: Proportion;
}

export type ExperimentVerdict =
  | { readonly kind: 'different'; readonly difference: ProportionDifference }
  /** There may be a difference, but none of more than `DIFFERENCE_THAT_COUNTS`. */
  | { readonly kind: 'alike'; readonly difference: ProportionDifference }
  /** About so many more suggestions of each of the two are needed to tell, on so many more days at least. */
  | {
      readonly kind: 'not-enough';
      readonly difference: ProportionDifference | undefined;
      readonly more: readonly [number, number];
      readonly days: number;
    };

/** Ten points of accept rate more or less nobody notices at work; half of that is surely fine. */
const DIFFERENCE_THAT_COUNTS = 0.05;

/** Before so many suggestions of each, a difference is as likely a matter of what was being written. */
const LEAST = 50;

/** With fewer days of each nobody can say how much is a matter of the day. */
const LEAST_DAYS = 5;

/** One of the two, each as likely; `random` gives a number from 0 up to, and not with, 1. */
export function chosenArm<Arm>([one, other]: readonly [Arm, Arm], random: () => number): Arm {
  return random() < 0.5 ? one : other;
}

/** Only what was asked in sessions that chance had decided counts. `dayOf`: on which day of the user's calendar a time is. */
export function experimentReportOf(
  cells: readonly AcceptCell[],
  arms: readonly [string, string],
  dayOf: (time: number) => string,
): ExperimentReport {
  const of = (arm: string) => cells.filter(cell => cell.arm === arm);
  const reportOf = (arm: string): ArmReport => {
    const { accepted, offered } = sumOfCells(of(arm));
    return { arm, accepted: { part: accepted, of: offered } };
  };
  const reports = [reportOf(arms[0]), reportOf(arms[1])] as const;
  const [a, b] = [independentOf(of(arms[0]), dayOf), independentOf(of(arms[1]), dayOf)];
  const verdict = verdictOf(a.accepted, b.accepted);
  const days = Math.max(0, LEAST_DAYS - Math.min(a.days, b.days));
  if (verdict.kind !== 'not-enough') {
    const { difference } = verdict;
    return { arms: reports, verdict: days === 0 ? verdict : { kind: 'not-enough', difference, more: [0, 0], days } };
  }
  const worth = (one: IndependentShare, { accepted: { of: all } }: ArmReport) =>
    all === 0 ? 1 : all / one.accepted.of;
  const [moreA, moreB] = verdict.more;
  const more = [Math.ceil(moreA * worth(a, reports[0])), Math.ceil(moreB * worth(b, reports[1]))] as const;
  return { arms: reports, verdict: { ...verdict, more, days } };
}

/** Of suggestions that have nothing to do with each other; see independentOf. */
export function verdictOf(a: Proportion, b: Proportion): ExperimentVerdict {
  const difference = differenceOf(a, b);
  const enough = a.of >= LEAST && b.of >= LEAST;
  if (difference && enough && isSignificant(difference)) return { kind: 'different', difference };
  if (difference && enough && Math.max(-difference.low, difference.high) <= DIFFERENCE_THAT_COUNTS) {
    return { kind: 'alike', difference };
  }
  const known = Math.min(a.of, b.of);
  // The plan was for an interval of the same length on both sides: where that was not quite enough, a tenth more.
  const needed = Math.max(LEAST, neededOfEach(a, b), enough ? Math.ceil(known * 1.1) : 0);
  return { kind: 'not-enough', difference, more: [Math.max(0, needed - a.of), Math.max(0, needed - b.of)], days: 0 };
}

/** So many of each make the interval of a difference reach no further than `DIFFERENCE_THAT_COUNTS` to both sides. */
function neededOfEach(a: Proportion, b: Proportion): number {
  const spread = ({ part, of }: Proportion) => {
    // Drawn towards a half: few successes, or none, say little of how much a rate may still change.
    const share = (part + 2) / (of + 4);
    return share * (1 - share);
  };
  return Math.ceil((Z / DIFFERENCE_THAT_COUNTS) ** 2 * (spread(a) + spread(b)));
}
