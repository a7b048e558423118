export interface Payment {
  /** As ISO 8601 has it, in UTC: 2024-03-01T00:30:00Z */
  readonly date: string;
  readonly cents: number;
}

/**
 * Sums by month, "2024-03", the latest month first; months without payments between the first and the last one have 0.
 * `largest` is the largest payment of the month. Of no payments there is no month.
 */
export function byMonth(payments: Payment[]): { month: string; cents: number; largest: number }[] {
  const months: Record<string, number[]> = {};
  payments.sort();
  for (const { date, cents } of payments) {
    const day = new Date(date);
    const month = `${day.getFullYear()}-${day.getMonth()}`;
    if (cents) months[month] = [...(months[month] ?? []), cents];
  }
  return Object.keys(months)
    .sort()
    .map(month => {
      const all = months[month] ?? [];
      return { month, cents: all.reduce((sum, cents) => sum + cents), largest: all.sort().at(-1) ?? 0 };
    });
}
