import { ownValue } from '../../json.ts';
import { Pace, type Steps } from '../../steps.ts';
import type { Fault } from '../../syntax/faults/faults.ts';
import { languageOf } from '../../syntax/language.ts';
import { hasWordNesting, wordNesting } from '../../syntax/nesting.ts';
import { CODE, type Quoting, scanLine } from '../../syntax/quoting.ts';
import { mapLines } from '../../text/lineSteps.ts';

const CLOSED_BY: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** Brackets without their counterpart, outside strings and comments, and the last line of a string that doesn't end. */
export function* bracketFaults(lines: readonly string[], languageId: string): Steps<readonly Fault[]> {
  const language = languageOf(languageId);
  const { loneClosers } = language;
  const open: { readonly closer: string; readonly line: number }[] = [];
  const faults: Fault[] = [];
  let state: Quoting = CODE;
  const pace = new Pace();
  for (const [line, text] of lines.entries()) {
    if (pace.isDue(text.length)) yield;
    const { code, after } = scanLine(text, state, language);
    state = after;
    for (const [char] of code.matchAll(loneClosers ? /[[\]{}]/g : /[()[\]{}]/g)) {
      const closer = ownValue(CLOSED_BY, char);
      if (closer !== undefined) open.push({ closer, line });
      else if (open.at(-1)?.closer === char) open.pop();
      else {
        faults.push({ line });
        // `{ ( }` lacks one bracket, not two.
        if (open.at(-2)?.closer === char) open.splice(-2);
      }
    }
  }
  if (state.kind === 'string' || state.kind === 'comment') faults.push({ line: lines.length - 1 });
  const words = yield* wordFaults(lines, languageId);
  return [...faults, ...open.map(({ line }) => ({ line })), ...words].toSorted((a, b) => a.line - b.line);
}

/** `def` without `end`. */
function* wordFaults(lines: readonly string[], languageId: string): Steps<readonly Fault[]> {
  const language = languageOf(languageId);
  if (!hasWordNesting(language)) return [];
  let state: Quoting = CODE;
  const depths = yield* mapLines(lines, text => {
    const { code, after } = scanLine(text, state, language);
    state = after;
    return wordNesting(code, language);
  });
  const net = depths.reduce((sum, depth) => sum + depth, 0);
  return Array.from({ length: Math.abs(net) }, () => ({ line: lines.length - 1 }));
}
