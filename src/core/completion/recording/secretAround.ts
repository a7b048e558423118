import { linePrefix, lineSuffix } from '../../document/hole.ts';
import { holdsSecret } from '../../privacy/secretLine.ts';
import type { Steps } from '../../steps.ts';
import { Pace } from '../../steps.ts';
import type { ObservedAnswer } from '../request/answerObserver.ts';

/** True if the document around the cursor, or its line with the answer, holds a secret. */
export function* secretAround({ hole, chunks, suggestion }: ObservedAnswer): Steps<boolean> {
  const inLine = (text: string) => linePrefix(hole) + text + lineSuffix(hole);
  const texts = [hole.prefix + hole.suffix, inLine(chunks.join('')), inLine(suggestion?.insertText ?? '')];
  for (const text of texts) if (yield* secretIn(text)) return true;
  return false;
}

/** A name and its value can be in two lines, so each part begins with the last line of the one before. */
function* secretIn(text: string): Steps<boolean> {
  const lines = text.split('\n');
  const pace = new Pace();
  let start = 0;
  for (const [index, line] of lines.entries()) {
    // Looking for secrets takes longer than reading.
    if (!pace.isDue(line.length * 4) && index < lines.length - 1) continue;
    if (holdsSecret(lines.slice(start, index + 1).join('\n'))) return true;
    start = index;
    yield;
  }
  return false;
}
