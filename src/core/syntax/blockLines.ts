import { beginsComment, type Language } from './language.ts';

/** `if (a) {`, `def f():`, `for x in y; do` */
export function opensBlock(line: string, language: Language): boolean {
  if (beginsComment(line, language)) return false;
  const end = line.replace(/(?<!\s)\s+(?:\/\/|#|--)[\s\S]*$/, '').trimEnd();
  if (/[{([]$/.test(end)) return true;
  const { family, wordBlocks, blockWords, blockOpenings } = language;
  if (family === 'data') return /:(?:\s*[|>][+-]?)?$/.test(end);
  if (family !== 'indent' && family !== 'braces') return false;
  if (family === 'braces' ? end.endsWith('=>') : end.endsWith(':') && !wordBlocks) return true;
  const word = lastWord(end);
  if (blockWords.includes(word)) return true;
  return !language.closers.includes(word) && blockOpenings.some(opening => opening.test(end));
}

/** `do` for `while true do`; empty after a sign. */
function lastWord(line: string): string {
  return /(?<!\w)\w+$/.exec(line)?.[0] ?? '';
}
