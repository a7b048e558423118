import type { Fate, TotalsRow } from './ledgerTotals.ts';

/** With and without requests. */
export interface NextEditFigures {
  /** Shown, whatever became of them. */
  readonly offered: number;
  readonly applied: number;
  readonly dismissed: number;
  /** Applied without a request. */
  readonly free: number;
}

export function nextEditsOf(rows: readonly TotalsRow[]): NextEditFigures {
  const ofFate = (fate: Fate) => rows.filter(row => row.feature === 'next-edit' && row.fate === fate);
  const freeOf = (some: readonly TotalsRow[]) => some.reduce((sum, { freeEdits }) => sum + freeEdits, 0);
  const countOf = (some: readonly TotalsRow[]) => some.reduce((sum, { requests }) => sum + requests, freeOf(some));
  const accepted = ofFate('accepted');
  const [applied, dismissed] = [countOf(accepted), countOf(ofFate('dismissed'))];
  return { offered: applied + dismissed + countOf(ofFate('shown')), applied, dismissed, free: freeOf(accepted) };
}
