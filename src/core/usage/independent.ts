import type { Proportion } from '../statistics.ts';
import { type AcceptCell, QUARTER_HOUR_MS, sumOfCells } from './acceptCells.ts';

const DAY_MS = 24 * 60 * 60_000;

/** How often suggestions were accepted, as so many that have nothing to do with each other would tell it. */
export interface Independent {
  /** The same share, of fewer. */
  readonly accepted: Proportion;
  /** Days on which anything was shown. */
  readonly days: number;
}

/**
 * Suggestions of one day go well or badly together: what is written that day decides more than chance. Taken for
 * independent ones, two models that are alike would seem to differ in one experiment out of three. So the share counts as
 * of so many as its spread from day to day is worth (the design effect of cluster sampling, with Student's t for the few
 * days there are). What one day alone is worth nobody can say: it stays as it is.
 */
export function independentOf(cells: readonly AcceptCell[]): Independent {
  const { accepted, offered } = sumOfCells(cells);
  const byDay = Map.groupBy(cells, ({ quarter }) => Math.floor((quarter * QUARTER_HOUR_MS) / DAY_MS));
  const sums = [...byDay.values()].map(sumOfCells).filter(day => day.offered > 0);
  const days = sums.length;
  const share = offered === 0 ? 0 : accepted / offered;
  const ofChance = share * (1 - share) * offered;
  if (days < 2 || ofChance === 0) return { accepted: { part: accepted, of: offered }, days };
  const squares = sums.reduce((sum, day) => sum + (day.accepted - share * day.offered) ** 2, 0);
  const ofDays = (days / (days - 1)) * squares * studentsShare(days - 1) ** 2;
  const effect = Math.max(1, ofDays / ofChance);
  return { accepted: { part: accepted / effect, of: offered / effect }, days };
}

const Z = 1.96;

/** The 97.5 % points of Student's t, from one degree of freedom on. */
const STUDENT = [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262];

/** How much further than the normal distribution Student's t reaches; beyond the table by the first terms of its series. */
function studentsShare(degrees: number): number {
  return (STUDENT[degrees - 1] ?? Z + 2.4 / degrees + 3 / degrees ** 2) / Z;
}
