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

/** `undefined` for what is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text);
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
