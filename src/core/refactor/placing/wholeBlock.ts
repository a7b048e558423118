import { Pace, type Steps } from '../../steps.ts';
import { collectLines } from '../../text/lineSteps.ts';
import { indentationWidth, isBlank } from '../../text/lines.ts';
import type { TargetLines } from '../target/targetLines.ts';
import { definedName, isCloser } from './distinctiveLines.ts';
import { headerLines } from './skeleton.ts';

/**
 * The enclosing block as a target, if the answer repeats it whole: a class with one selected method. Undefined if the
 * answer lacks one of its definitions.
 */
export function* wholeBlock(lines: readonly string[], target: TargetLines): Steps<TargetLines | undefined> {
  const { all, languageId } = target;
  const key = lines.find(line => !isBlank(line))?.trim();
  const from = (yield* headerLines(target)).find(at => all[at]?.trim() === key);
  if (from === undefined) return undefined;
  const block = { ...target, from, to: yield* blockEnd(all, from, languageId) };
  const names = yield* namesIn(lines, languageId);
  const blockNames = yield* namesIn(all.slice(from, block.to), languageId);
  return [...blockNames].every(name => names.has(name)) ? block : undefined;
}

function* blockEnd(all: readonly string[], from: number, languageId: string): Steps<number> {
  const pace = new Pace();
  const width = indentationWidth(all[from] ?? '');
  let end = from + 1;
  for (let at = from + 1; at < all.length; at += 1) {
    const line = all[at] ?? '';
    if (pace.isDue(line.length)) yield;
    if (isBlank(line)) continue;
    if (indentationWidth(line) <= width) return isCloser(line.trim(), languageId) ? at + 1 : end;
    end = at + 1;
  }
  return end;
}

function* namesIn(lines: readonly string[], languageId: string): Steps<ReadonlySet<string>> {
  return new Set(yield* collectLines(lines, line => definedName(line, languageId)));
}
