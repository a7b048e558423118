export type JsonObject = Readonly<Record<string, unknown>>;

/** Anything but an object becomes an empty one. */
export function objectOf(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

/** False for arrays and null. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Written by editors on Windows, not part of the JSON. */
const BYTE_ORDER_MARK = '\uFEFF';

/** More than any file we read; recursion such as `JSON.stringify` fails at some thousands. */
const MOST_LEVELS = 200;

/** True if lists and objects nest more than 200 levels deep. */
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

/** `undefined` if invalid or nested too deeply. */
export function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text);
    return text.length > MOST_LEVELS && isTooDeep(value) ? undefined : value;
  } catch {
    return undefined; // Callers give a better message than "unexpected token".
  }
}

/** `undefined` for an empty string and for anything but a string. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** True for a non-negative safe integer: sums of counts stay exact. */
export function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

export function countOf(value: unknown): number | undefined {
  return isCount(value) ? value : undefined;
}

/** Removes undefined fields. `{ a: 1, b: undefined }` → `{ a: 1 }`. */
export function withoutUndefined<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]?: Exclude<T[K], undefined> };
}

/** An own property of the table: `undefined` for `constructor`, which every object inherits. */
export function ownValue<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
