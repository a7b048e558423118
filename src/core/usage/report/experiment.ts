import { differenceOf, isSignificant, type Proportion, type ProportionDifference, Z } from '../../statistics.ts';
import { type AcceptCell, sumOfCells } from '../sums/acceptCells.ts';
import { type EffectiveShare, effectiveShareOf } from './independent.ts';

export interface ExperimentReport {
  readonly arms: readonly [ArmReport, ArmReport];
  readonly verdict: ExperimentVerdict;
}

export interface ArmReport {
  readonly arm: string;
  /** Of those accepted or shown to the end. */
  readonly accepted: Proportion;
}

export type ExperimentVerdict =
  | { readonly kind: 'different'; readonly difference: ProportionDifference }
  /** Below `DIFFERENCE_THAT_COUNTS`. */
  | { readonly kind: 'alike'; readonly difference: ProportionDifference }
  /** More per arm, on at least as many more days. */
  | {
      readonly kind: 'not-enough';
      readonly difference: ProportionDifference | undefined;
      readonly more: readonly [number, number];
      readonly days: number;
    };

/** Ten points are hardly noticed at work. */
const DIFFERENCE_THAT_COUNTS = 0.05;

/** With fewer, the code may make the difference. */
const MIN_SUGGESTIONS = 50;

/** For the spread between days. */
const MIN_DAYS = 5;

/** `random`: in [0, 1). */
export function chooseArm<Arm>([one, other]: readonly [Arm, Arm], random: () => number): Arm {
  return random() < 0.5 ? one : other;
}

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
  const [a, b] = [effectiveShareOf(of(arms[0]), dayOf), effectiveShareOf(of(arms[1]), dayOf)];
  const verdict = verdictOf(a.accepted, b.accepted);
  const days = Math.max(0, MIN_DAYS - Math.min(a.days, b.days));
  if (verdict.kind !== 'not-enough') {
    const { difference } = verdict;
    return { arms: reports, verdict: days === 0 ? verdict : { kind: 'not-enough', difference, more: [0, 0], days } };
  }
  const worth = (one: EffectiveShare, { accepted: { of: all } }: ArmReport) => (all === 0 ? 1 : all / one.accepted.of);
  const [moreA, moreB] = verdict.more;
  const more = [Math.ceil(moreA * worth(a, reports[0])), Math.ceil(moreB * worth(b, reports[1]))] as const;
  return { arms: reports, verdict: { ...verdict, more, days } };
}

export function verdictOf(a: Proportion, b: Proportion): ExperimentVerdict {
  const difference = differenceOf(a, b);
  const enough = a.of >= MIN_SUGGESTIONS && b.of >= MIN_SUGGESTIONS;
  if (difference && enough && isSignificant(difference)) return { kind: 'different', difference };
  if (difference && enough && Math.max(-difference.low, difference.high) <= DIFFERENCE_THAT_COUNTS) {
    return { kind: 'alike', difference };
  }
  const known = Math.min(a.of, b.of);
  // A tenth more if the plan wasn't enough.
  const needed = Math.max(MIN_SUGGESTIONS, neededOfEach(a, b), enough ? Math.ceil(known * 1.1) : 0);
  return { kind: 'not-enough', difference, more: [Math.max(0, needed - a.of), Math.max(0, needed - b.of)], days: 0 };
}

/** For an interval of ±`DIFFERENCE_THAT_COUNTS`. */
function neededOfEach(a: Proportion, b: Proportion): number {
  const spread = ({ part, of }: Proportion) => {
    // Few observations: shrunk towards one half.
    const share = (part + 2) / (of + 4);
    return share * (1 - share);
  };
  return Math.ceil((Z / DIFFERENCE_THAT_COUNTS) ** 2 * (spread(a) + spread(b)));
}
