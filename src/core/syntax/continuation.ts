import { indentationOf } from '../text/lines.ts';
import { readBrackets } from './brackets.ts';
import { beginsComment, type Language } from './language.ts';

/**
 * True if the statement goes on in the next line. `deeper`: which is indented further; `aligned`: further, or equally
 * within a longer statement.
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

/** Opens a block of one statement without a brace. */
function isBraceless(text: string, language: Language): boolean {
  if (/^(?:\}\s*)?(?:else|do)$/.test(text)) return true;
  if (!text.endsWith(')')) return false;
  const { open } = readBrackets(text.slice(0, -1), language);
  return open.length === 1 && CONDITION.test(open[0]?.header ?? '');
}

const CONDITION = /^(?:\}\s*)?(?:else\s+)?(?:if|for|while|foreach)\b[\s\w]*$/;

/** Leaves a multi-line string or comment open. */
export function opensText(line: string, language: Language): boolean {
  return readBrackets(`${line}\n`, language).mode.kind !== 'code';
}

export function isContinuation(line: string): boolean {
  return /^\s*(?:\.\w|\?\.|&&|\|\||[?:+*/|]\s)/.test(line);
}

/** The column after the last bracket left open, where many styles align the next line. */
export function openColumn(line: string, language: Language): number | undefined {
  const open = readBrackets(line, language).open.findLast(bracket => bracket.char !== '{');
  if (open === undefined) return undefined;
  const blanks = indentationOf(line).length;
  return line.indexOf(open.char, blanks + open.header.length) - blanks + 1;
}
