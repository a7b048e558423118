import type { CalendarSlot } from '../../core/usage/report/acceptRate.ts';
import { QUARTER_HOUR_MS } from '../../core/usage/sums/acceptCells.ts';

// Cached per quarter hour, the smallest step between time zones: the calendar is slow.

/** `2026-11-23` */
export function localDay(): (time: number) => string {
  const days = new Map<number, string>();
  return time => {
    const quarter = Math.floor(time / QUARTER_HOUR_MS);
    const known = days.get(quarter);
    if (known !== undefined) return known;
    const date = new Date(quarter * QUARTER_HOUR_MS);
    const two = (value: number) => String(value).padStart(2, '0');
    const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
    days.set(quarter, day);
    return day;
  };
}

export function localZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

const DAYS_OF_WEEK = 7;

/** The local Monday and hour. */
export function localSlot(): (time: number) => CalendarSlot {
  const slots = new Map<number, CalendarSlot>();
  const dayOf = localDay();
  return time => {
    const quarter = Math.floor(time / QUARTER_HOUR_MS);
    const known = slots.get(quarter);
    if (known !== undefined) return known;
    const date = new Date(quarter * QUARTER_HOUR_MS);
    const sinceMonday = (date.getDay() + DAYS_OF_WEEK - 1) % DAYS_OF_WEEK;
    const monday = new Date(date.getFullYear(), date.getMonth(), date.getDate() - sinceMonday, 12);
    const slot = { week: dayOf(monday.getTime()), hour: date.getHours() };
    slots.set(quarter, slot);
    return slot;
  };
}
