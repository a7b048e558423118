import { indentationOf } from '../text/lines.ts';
import { readBrackets } from './brackets.ts';
import { beginsComment, type Language } from './language.ts';

/**
 * How the next line continues the statement: `deeper`, or `aligned`, which may also be equally deep within a longer
 * statement.
 */
export function continuationOf(line: string, language: Language): 'deeper' | 'aligned' | undefined {
  const text = line.trim();
  if (language.family === 'data' || language.family === 'markup' || beginsComment(text, language)) return undefined;
  const { open } = readBrackets(text, language);
  if (open.some(bracket => bracket.char === '(' || bracket.char === '[')) return 'deeper';
  if (open.length > 0) return undefined;
  if (isBraceless(text, language) || /\s(?:=>?|:=)$/.test(text)) return 'deeper';
  return /(?:&&|\|\||[^+]\+|\||\?|\\)$/.test(text) ? 'aligned' : undefined;
}

/** `if (a)` */
function isBraceless(text: string, language: Language): boolean {
  if (/^(?:\}\s*)?(?:else|do)$/.test(text)) return true;
  if (!text.endsWith(')')) return false;
  const { open } = readBrackets(text.slice(0, -1), language);
  return open.length === 1 && CONDITION.test(open[0]?.header ?? '');
}

const CONDITION = /^(?:\}\s*)?(?:else\s+)?(?:if|for|while|foreach)\b[\s\w]*$/;

export function opensText(line: string, language: Language): boolean {
  return readBrackets(`${line}\n`, language).mode.kind !== 'code';
}

export function isContinuation(line: string): boolean {
  return /^\s*(?:\.\w|\?\.|&&|\|\||[?:+*/|]\s)/.test(line);
}

/** Many styles align the next line there. */
export function openColumn(line: string, language: Language): number | undefined {
  const open = readBrackets(line, language).open.findLast(bracket => bracket.char !== '{');
  if (open === undefined) return undefined;
  const blanks = indentationOf(line).length;
  return line.indexOf(open.char, blanks + open.header.length) - blanks + 1;
}
