const MS_PER_SECOND = 1000;

/** A provider that names a longer wait is mistaken: after a day it is worth asking again. */
const LONGEST_WAIT_MS = 24 * 60 * 60 * MS_PER_SECOND;

/**
 * How long the provider asks us to wait: `Retry-After` in seconds or as a date (RFC 9110 §10.2.3), or OpenAI's
 * `Retry-After-Ms`. A date is reckoned from the answer's own `Date`, so that a wrong clock on this side does not matter;
 * without one it says nothing. Never above a day.
 */
export function retryAfterMs(headers: Headers): number | undefined {
  const ms = number(headers.get('retry-after-ms'));
  if (ms !== undefined) return atMostADay(ms);
  const retryAfter = headers.get('retry-after');
  const seconds = number(retryAfter);
  if (seconds !== undefined) return atMostADay(seconds * MS_PER_SECOND);
  const wait = instant(retryAfter) - instant(headers.get('date'));
  return Number.isNaN(wait) ? undefined : atMostADay(wait);
}

function number(text: string | null): number | undefined {
  return text !== null && /^\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : undefined;
}

/** NaN for what is no HTTP date: Date.parse alone would take `-1` for a year. */
function instant(text: string | null): number {
  // biome-ignore lint/style/noRestrictedGlobals: only reads a date; no clock is asked.
  return text?.endsWith(' GMT') ? Date.parse(text) : Number.NaN;
}

/** A wait that makes sense. */
export function atMostADay(ms: number): number {
  return Math.min(Math.max(0, ms), LONGEST_WAIT_MS);
}
