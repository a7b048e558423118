/** Files of the ledger are of a month of the calendar in Greenwich, so that all windows agree on them: `2026-11`. */
export function monthOf(time: number): string {
  return new Date(time).toISOString().slice(0, 'YYYY-MM'.length);
}

/** The month before that of a day or a month: a month of the user's calendar may begin in its file. */
export function monthBefore(dayOrMonth: string): string {
  const [year = 0, month = 1] = dayOrMonth.split('-').map(Number);
  return monthOf(Date.UTC(year, month - 2));
}
