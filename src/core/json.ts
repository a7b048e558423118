export type JsonObject = Readonly<Record<string, unknown>>;

export function objectOf(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Written by editors on Windows. */
const BYTE_ORDER_MARK = '\uFEFF';

/** `JSON.stringify` fails at some thousands. */
const MOST_LEVELS = 200;

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
    return undefined; // "Unexpected token" doesn't help.
  }
}

/** `undefined` for an empty string, too. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Sums of counts stay exact. */
export function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

export function countOf(value: unknown): number | undefined {
  return isCount(value) ? value : undefined;
}

/** `{ a: 1, b: undefined }` → `{ a: 1 }` */
export function withoutUndefined<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]?: Exclude<T[K], undefined> };
}

/** `undefined` for `constructor`, which every object inherits. */
export function ownValue<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
