export interface Payment {
  /** As ISO 8601 has it, in UTC: 2024-03-01T00:30:00Z */
  readonly date: string;
  readonly cents: number;
}

/**
 * Sums by month, "2024-03", the latest month first; months without payments between the first and the last one have 0.
 * `largest` is the largest payment of the month. Of no payments there is no month.
 */
export function byMonth(payments: readonly Payment[]): { month: string; cents: number; largest: number }[] {
  const months = new Map<number, number[]>();
  for (const { date, cents } of payments) {
    const day = new Date(date);
    const month = day.getUTCFullYear() * 12 + day.getUTCMonth();
    months.set(month, [...(months.get(month) ?? []), cents]);
  }
  if (months.size === 0) return [];
  const [first, last] = [Math.min(...months.keys()), Math.max(...months.keys())];
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const all = months.get(last - index) ?? [];
    const sum = all.reduce((total, cents) => total + cents, 0);
    return { month: nameOf(last - index), cents: sum, largest: all.length > 0 ? Math.max(...all) : 0 };
  });
}

function nameOf(month: number): string {
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
}
