import { shownOnOneLine } from '../text/invisibleCharacters.ts';
import type { EvaluationTask } from './task.ts';

/** Distinct, with every character visible. */
export function testCommands(tasks: readonly EvaluationTask[]): readonly string[] {
  return [...new Set(tasks.map(({ test }) => test.command.map(shownWord).join(' ')))];
}

/** `a b` → `"a b"`, and a line break is `\n`. */
function shownWord(word: string): string {
  if (/^[\w@%+=:,./-]+$/.test(word)) return word;
  return `"${shownOnOneLine(word.replace(/["\\]/g, '\\$&'))}"`;
}
