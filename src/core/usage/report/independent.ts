import { type Proportion, studentsT, Z } from '../../statistics.ts';
import { type AcceptCell, QUARTER_HOUR_MS, sumOfCells } from '../sums/acceptCells.ts';

/** How often suggestions were accepted, as so many that have nothing to do with each other would tell it. */
export interface IndependentShare {
  /** The same share, of fewer. */
  readonly accepted: Proportion;
  /** Days of the user's calendar on which anything was shown. */
  readonly days: number;
}

/**
 * Suggestions of one day go well or badly together: what is written that day decides more than chance. Taken for
 * independent ones, two models that are alike would seem to differ in one experiment out of three. So the share counts as
 * of so many as its spread from day to day is worth (the design effect of cluster sampling, with Student's t for the few
 * days there are). What one day alone is worth nobody can say: it stays as it is.
 */
export function independentOf(cells: readonly AcceptCell[], dayOf: (time: number) => string): IndependentShare {
  const { accepted, offered } = sumOfCells(cells);
  const byDay = Map.groupBy(cells, ({ quarter }) => dayOf(quarter * QUARTER_HOUR_MS));
  const sums = [...byDay.values()].map(sumOfCells).filter(day => day.offered > 0);
  const days = sums.length;
  const share = offered === 0 ? 0 : accepted / offered;
  const ofChance = share * (1 - share) * offered;
  if (days < 2 || ofChance === 0) return { accepted: { part: accepted, of: offered }, days };
  const squares = sums.reduce((sum, day) => sum + (day.accepted - share * day.offered) ** 2, 0);
  const ofDays = (days / (days - 1)) * squares * (studentsT(days - 1) / Z) ** 2;
  const effect = Math.max(1, ofDays / ofChance);
  return { accepted: { part: accepted / effect, of: offered / effect }, days };
}
