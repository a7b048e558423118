import { fenceOf } from '../../answer/fence.ts';
import type { Steps } from '../../steps.ts';
import { firstWord, languageOf } from '../../syntax/language.ts';
import { hunksInSteps } from '../../text/hunks.ts';
import { keysOf } from '../../text/lineSteps.ts';
import { isCloser } from '../placing/distinctiveLines.ts';
import { selectedLines, type TargetLines } from '../target/targetLines.ts';

/**
 * True for an answer in an unclosed fence that is complete: it ends as the selection or the file does. One that was cut
 * off lacks their last lines.
 */
export function* endsLikeTarget(lines: readonly string[], target: TargetLines): Steps<boolean> {
  const { all, from, languageId } = target;
  const given = yield* keysOf(lines);
  const last = given.at(-1) ?? '';
  // The end of a block within a text.
  if (languageOf(languageId).family === 'prose' && fenceOf(last) !== undefined) return true;
  const isLike = (key: string) =>
    key === last || (!isCloser(last, languageId) && firstWord(last) !== '' && firstWord(key) === firstWord(last));
  const own = yield* keysOf(selectedLines(target));
  const isMoved = (key: string) => !isCloser(last, languageId) && given.includes(key);
  const holds = function* (old: readonly string[]): Steps<boolean> {
    const end = old.at(-1) ?? '';
    return isLike(end) && (isMoved(end) || !(yield* lacksEnd(given, old)));
  };
  return (yield* holds(own)) || (yield* holds(yield* keysOf(all.slice(from))));
}

/** True if the last old lines are gone, with nothing in their place. */
function* lacksEnd(given: readonly string[], old: readonly string[]): Steps<boolean> {
  const textOf = (keys: readonly string[]) => keys.map(key => `${key}\n`).join('');
  const last = (yield* hunksInSteps(textOf(old), textOf(given))).at(-1);
  return last !== undefined && last.beforeEnd === old.length && last.afterStart === last.afterEnd;
}
