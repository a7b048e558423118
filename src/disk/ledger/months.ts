/** In UTC, so that all windows agree: `2026-11`. */
export function monthOf(time: number): string {
  return new Date(time).toISOString().slice(0, 'YYYY-MM'.length);
}

/** A local month may begin in the file before: `2026-11` → `2026-10`. */
export function monthBefore(dayOrMonth: string): string {
  const [year = 0, month = 1] = dayOrMonth.split('-').map(Number);
  return monthOf(Date.UTC(year, month - 2));
}
