/** Days up to today, or the calendar month so far. */
export const RANGES = ['7-days', '30-days', '90-days', 'month'] as const;
export type Range = (typeof RANGES)[number];

export function isRange(value: unknown): value is Range {
  return RANGES.some(range => range === value);
}

/** Shorter than 23 hours, so no day is skipped. */
const STEP_MS = 12 * 60 * 60_000;

const DAYS: Readonly<Record<Exclude<Range, 'month'>, number>> = { '7-days': 7, '30-days': 30, '90-days': 90 };

export function daysOf(range: Range, { now, dayOf }: { now: number; dayOf: (time: number) => string }): string[] {
  const days = new Set<string>();
  const month = dayOf(now).slice(0, 'YYYY-MM'.length);
  for (let time = now; ; time -= STEP_MS) {
    const day = dayOf(time);
    const isInRange = range === 'month' ? day.startsWith(month) : days.has(day) || days.size < DAYS[range];
    if (!isInRange) return [...days].reverse();
    days.add(day);
  }
}
