import { Pace, type Steps } from '../../steps.ts';
import { definitionName, isDefinition } from '../../syntax/declarations.ts';
import { type Language, languageOf } from '../../syntax/language.ts';
import { collectLines, keysOf, mapLines, trimmedLines } from '../../text/lineSteps.ts';
import { indentationOf, isBlank } from '../../text/lines.ts';
import { isBareEllipsis, isPlaceholder, placeholderAtEnd } from '../placeholders.ts';
import { OldText } from './omittedLines.ts';

export interface Elided {
  readonly languageId: string;
  /** The text that the answer replaces; the omitted lines come from here. */
  readonly old: readonly string[];
}

/**
 * Restores the omitted lines. A placeholder is resolved if the lines on both sides are the old text's, as they were or
 * changed, in exactly one place; at the answer's beginning or end one side is enough. 'placeholder' for any other.
 */
export function* withoutPlaceholders(
  answer: readonly string[],
  { languageId, old }: Elided,
): Steps<readonly string[] | 'placeholder'> {
  const language = languageOf(languageId);
  const known = yield* trimmedLines(old);
  const isNew = (line: string) => !known.has(line.trim());
  if (yield* emptiesBody(answer, { languageId, old })) return 'placeholder';
  const lines = yield* withOwnLines(answer, language, known);
  if (lines === 'placeholder') return lines;
  const isGap = yield* mapLines(
    lines,
    (line, at) =>
      isNew(line) &&
      (isPlaceholder(line, language) || isBareEllipsis(line, language) || isStatement(lines, at, language)),
  );
  return isGap.includes(true) ? yield* restored(lines, isGap, old) : lines;
}

function* restored(
  lines: readonly string[],
  isGap: readonly boolean[],
  old: readonly string[],
): Steps<readonly string[] | 'placeholder'> {
  const pace = new Pace();
  const restoring = yield* OldText.read(old);
  const result: string[] = [];
  /** The lines since the last gap. */
  let above: string[] = [];
  let isFirst = true;
  let index = 0;
  while (index < lines.length) {
    const line = lines[index] ?? '';
    if (pace.isDue(line.length)) yield;
    index += 1;
    if (isGap[index - 1] !== true) {
      result.push(line);
      if (!isBlank(line)) above.push(line.trim());
      continue;
    }
    const next = isGap.indexOf(true, index);
    const below = yield* keysOf(lines.slice(index, next < 0 ? lines.length : next));
    const gap = yield* restoring.gap({ above, below, isFirst, isLast: next < 0 });
    if (gap === undefined) return 'placeholder';
    while (result.length > 0 && isBlank(result.at(-1) ?? '')) result.pop();
    for (let blank = 0; blank < gap.blanksBefore; blank += 1) result.push('');
    for (let at = gap.from; at < gap.to; at += 1) result.push(old[at] ?? '');
    if (gap.to < old.length) while (isBlank(lines[index] ?? 'x')) index += 1;
    above = [];
    isFirst = false;
  }
  return result;
}

/** `a();  // ... rest unchanged ...` becomes two lines; 'placeholder' if the code isn't the old text's. */
function* withOwnLines(
  lines: readonly string[],
  language: Language,
  known: ReadonlySet<string>,
): Steps<readonly string[] | 'placeholder'> {
  const isWhole = (line: string) => known.has(line.trim()) || isPlaceholder(line, language);
  const parts = yield* mapLines(lines, line => (isWhole(line) ? undefined : placeholderAtEnd(line, language)));
  if (parts.some(part => part !== undefined && !known.has(part.code.trim()))) return 'placeholder';
  return lines.flatMap((line, at) => {
    const part = parts[at];
    return part === undefined ? [line] : [part.code, part.comment];
  });
}

/** `...` beside other statements; alone it is a body. */
function isStatement(lines: readonly string[], index: number, { family }: Language): boolean {
  const line = lines[index] ?? '';
  if (family !== 'indent' || !/^\s*(?:\.{3}|…)\s*$/.test(line)) return false;
  const isBeside = (other: string | undefined) => other !== undefined && indentationOf(other) === indentationOf(line);
  return isBeside(lines[index - 1]) || isBeside(lines[index + 1]);
}

/** True for a body of only `...` where there was one with code. */
function* emptiesBody(lines: readonly string[], { languageId, old }: Elided): Steps<boolean> {
  const language = languageOf(languageId);
  if (language.family !== 'indent') return false;
  const emptied = yield* collectLines(lines, (line, index) => {
    const header = lines[index - 1]?.trim() ?? '';
    if (line.trim() !== '...' || isStatement(lines, index, language)) return undefined;
    return header.endsWith(':') && isDefinition(header, language)
      ? (definitionName(header, language) ?? '')
      : undefined;
  });
  if (emptied.length === 0) return false;
  const headers = new Map<string | undefined, number>();
  yield* mapLines(old, (line, index) => {
    const name = isDefinition(line, language) ? definitionName(line, language) : undefined;
    if (!headers.has(name)) headers.set(name, index);
  });
  return emptied.some(name => {
    const before = headers.get(name);
    return before !== undefined && old[before + 1]?.trim() !== '...' && !(old[before] ?? '').endsWith('...');
  });
}
