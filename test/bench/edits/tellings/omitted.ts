import { languageOf } from '../../../../src/core/syntax/language.ts';
import { hunksOf } from '../../../../src/core/text/hunks.ts';
import { indentationOf, isBlank } from '../../../../src/core/text/lines.ts';
import type { RealEdit } from '../realEdits.ts';
import { block, type Telling, type TellingGroup } from './telling.ts';

function comment(text: string, { languageId }: RealEdit): string | undefined {
  const { lineComments, blockComment } = languageOf(languageId);
  const [mark] = lineComments;
  if (mark !== undefined) return `${mark} ${text}`;
  return blockComment && `${blockComment[0]} ${text} ${blockComment[1]}`;
}

const LEAST_UNCHANGED = 4;

/** The answer with its unchanged lines left out, but for one at each side of them. */
function leftOut(edit: RealEdit, text: string, wanted: 'first' | 'last' | 'middle' | 'all'): string | undefined {
  const placeholder = comment(text, edit);
  if (placeholder === undefined) return undefined;
  const { all, from, to, lines } = edit;
  const textOf = (parts: readonly string[]) => parts.map(line => `${line}\n`).join('');
  const hunks = hunksOf(textOf(all.slice(from, to)), textOf(lines));
  const told: string[] = [];
  let isUsed = false;
  let at = 0;
  const unchanged = (start: number, end: number): readonly string[] => {
    const run = lines.slice(start, end);
    const [isFirst, isLast] = [start === 0, end === lines.length];
    const isWanted =
      wanted === 'all' || (wanted === 'first' ? isFirst : wanted === 'last' ? isLast : !isFirst && !isLast);
    const head = isFirst ? 1 : 2;
    const middle = run.slice(head, -1).find(line => !isBlank(line));
    if (!isWanted || run.length < LEAST_UNCHANGED || middle === undefined) return run;
    isUsed = true;
    return [...run.slice(0, head), indentationOf(middle) + placeholder, ...run.slice(-1)];
  };
  for (const { afterStart, afterEnd } of hunks) {
    told.push(...unchanged(at, afterStart), ...lines.slice(afterStart, afterEnd));
    at = afterEnd;
  }
  told.push(...unchanged(at, lines.length));
  return isUsed ? block(told, edit) : undefined;
}

function gap(name: string, text: string, wanted: 'first' | 'last' | 'middle' | 'all'): Telling {
  return { name, tell: edit => leftOut(edit, text, wanted) };
}

function aroundSelection(edit: RealEdit): string | undefined {
  const placeholder = comment('... existing code ...', edit);
  if (placeholder === undefined) return undefined;
  const indent = indentationOf(edit.lines[0] ?? '');
  const above = edit.all.slice(0, edit.from).some(line => !isBlank(line)) ? [indent + placeholder] : [];
  const below = edit.all.slice(edit.to).some(line => !isBlank(line)) ? [indent + placeholder] : [];
  return block([...above, ...edit.lines, ...below], edit);
}

export const OMITTED: TellingGroup = {
  name: '"existing code" left out',
  tellings: [
    gap('... existing code ...', '... existing code ...', 'all'),
    gap('unchanged beginning', '... (unchanged) ...', 'first'),
    gap('rest unchanged', 'rest of the code remains the same', 'last'),
    gap('unchanged middle', '...', 'middle'),
    { name: 'around the selection', tell: aroundSelection },
  ],
};
