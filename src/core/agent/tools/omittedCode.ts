import { isPlaceholder } from '../../answer/placeholders.ts';
import type { Steps } from '../../steps.ts';
import { languageOf } from '../../syntax/language.ts';
import { languageOfPath } from '../../syntax/languageTags.ts';
import { linesOf } from '../../text/lineEndings.ts';
import { findLine, trimmedLines } from '../../text/lineSteps.ts';

interface WrittenText {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** A comment such as `// ... existing code ...` that wasn't in the file: writing it would delete code. */
export function* omittedCode({ path, before, after }: WrittenText): Steps<string | undefined> {
  const language = languageOf(languageOfPath(path));
  const known = yield* trimmedLines(linesOf(before));
  const lines = linesOf(after);
  const at = yield* findLine(lines, line => isPlaceholder(line, language) && !known.has(line.trim()));
  return at < 0
    ? undefined
    : `would have "${lines[at]?.trim()}" in place of code, at line ${at + 1}. Write all of the code.`;
}
