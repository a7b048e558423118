import { isObject, parseJson } from '../../json.ts';

/** A named text, or named fields. */
export interface Field {
  readonly key: string;
  readonly value: string | Fields;
}

export type Fields = readonly Field[];

/** A list of strings is a text of lines. */
export function fieldsOfJson(value: unknown): Fields {
  if (Array.isArray(value))
    return value.flatMap(item => (isObject(item) ? [{ key: '', value: fieldsOfJson(item) }] : []));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, content]): Field[] => {
    // Some servers send the arguments of a call as a string.
    const inner = typeof content === 'string' && /^\s*\{/.test(content) ? fieldsOfJson(parseJson(content)) : [];
    if (inner.length > 0) return [{ key, value: inner }];
    if (typeof content === 'string') return [{ key, value: content }];
    if (Array.isArray(content) && content.length > 0 && content.every(item => typeof item === 'string'))
      return [{ key, value: content.map(line => line.replace(/\n$/, '')).join('\n') }];
    return [{ key, value: fieldsOfJson(content) }];
  });
}
