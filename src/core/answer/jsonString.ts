import { parseJson } from '../json.ts';

/** The text of a line that is the content of a JSON string: `print(\"a\");\n` → `print("a");` and a line end. */
export function jsonStringText(line: string): string | undefined {
  if (/(?<!\\)"/.test(line)) return undefined;
  const text = parseJson(`"${line.replaceAll('\t', '\\t')}"`);
  return typeof text === 'string' ? text : undefined;
}
