export type JsonObject = Readonly<Record<string, unknown>>;

/** For reading what somebody else wrote: anything but an object reads as an empty one. */
export function objectOf(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

/** Not of a list, nor of null. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What editors on Windows begin a file with; no part of the JSON. */
const BYTE_ORDER_MARK = '\uFEFF';

/** Nothing that we read has more; what walks a value by recursion, as `JSON.stringify` does, fails at some thousands. */
const MOST_LEVELS = 200;

/** Whether lists and objects stand within each other more than 200 deep. */
export function isTooDeep(value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MOST_LEVELS) return true;
    level = level.flatMap(item =>
      typeof item === 'object' && item !== null ? Object.values(item).filter(part => typeof part === 'object') : [],
    );
  }
  return false;
}

/** `undefined` for what is no JSON, and for what is nested too deeply to be any of ours. */
export function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text);
    return text.length > MOST_LEVELS && isTooDeep(value) ? undefined : value;
  } catch {
    return undefined; // The caller has a better word for it than "unexpected token".
  }
}

/** Text that is there: `undefined` for an empty string and for everything else. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Counts, and costs and times in whole units: not negative, and small enough that sums of them stay exact. */
export function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

/** `undefined` for what is no count. */
export function countOf(value: unknown): number | undefined {
  return isCount(value) ? value : undefined;
}

/** The same without what is undefined: an absent field says "unknown" once. */
export function known<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]?: Exclude<T[K], undefined> };
}

/** What the table itself says of `key`: `constructor` is in every object, but in no table. */
export function ownValue<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
