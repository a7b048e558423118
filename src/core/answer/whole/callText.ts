import { parseJson } from '../../json.ts';
import type { Field, Fields } from './fields.ts';

const CALL = /^(?:print\()?[\w.]+\((?=\w+\s*=\s*['"])/;
const ARGUMENT = /(\w+)\s*=\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")\s*(?:,\s*|\)+\s*;?$)/y;

/** The arguments of a call that is all of a line and holds code: `edit(code='a = 1\nb = 2', path='x.py')` */
export function callIn(line: string): Fields | undefined {
  const start = CALL.exec(line)?.[0].length;
  if (start === undefined || !line.includes('\\n')) return undefined;
  const fields: Field[] = [];
  ARGUMENT.lastIndex = start;
  for (let match = ARGUMENT.exec(line); match !== null; match = ARGUMENT.exec(line)) {
    const [, key = '', single, double = ''] = match;
    const escaped = single === undefined ? double : single.replaceAll("\\'", "'").replace(/(?<!\\)"/g, '\\"');
    const value = parseJson(`"${escaped}"`);
    if (typeof value !== 'string') return undefined;
    fields.push({ key, value });
    if (ARGUMENT.lastIndex === line.length) return fields;
  }
  return undefined;
}
