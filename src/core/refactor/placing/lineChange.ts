import { withoutPlaceholders } from '../../answer/whole/restoreOmitted.ts';
import type { Steps } from '../../steps.ts';
import { FaultComparison, type FaultsIn } from '../../syntax/faults/faults.ts';
import { beginsComment, languageOf } from '../../syntax/language.ts';
import { nestingOf } from '../../syntax/nesting.ts';
import { CODE, quotingBehindInSteps } from '../../syntax/quoting.ts';
import { filterLines, leastOfLines } from '../../text/lineSteps.ts';
import { indentationWidth, isBlank, withoutBlankMargins } from '../../text/lines.ts';
import { withinMarks } from '../target/selectionMarks.ts';
import { type LineChange, selectedLines, type TargetLines } from '../target/targetLines.ts';
import { splitImports, withImports } from './imports.ts';
import { fitIndentation } from './indentation.ts';
import { matchBeyondSelection } from './matchBeyondSelection.ts';
import type { MatchedRange } from './matchedRange.ts';
import { lacksHeader, otherPlaces } from './otherPlaces.ts';
import type { RefusalReason } from './refusals.ts';
import { redefinesName } from './repetition.ts';
import { withoutSkeleton } from './skeleton.ts';
import { wholeBlock } from './wholeBlock.ts';

/** A target with the judge of what becomes of its file. */
interface JudgedTarget extends TargetLines {
  readonly faults: FaultComparison;
}

export function* changeOf(
  block: readonly string[],
  lines: TargetLines,
  faultsIn: FaultsIn,
): Steps<LineChange | RefusalReason> {
  const target = { ...lines, faults: new FaultComparison(lines.all.join('\n'), faultsIn) };
  const answer = codeIn(block);
  const change = yield* likelyChange(answer, target);
  return yield* soundChange(change, answer, target);
}

/** Another reading of an answer that leaves a file that doesn't parse, or a function without its first line. */
function* soundChange(
  change: LineChange | RefusalReason,
  lines: readonly string[],
  target: JudgedTarget,
): Steps<LineChange | RefusalReason> {
  if (typeof change === 'string' && change !== 'unbalanced') return change;
  const isHeadless = isNarrow(change, target) && lacksHeader(lines, target);
  if (typeof change !== 'string' && !isHeadless && (yield* leavesSound(change, target))) return change;
  for (const { lines: code, from, to } of yield* otherPlaces(lines, target)) {
    if (isHeadless && from === target.from) continue;
    const other = yield* narrowChange(code, { ...target, from, to });
    if (typeof other !== 'string' && (yield* leavesSound(other, target))) return other;
  }
  if (typeof change === 'string') return change;
  if (isHeadless) return 'headless';
  return isNarrow(change, target) ? change : 'unbalanced';
}

function isNarrow(change: LineChange | RefusalReason, { from, to }: TargetLines): change is LineChange {
  return typeof change !== 'string' && change.from >= from && change.to <= to;
}

function* leavesSound({ from, to, lines }: LineChange, { all, faults }: JudgedTarget): Steps<boolean> {
  const after = [...all.slice(0, from), ...lines, ...all.slice(to)].join('\n');
  return ((yield* faults.newFaults(after)) ?? []).length === 0;
}

function* likelyChange(lines: readonly string[], target: JudgedTarget): Steps<LineChange | RefusalReason> {
  const placed = yield* placedCode(lines, target);
  if (placed !== undefined) return placed;
  const { imports, rest } = yield* splitImports(lines, target);
  const body = withoutBlankMargins(rest);
  if (body.length === 0) return 'no-code';
  const change = imports.length > 0 ? yield* changeBelowImports(body, target) : yield* checkedChange(body, target);
  return typeof change === 'string' ? change : yield* withImports(change, imports, target);
}

function* changeBelowImports(body: readonly string[], target: JudgedTarget): Steps<LineChange | RefusalReason> {
  const lines = codeIn(body);
  return (yield* placedCode(lines, target)) ?? (yield* checkedChange(lines, target));
}

function codeIn(block: readonly string[]): readonly string[] {
  return withoutBlankMargins(withinMarks(block));
}

