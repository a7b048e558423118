import { indentationOf, indentationWidth } from '../text/lines.ts';
import { hasCondition } from './blockLines.ts';
import { type BracketState, unmatchedClosers } from './bracketState.ts';
import { readBrackets, withoutRemark } from './brackets.ts';
import { beginsComment, type Language } from './language.ts';

/**
 * How the next line continues the statement: `deeper`, or `aligned`, which may also be equally deep within a longer
 * statement.
 */
export function continuationOf(line: string, language: Language): 'deeper' | 'aligned' | undefined {
  const text = withoutRemark(line.trim(), language);
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
  const header = open[0]?.header ?? '';
  return open.length === 1 && /^[\s\w}]*$/.test(header) && hasCondition(header, language);
}

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

const STATEMENT_LINES = 40;

/** Indentation of the statement that `line` continues: `foo(` for `  a) {`. */
export function statementWidth(line: string, above: readonly string[], language: Language): number {
  let missing = balance(readBrackets(line, language));
  let width = indentationWidth(line);
  for (let at = above.length - 1; missing < 0 && at >= 0 && at > above.length - STATEMENT_LINES; at -= 1) {
    const text = above[at] ?? '';
    missing += balance(readBrackets(text, language));
    width = indentationWidth(text);
  }
  return missing < 0 ? indentationWidth(line) : width;
}

/** Opened minus closed parentheses and brackets; braces don't continue a statement. */
function balance(brackets: BracketState): number {
  const opened = brackets.open.filter(({ char }) => char !== '{').length;
  return opened - unmatchedClosers(brackets).filter(({ char }) => char !== '}').length;
}
