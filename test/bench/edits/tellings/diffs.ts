import { type Hunk, hunksOf } from '../../../../src/core/text/hunks.ts';
import type { RealEdit } from '../realEdits.ts';
import { fenced, type TellingGroup } from './telling.ts';

const CONTEXT_LINES = 3;

interface DiffHunk {
  readonly header: string;
  readonly lines: readonly string[];
}

function textOf(lines: readonly string[]): string {
  return lines.map(line => `${line}\n`).join('');
}

function changed({ all, from, to, lines }: RealEdit): { after: readonly string[]; hunks: readonly Hunk[] } {
  const after = all.toSpliced(from, to - from, ...lines);
  return { after, hunks: hunksOf(textOf(all), textOf(after)) };
}

/** As `diff -u` makes them. */
function diffHunks(edit: RealEdit): DiffHunk[] {
  const { after, hunks } = changed(edit);
  const { all } = edit;
  const groups: Hunk[][] = [];
  for (const hunk of hunks) {
    const last = groups.at(-1)?.at(-1);
    if (last !== undefined && hunk.beforeStart - last.beforeEnd <= 2 * CONTEXT_LINES) groups.at(-1)?.push(hunk);
    else groups.push([hunk]);
  }
  return groups.map(group => {
    const [first] = group;
    const start = Math.max(0, (first?.beforeStart ?? 0) - CONTEXT_LINES);
    const lines: string[] = [];
    let at = start;
    for (const { beforeStart, beforeEnd, afterStart, afterEnd } of group) {
      lines.push(...all.slice(at, beforeStart).map(line => ` ${line}`));
      lines.push(...all.slice(beforeStart, beforeEnd).map(line => `-${line}`));
      lines.push(...after.slice(afterStart, afterEnd).map(line => `+${line}`));
      at = beforeEnd;
    }
    const end = Math.min(all.length, at + CONTEXT_LINES);
    lines.push(...all.slice(at, end).map(line => ` ${line}`));
    const grown = group.reduce(
      (sum, { beforeStart, beforeEnd, afterStart, afterEnd }) => sum + afterEnd - afterStart - beforeEnd + beforeStart,
      0,
    );
    return { header: `@@ -${start + 1},${end - start} +${start + 1},${end - start + grown} @@`, lines };
  });
}

function unified(edit: RealEdit, header: (hunk: DiffHunk) => string = hunk => hunk.header): string[] {
  return diffHunks(edit).flatMap(hunk => [header(hunk), ...hunk.lines]);
}

function fileHeader({ path }: RealEdit): string[] {
  return [`--- a/${path}`, `+++ b/${path}`];
}

/** Every selected line with its mark. */
function selectionDiff({ all, from, to, lines }: RealEdit): string[] {
  const old = all.slice(from, to);
  const marked: string[] = [];
  let at = 0;
  for (const { beforeStart, beforeEnd, afterStart, afterEnd } of hunksOf(textOf(old), textOf(lines))) {
    marked.push(...old.slice(at, beforeStart).map(line => ` ${line}`));
    marked.push(...old.slice(beforeStart, beforeEnd).map(line => `-${line}`));
    marked.push(...lines.slice(afterStart, afterEnd).map(line => `+${line}`));
    at = beforeEnd;
  }
  return [...marked, ...old.slice(at).map(line => ` ${line}`)];
}

interface Marks {
  readonly open: string;
  readonly middle: string;
  readonly close: string;
}

const CHEVRONS: Marks = { open: '<<<<<<< SEARCH', middle: '=======', close: '>>>>>>> REPLACE' };
const DASHES: Marks = { open: '------- SEARCH', middle: '=======', close: '+++++++ REPLACE' };

/** One block for the whole selection, or one for each change with a line around. */
function searchBlocks(edit: RealEdit, marks: Marks, perChange = false): string[] {
  const { all, from, to, lines } = edit;
  if (!perChange) return [marks.open, ...all.slice(from, to), marks.middle, ...lines, marks.close];
  return diffHunks(edit).flatMap(hunk => [
    marks.open,
    ...hunk.lines.filter(line => !line.startsWith('+')).map(line => line.slice(1)),
    marks.middle,
    ...hunk.lines.filter(line => !line.startsWith('-')).map(line => line.slice(1)),
    marks.close,
  ]);
}

function envelope(edit: RealEdit): string[] {
  return ['*** Begin Patch', `*** Update File: ${edit.path}`, ...unified(edit, () => '@@'), '*** End Patch'];
}

export const DIFFS: TellingGroup = {
  name: 'diff',
  tellings: [
    { name: 'unified diff', tell: edit => fenced([...fileHeader(edit), ...unified(edit)], 'diff') },
    { name: 'unified diff without a file header', tell: edit => fenced(unified(edit), 'diff') },
    {
      name: 'bare @@',
      tell: edit =>
        fenced(
          unified(edit, () => '@@'),
          'diff',
        ),
    },
    {
      name: 'wrong line numbers',
      tell: edit =>
        fenced(
          unified(edit, () => '@@ -1,7 +1,9 @@'),
          'diff',
        ),
    },
    { name: 'marked lines only', tell: edit => fenced(selectionDiff(edit), 'diff') },
    { name: 'unfenced diff', tell: edit => [...fileHeader(edit), ...unified(edit)].join('\n') },
    {
      name: 'diff in a fence of the language',
      tell: edit => fenced([...fileHeader(edit), ...unified(edit)], edit.languageId),
    },
  ],
};

export const SEARCHES: TellingGroup = {
  name: 'apply_patch, SEARCH and REPLACE',
  tellings: [
    { name: 'apply_patch', tell: edit => envelope(edit).join('\n') },
    { name: 'apply_patch in a fence', tell: edit => fenced(envelope(edit), 'patch') },
    { name: 'SEARCH in a fence', tell: edit => fenced(searchBlocks(edit, CHEVRONS), edit.languageId) },
    { name: 'SEARCH unfenced', tell: edit => `${edit.path}\n${searchBlocks(edit, CHEVRONS).join('\n')}` },
    { name: 'SEARCH for each change', tell: edit => fenced(searchBlocks(edit, CHEVRONS, true), edit.languageId) },
    { name: 'SEARCH with dashes', tell: edit => searchBlocks(edit, DASHES).join('\n') },
    { name: 'SEARCH with dashes in a fence', tell: edit => fenced(searchBlocks(edit, DASHES), 'diff') },
  ],
};
