import { withoutLineNumbers } from '../../answer/whole/lineNumbers.ts';
import { withoutPlaceholders } from '../../answer/whole/placeholders.ts';
import { beginsComment, languageOf } from '../../syntax/language.ts';
import { nestingOf } from '../../syntax/nesting.ts';
import { CODE, quotingBehind } from '../../syntax/quoting.ts';
import { indentationWidth, isBlank } from '../../text/lines.ts';
import { SELECTION_MARKS } from '../target/selectionMarks.ts';
import { type LineChange, selectedLines, type TargetLines } from '../target/targetLines.ts';
import { splitImports, withImports } from './imports.ts';
import { fitIndentation } from './indentation.ts';
import { matchBeyondSelection } from './matchBeyondSelection.ts';
import type { MatchedRange } from './matchedRange.ts';
import { applyPatch, isPatch } from './patch.ts';
import type { RefusalReason } from './refusals.ts';
import { redefinesName } from './repetition.ts';
import { withoutSkeleton } from './skeleton.ts';
import { wholeBlock } from './wholeBlock.ts';

/** The change to the document that the lines of a block make. */
export function changeOf(block: readonly string[], target: TargetLines): LineChange | RefusalReason {
  const lines = withoutBlankMargins(withoutLineNumbers(withinMarks(block)));
  if (lines.length === 0) return 'empty';
  if (isPatch(lines)) return applyPatch(lines, target) ?? 'patch';
  const wide = matchBeyondSelection(lines, target);
  if (wide !== undefined) return withoutRepetition(wideChange(lines, target, wide), lines, target);
  const { imports, rest } = splitImports(lines, target);
  const body = withoutBlankMargins(rest);
  if (body.length === 0) return 'no-code';
  const change =
    imports.length > 0 ? changeOf(body, target) : withoutRepetition(narrowChange(body, target), body, target);
  return typeof change === 'string' ? change : withImports(change, imports, target);
}

/**
 * Refuses a change that defines a name of its scope again. If the answer is the whole enclosing block, it replaces
 * that block.
 */
function withoutRepetition(
  change: LineChange | RefusalReason,
  lines: readonly string[],
  target: TargetLines,
): LineChange | RefusalReason {
  if (typeof change !== 'string' && !redefinesName(change, target)) return change;
  const block = change === 'unreadable' || typeof change !== 'string' ? wholeBlock(lines, target) : undefined;
  if (block !== undefined) return narrowChange(lines, block);
  return typeof change === 'string' ? change : 'repeats';
}

/**
 * Applies an answer that covers more than the selection. Lines that it repeats unchanged at either side are left
 * alone.
 */
function wideChange(lines: readonly string[], target: TargetLines, wide: MatchedRange): LineChange | RefusalReason {
  const fitted = complete(lines, { ...target, from: wide.from, to: wide.to });
  if (typeof fitted === 'string') return fitted;
  const body = fitted.slice(wide.head ?? 0, fitted.length - (wide.tail ?? 0));
  if (body.every(isBlank)) return 'empty';
  return {
    from: wide.head === undefined ? wide.from : target.from,
    to: wide.tail === undefined ? wide.to : target.to,
    lines: body,
  };
}

function narrowChange(lines: readonly string[], target: TargetLines): LineChange | RefusalReason {
  const body = withoutSkeleton(lines, target);
  const fitted = typeof body === 'string' ? body : complete(body, target);
  return typeof fitted === 'string' ? fitted : { from: target.from, to: target.to, lines: fitted };
}

/** Fills in placeholders and fits the indentation. */
function complete(lines: readonly string[], target: TargetLines): readonly string[] | RefusalReason {
  const { languageId, all } = target;
  const old = selectedLines(target);
  const whole = withoutPlaceholders(lines, { languageId, old });
  if (whole === 'placeholder') return whole;
  const fitted = fitIndentation(whole, { languageId, old, document: all });
  if (fitted === 'unclear') return 'indentation';
  if (leavesBlock(fitted, old, languageId)) return 'indentation';
  const language = languageOf(languageId);
  const endsOpen = (texts: readonly string[]) => quotingBehind(texts, language).kind !== CODE.kind;
  if (endsOpen(fitted) && !endsOpen(old)) return 'unbalanced';
  return nestingOf(fitted, languageId) === nestingOf(old, languageId) ? fitted : 'unbalanced';
}

/** True if a line of data is less deep than all replaced lines: its key would belong to another block. */
function leavesBlock(lines: readonly string[], old: readonly string[], languageId: string): boolean {
  const language = languageOf(languageId);
  if (language.family !== 'data') return false;
  const least = (texts: readonly string[]) =>
    Math.min(...texts.filter(line => !isBlank(line) && !beginsComment(line, language)).map(indentationWidth));
  return least(lines) < least(old);
}

/** The lines between the selection marks of the prompt, if the model repeats them. */
function withinMarks(lines: readonly string[]): readonly string[] {
  const from = lines.findIndex(line => line.trim() === SELECTION_MARKS[0]);
  const to = lines.findLastIndex(line => line.trim() === SELECTION_MARKS[1]);
  if (from >= 0 && to > from) return lines.slice(from + 1, to);
  return from === 0 ? lines.slice(1) : to >= 0 && to === lines.length - 1 ? lines.slice(0, -1) : lines;
}

function withoutBlankMargins(lines: readonly string[]): readonly string[] {
  const first = lines.findIndex(line => !isBlank(line));
  return first < 0 ? [] : lines.slice(first, lines.findLastIndex(line => !isBlank(line)) + 1);
}
