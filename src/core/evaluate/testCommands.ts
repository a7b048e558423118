import { shownOnOneLine } from '../text/invisibleCharacters.ts';
import type { EvaluationTask } from './task.ts';

/** Distinct, one per line, with every character visible. */
export function testCommands(tasks: readonly EvaluationTask[]): readonly string[] {
  return [...new Set(tasks.map(({ test }) => test.command.map(shownWord).join(' ')))];
}

/** `a b` → `"a b"`; a line break within a word → `"a\nb"`. */
function shownWord(word: string): string {
  if (/^[\w@%+=:,./-]+$/.test(word)) return word;
  return `"${shownOnOneLine(word.replace(/["\\]/g, '\\$&'))}"`;
}
