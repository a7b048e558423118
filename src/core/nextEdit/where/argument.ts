import { isName } from './lineTokens.ts';

export interface Argument {
  /** Of the function. */
  readonly name: string;
  readonly index: number;
}

/** `f(a, █` → `f`, 1 */
export function argumentAt(texts: readonly string[], at: number): Argument | undefined {
  let depth = 0;
  let index = 0;
  for (let token = at - 1; token >= 0; token--) {
    const text = texts[token] ?? '';
    if (text === ')' || text === ']' || text === '}') depth++;
    else if (text === '(' || text === '[' || text === '{') {
      if (depth === 0) {
        const name = texts[token - 1];
        return text === '(' && name !== undefined && isName(name) ? { name, index } : undefined;
      }
      depth--;
    } else if (text === ',' && depth === 0) index++;
  }
  return undefined;
}
