import { isBareEllipsis, isPlaceholder } from '../../answer/placeholders.ts';
import { Pace, type Steps } from '../../steps.ts';
import { languageOf } from '../../syntax/language.ts';
import { everyLine, keysOf, trimmedLines } from '../../text/lineSteps.ts';
import { indentationWidth, isBlank } from '../../text/lines.ts';
import { selectedLines, type TargetLines } from '../target/targetLines.ts';
import { isDistinctive } from './distinctiveLines.ts';

/**
 * Drops enclosing blocks that the answer repeats only in part: `class A:`, `def one(self):`, `...` → `def one(self):`.
 */
export function* withoutSkeleton(
  lines: readonly string[],
  target: TargetLines,
): Steps<readonly string[] | 'unreadable'> {
  const pace = new Pace();
  const language = languageOf(target.languageId);
  const isOmission = (line: string) => isPlaceholder(line, language) || isBareEllipsis(line, language);
  const own = new Set(yield* keysOf(selectedLines(target)));
  const headers = new Set((yield* enclosingHeaders(target)).filter(header => !own.has(header)));
  if (headers.size === 0) return lines;
  const outside = [...target.all.slice(0, target.from), ...target.all.slice(target.to)];
  const known = yield* trimmedLines(outside);
  let index = 0;
  let headersFound = 0;
  let isBelowHeader = false;
  for (; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    if (pace.isDue(line.length)) yield;
    if (isBlank(line)) continue;
    const key = line.trim();
    const isHeader = headers.has(key) && isDistinctive(key, target.languageId);
    if (isHeader) headersFound += 1;
    else if (isBelowHeader && key === '{') continue;
    else if (headersFound === 0 || own.has(key) || !(known.has(key) || isOmission(line))) break;
    isBelowHeader = isHeader;
  }
  if (headersFound === 0) return lines;
  let end = lines.length;
  const width = indentationWidth(lines[index] ?? '');
  while (end > index) {
    const line = lines[end - 1] ?? '';
    if (pace.isDue(line.length)) yield;
    const isOutside = indentationWidth(line) < width && known.has(line.trim());
    if (!isBlank(line) && !isOutside && !isOmission(line)) break;
    end -= 1;
  }
  const body = lines.slice(index, end);
  const isWithin = yield* everyLine(body, line => isBlank(line) || indentationWidth(line) >= width);
  return body.length > 0 && isWithin ? body : 'unreadable';
}

function* enclosingHeaders(target: TargetLines): Steps<string[]> {
  return (yield* headerLines(target)).map(at => target.all[at]?.trim() ?? '');
}

/** Indices of the lines that open the enclosing blocks, outermost first; a brace on its own line is one, too. */
export function* headerLines({ all, from, to }: TargetLines): Steps<number[]> {
  const pace = new Pace();
  const first = all.slice(from, to).find(line => !isBlank(line)) ?? '';
  let width = indentationWidth(first);
  const headers: number[] = [];
  for (let at = from - 1; at >= 0 && width > 0; at -= 1) {
    const line = all[at] ?? '';
    if (pace.isDue(line.length)) yield;
    if (isBlank(line) || indentationWidth(line) >= width) continue;
    width = indentationWidth(line);
    headers.unshift(at);
    const opened = /^\s*\{$/.test(line) ? lineAbove(all, at) : undefined;
    if (opened !== undefined && indentationWidth(all[opened] ?? '') === width) headers.unshift(opened);
  }
  return headers;
}

/** The nearest one that isn't blank. */
function lineAbove(all: readonly string[], at: number): number | undefined {
  let above = at - 1;
  while (above >= 0 && isBlank(all[above] ?? '')) above -= 1;
  return above < 0 ? undefined : above;
}
