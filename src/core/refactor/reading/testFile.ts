import type { Steps } from '../../steps.ts';
import { declaredVariable } from '../../syntax/declarations.ts';
import { languageOf } from '../../syntax/language.ts';
import { unixLines } from '../../text/documentLines.ts';
import { collectLines, someLine } from '../../text/lineSteps.ts';
import { isBlank } from '../../text/lines.ts';
import { definedName } from '../placing/distinctiveLines.ts';
import type { Target } from '../target/target.ts';

/**
 * Decides whether an unnamed block tests the selection rather than replaces it. Tests in a file of tests, or tests that
 * the file has already, belong in that file.
 */
export function* testsOf(
  selected: string,
  { languageId, path, text }: Target,
): Steps<(lines: readonly string[]) => Steps<boolean>> {
  const test = languageOf(languageId).testLine;
  const old = selected.split('\n');
  const isTest = (line: string) => test?.test(line) ?? false;
  const hasTests = isTestFile(path) || (yield* someLine(unixLines(text).split('\n'), isTest));
  const isTested = test !== undefined && !old.every(isBlank) && !hasTests;
  const names = new Set(isTested ? yield* namesIn(old, languageId) : []);
  return function* (lines) {
    if (!isTested || !(yield* someLine(lines, isTest))) return false;
    return !(yield* namesIn(lines, languageId)).some(name => names.has(name));
  };
}

function namesIn(lines: readonly string[], languageId: string): Steps<string[]> {
  return collectLines(
    lines,
    line => definedName(line, languageId) ?? declaredVariable(line, languageOf(languageId))?.name,
  );
}

/** `test_app.py`, `AppTest.java`, `tests/app.py` */
function isTestFile(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return (
    /(?:^|\/)(?:tests?|specs?|__tests__)\//i.test(path) ||
    /(?:^|[._-])(?:tests?|specs?)[._-]/i.test(name) ||
    /(?:Tests?|Specs?)\.\w+$/.test(name)
  );
}

/** Without its folder; undefined if tests belong in the file itself. */
export function testFileName(path: string, languageId: string): string | undefined {
  const file = path.slice(path.lastIndexOf('/') + 1);
  const dot = file.lastIndexOf('.');
  if (dot <= 0) return undefined;
  const stem = languageOf(languageId).testFileStem(file.slice(0, dot));
  return stem === undefined ? undefined : stem + file.slice(dot);
}