/** Undefined for an answer that doesn't determine its own place. */
function* placedCode(lines: readonly string[], target: JudgedTarget): Steps<LineChange | RefusalReason | undefined> {
  if (lines.length === 0) return 'empty';
  const wide = yield* matchBeyondSelection(lines, target);
  if (wide === undefined) return undefined;
  return yield* withoutRepetition(yield* wideChange(lines, target, wide), lines, target);
}

function* checkedChange(lines: readonly string[], target: JudgedTarget): Steps<LineChange | RefusalReason> {
  return yield* withoutRepetition(yield* narrowChange(lines, target), lines, target);
}

/**
 * Refuses a change that defines a name of its scope again. An answer that is the whole enclosing block replaces that
 * block.
 */
function* withoutRepetition(
  change: LineChange | RefusalReason,
  lines: readonly string[],
  target: JudgedTarget,
): Steps<LineChange | RefusalReason> {
  if (typeof change !== 'string' && !(yield* redefinesName(change, target))) return change;
  const block = change === 'unreadable' || typeof change !== 'string' ? yield* wholeBlock(lines, target) : undefined;
  if (block !== undefined) return yield* narrowChange(lines, { ...target, ...block });
  return typeof change === 'string' ? change : 'repeats';
}

/**
 * Applies an answer that covers more than the selection, without the lines that it repeats unchanged at either side.
 */
function* wideChange(
  lines: readonly string[],
  target: JudgedTarget,
  wide: MatchedRange,
): Steps<LineChange | RefusalReason> {
  const fitted = yield* complete(lines, { ...target, from: wide.from, to: wide.to });
  if (typeof fitted === 'string') return fitted;
  const body = fitted.slice(wide.head ?? 0, fitted.length - (wide.tail ?? 0));
  if (body.every(isBlank)) return 'empty';
  return {
    from: wide.head === undefined ? wide.from : target.from,
    to: wide.tail === undefined ? wide.to : target.to,
    lines: body,
  };
}

function* narrowChange(lines: readonly string[], target: JudgedTarget): Steps<LineChange | RefusalReason> {
  const body = yield* withoutSkeleton(lines, target);
  const fitted = typeof body === 'string' ? body : yield* complete(body, target);
  return typeof fitted === 'string' ? fitted : { from: target.from, to: target.to, lines: fitted };
}

/** A file may have parts with other steps. */
const NEAR_LINES = 100;
/** The function above, or the one below. */
const BESIDE_LINES = 6;

function* complete(lines: readonly string[], target: JudgedTarget): Steps<readonly string[] | RefusalReason> {
  const { languageId, all } = target;
  const old = selectedLines(target);
  const whole = yield* withoutPlaceholders(lines, { languageId, old });
  if (whole === 'placeholder') return whole;
  const around = (count: number) => all.slice(Math.max(0, target.from - count), target.to + count);
  const places = { document: around(NEAR_LINES), beside: around(BESIDE_LINES) };
  const fitted = yield* fitIndentation(whole, { languageId, old, ...places });
  if (fitted === 'unclear') return 'indentation';
  if (yield* leavesBlock(fitted, old, languageId)) return 'indentation';
  const language = languageOf(languageId);
  const isOpen = (yield* quotingBehindInSteps(fitted, language)).kind !== CODE.kind;
  if (isOpen && (yield* quotingBehindInSteps(old, language)).kind === CODE.kind) return 'unbalanced';
  if ((yield* nestingOf(fitted, languageId)) === (yield* nestingOf(old, languageId))) return fitted;
  const after = [...all.slice(0, target.from), ...fitted, ...all.slice(target.to)].join('\n');
  return (yield* target.faults.isSoundWith(after)) ? fitted : 'unbalanced';
}

/** True if a line of data is less deep than all replaced lines: its key would belong to another block. */
function* leavesBlock(lines: readonly string[], old: readonly string[], languageId: string): Steps<boolean> {
  const language = languageOf(languageId);
  if (language.family !== 'data') return false;
  const isKey = (line: string) => !isBlank(line) && !beginsComment(line, language);
  const least = leastOfLines(yield* filterLines(lines, isKey), indentationWidth);
  return least < leastOfLines(yield* filterLines(old, isKey), indentationWidth);
}
