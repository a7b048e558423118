/** The newest day, and those at equal distances before it, as many as fit. */
export function dayTicks(count: number, { width, labelWidth }: { width: number; labelWidth: number }): number[] {
  const most = Math.max(1, Math.floor(width / labelWidth));
  const step = STEPS.find(days => Math.ceil(count / days) <= most) ?? Math.ceil(count / most);
  const ticks: number[] = [];
  for (let day = count - 1; day >= 0; day -= step) ticks.unshift(day);
  return ticks;
}

/** Days, then weeks. */
const STEPS = [1, 2, 7, 14, 28];
