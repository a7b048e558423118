import type { ContentContext } from '../../answer/whole/content.ts';
import type { Steps } from '../../steps.ts';
import { collectLines, trimmedLines } from '../../text/lineSteps.ts';
import { isBlank } from '../../text/lines.ts';

/**
 * True if an unfenced text ends with a new paragraph, in more paragraphs than the selection has: `The meaning is the
 * same.` may be about the text.
 */
export function* addsLastParagraph(
  lines: readonly string[],
  { own, known }: Pick<ContentContext, 'own' | 'known'>,
): Steps<boolean> {
  const ends = yield* paragraphEnds(lines);
  const ownEnds = yield* paragraphEnds(own);
  const announces = (text: readonly string[], at = 0) => /[:：]\s*$/.test(text[at] ?? '');
  const announcements = announces(lines, ends[0]) && !announces(own, ownEnds[0]) ? 1 : 0;
  if (ends.length - announcements <= ownEnds.length) return false;
  const last = lines.slice((ends.at(-2) ?? -1) + 1, (ends.at(-1) ?? 0) + 1).filter(line => !isBlank(line));
  if (!/[.!。！]$/.test(last.at(-1)?.trim() ?? '')) return false;
  const knownLines = yield* trimmedLines(known);
  return last.every(line => /^\p{L}/u.test(line) && !knownLines.has(line.trim()));
}

/** Indices of the last lines of paragraphs. */
function paragraphEnds(lines: readonly string[]): Steps<number[]> {
  return collectLines(lines, (line, at) => (!isBlank(line) && isBlank(lines[at + 1] ?? '') ? at : undefined));
}
