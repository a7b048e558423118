import { languageOf } from '../../syntax/language.ts';
import { isBlank } from '../../text/lines.ts';
import { definedName } from '../placing/distinctiveLines.ts';

/**
 * Decides whether an unnamed block tests the selection rather than replaces it.
 * @param selected LF
 */
export function testsOf(selected: string, languageId: string): (lines: readonly string[]) => boolean {
  const test = languageOf(languageId).testLine;
  const old = selected.split('\n');
  if (test === undefined || old.every(isBlank) || old.some(line => test.test(line))) return () => false;
  const names = new Set(namesIn(old, languageId));
  return lines => lines.some(line => test.test(line)) && !namesIn(lines, languageId).some(name => names.has(name));
}

function namesIn(lines: readonly string[], languageId: string): string[] {
  return lines.flatMap(line => {
    const name =
      definedName(line, languageId) ?? /^\s*(?:export\s+)?(?:const|let|var|val)\s+([\w$]+)\s*[=:]/.exec(line)?.[1];
    return name === undefined ? [] : [name];
  });
}

/** The usual name of this file's test file, without its folder; undefined if tests belong in the file itself. */
export function testFileName(path: string, languageId: string): string | undefined {
  const file = path.slice(path.lastIndexOf('/') + 1);
  const dot = file.lastIndexOf('.');
  if (dot <= 0) return undefined;
  const stem = languageOf(languageId).testFileStem(file.slice(0, dot));
  return stem === undefined ? undefined : stem + file.slice(dot);
}
