import type { Edit, OpenFile } from '../../../src/core/nextEdit/nextEdit.ts';

const MOST_PLACES = 3;
const ALIKE = 0.6;

/**
 * Lines of the same file that still hold a removed identifier, or else lines like the removed ones; the nearest below
 * first, then from the top.
 */
export function naivePlaces([edit]: readonly Edit[], files: readonly OpenFile[]): { uri: string; line: number }[] {
  const file = files.find(({ uri }) => uri === edit?.uri);
  if (edit === undefined || file === undefined) return [];
  const now = new Set(wordsIn(edit.after.join('\n')));
  const removed = wordsIn(edit.before.join('\n')).filter(word => !now.has(word));
  const end = edit.line + edit.after.length;
  const order = [...file.lines.keys()].filter(line => line < edit.line || line >= end);
  const nearest = [...order.filter(line => line >= end), ...order.filter(line => line < edit.line)];
  const holding = nearest.filter(line => {
    const words = new Set(wordsIn(file.lines[line] ?? ''));
    return removed.some(word => words.has(word));
  });
  const found = holding.length > 0 ? holding : nearest.filter(line => isAlike(file.lines[line] ?? '', edit.before));
  return found.slice(0, MOST_PLACES).map(line => ({ uri: file.uri, line }));
}

function isAlike(line: string, removed: readonly string[]): boolean {
  const words = wordsIn(line);
  if (words.length === 0) return false;
  return removed.some(other => {
    const own = new Set(wordsIn(other));
    const all = new Set([...words, ...own]);
    return [...all].filter(word => own.has(word) && words.includes(word)).length / all.size >= ALIKE;
  });
}

function wordsIn(text: string): string[] {
  return text.match(/[\p{L}_$][\p{L}\p{N}_$]{2,}/gu) ?? [];
}
