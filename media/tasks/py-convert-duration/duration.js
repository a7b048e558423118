const UNITS = { d: 86_400, h: 3_600, m: 60, s: 1 };

/** "1h 30m" is 5400. Each unit at most once, the larger first; blanks between the parts are optional. */
export function parseDuration(text) {
  const match = /^\s*(?:(\d+)d)?\s*(?:(\d+)h)?\s*(?:(\d+)m)?\s*(?:(\d+)s)?\s*$/.exec(text);
  if (match === null || match.slice(1).every(part => part === undefined)) {
    throw new RangeError(`no duration: ${text}`);
  }
  return Object.values(UNITS).reduce((sum, seconds, index) => sum + Number(match[index + 1] ?? 0) * seconds, 0);
}

/** The two largest units that are not 0, "2d 3h"; "0s" for nothing. */
export function formatDuration(seconds) {
  if (!Number.isInteger(seconds) || seconds < 0) throw new RangeError(`no duration: ${seconds}`);
  const parts = [];
  let rest = seconds;
  for (const [unit, size] of Object.entries(UNITS)) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) parts.push(`${count}${unit}`);
  }
  return parts.slice(0, 2).join(' ') || '0s';
}
