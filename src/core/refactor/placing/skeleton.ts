import { isPlaceholder } from '../../answer/whole/placeholders.ts';
import { indentationWidth, isBlank } from '../../text/lines.ts';
import { selectedLines, type TargetLines } from '../target/targetLines.ts';
import { isDistinctive } from './distinctiveLines.ts';

/**
 * Drops enclosing blocks of which the answer repeats only a part: `class A:`, `def one(self):`, `...` → `def
 * one(self):`.
 */
export function withoutSkeleton(lines: readonly string[], target: TargetLines): readonly string[] | 'unreadable' {
  const own = new Set(keysOf(selectedLines(target)));
  const headers = enclosingHeaders(target).filter(header => !own.has(header));
  const known = new Set(keysOf([...target.all.slice(0, target.from), ...target.all.slice(target.to)]));
  let index = 0;
  let headersFound = 0;
  for (; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    const next = headers.indexOf(line.trim());
    if (isBlank(line)) continue;
    if (next >= 0 && isDistinctive(line.trim(), target.languageId)) headersFound += 1;
    else if (headersFound === 0 || !(known.has(line.trim()) || isPlaceholder(line, target.languageId))) break;
  }
  if (headersFound === 0) return lines;
  let end = lines.length;
  const width = indentationWidth(lines[index] ?? '');
  while (end > index) {
    const line = lines[end - 1] ?? '';
    const outside = indentationWidth(line) < width && known.has(line.trim());
    if (!isBlank(line) && !outside && !isPlaceholder(line, target.languageId)) break;
    end -= 1;
  }
  const body = lines.slice(index, end);
  return body.length > 0 && body.every(line => isBlank(line) || indentationWidth(line) >= width) ? body : 'unreadable';
}

function enclosingHeaders(target: TargetLines): string[] {
  return headerLines(target).map(at => target.all[at]?.trim() ?? '');
}

/** Indices of the lines that open the enclosing blocks, outermost first, by indentation. */
export function headerLines({ all, from, to }: TargetLines): number[] {
  const first = all.slice(from, to).find(line => !isBlank(line)) ?? '';
  let width = indentationWidth(first);
  const headers: number[] = [];
  for (let at = from - 1; at >= 0 && width > 0; at -= 1) {
    const line = all[at] ?? '';
    if (isBlank(line) || indentationWidth(line) >= width) continue;
    width = indentationWidth(line);
    headers.unshift(at);
  }
  return headers;
}

/** The lines trimmed, without blank ones. */
export function keysOf(lines: readonly string[]): string[] {
  return lines.filter(line => !isBlank(line)).map(line => line.trim());
}
