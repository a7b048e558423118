import type { CursorContext } from '../../document/cursorContext.ts';
import { isBlank } from '../../text/lines.ts';
import { findCursorMark } from '../markers.ts';

/** A line of code without its wrapping. */
export interface AnswerLine {
  readonly text: string;
  /** A marker placed the cursor before this text: earlier text is not part of the answer. */
  readonly atMark: boolean;
}

/**
 * Removes the cursor marker and, if the model repeated the cursor's line before it, that too. `isFurther`: code came
 * before the line.
 */
export function withoutCursorMark(text: string, place: CursorContext, isFurther: boolean): AnswerLine {
  const { hole, linePrefix, brackets } = place;
  const mark = findCursorMark(text, { linePrefix, isInString: brackets.mode.kind === 'string' });
  if (mark === undefined) return { text, atMark: false };
  const written = text.slice(mark.at, mark.at + mark.length);
  if (hole.prefix.includes(written) || hole.suffix.includes(written)) return { text, atMark: false };
  const before = text.slice(0, mark.at);
  const after = text.slice(mark.at + mark.length);
  if (!isBlank(before) && before.trim() === linePrefix.trim()) return { text: after, atMark: true };
  const atMark = isFurther && isBlank(before) && isBlank(linePrefix) && !isBlank(after);
  return { ...withoutCursorMark(before + after, place, isFurther), atMark };
}
