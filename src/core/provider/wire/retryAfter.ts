const MS_PER_SECOND = 1000;

const LONGEST_WAIT_MS = 24 * 60 * 60 * MS_PER_SECOND;

/**
 * `Retry-After` in seconds or as a date (RFC 9110 §10.2.3), or `Retry-After-Ms`. A date is relative to the response's
 * `Date`: local clocks may be wrong. At most a day.
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

/** Date.parse alone reads `-1` as a year. */
function instant(text: string | null): number {
  // biome-ignore lint/style/noRestrictedGlobals: only reads a date; no clock is asked.
  return text?.endsWith(' GMT') ? Date.parse(text) : Number.NaN;
}

export function atMostADay(ms: number): number {
  return Math.min(Math.max(0, ms), LONGEST_WAIT_MS);
}
