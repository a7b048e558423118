import { type Proportion, studentsT, Z } from '../../statistics.ts';
import { type AcceptCell, QUARTER_HOUR_MS, sumOfCells } from '../sums/acceptCells.ts';

export interface EffectiveShare {
  /** Of an effective sample. */
  readonly accepted: Proportion;
  readonly days: number;
}

/**
 * Suggestions of one day share the code being written: as independent ones, two equal models would differ in one
 * experiment of three. Reduces the sample by its spread between days (design effect of cluster sampling, Student's t).
 */
export function effectiveShareOf(cells: readonly AcceptCell[], dayOf: (time: number) => string): EffectiveShare {
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
