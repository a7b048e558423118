import { type CursorContext, hasEnglish } from '../../document/cursorContext.ts';
import { isBlank } from '../../text/lines.ts';
import { closingTagAt, findSpecialToken, isQuoted, PROMPT_TAG, strayClosingTagAt } from '../markers.ts';
import { beginsOtherSpeaker, isRequest } from './emptyAnswers.ts';
import { closesFence, type Fence, fenceTail } from './fence.ts';
import { type CodeSoFar, isTrailingProse } from './trailingProse.ts';

/** The mark that ended the code; everything after it is ignored. */
export type AnswerEnd = 'fence-closed' | 'tag-closed' | 'remark' | 'placeholder' | 'special-token';

/** The wrapping of an answer and the state of its code. */
export interface Said extends CodeSoFar {
  readonly fence: Fence | undefined;
  /** Tags around the answer, the innermost last. */
  readonly tags: readonly string[];
  /** Some code has arrived. */
  readonly begun: boolean;
}

/** The offset at which the code ends in this line, if it does. */
export function endIn(
  whole: string,
  said: Said,
  place: CursorContext,
): { readonly at: number; readonly kind: AnswerEnd } | undefined {
  const prompt = PROMPT_TAG.exec(whole);
  if (prompt !== null && !isQuoted(whole, prompt.index) && !hasTag(place, prompt[0]))
    return { at: prompt.index, kind: 'tag-closed' };
  const isSpoken = said.begun ? beginsOtherSpeaker(whole, said.afterBlank) : isRequest(whole);
  if (said.fence === undefined && isSpoken && !place.prose) return { at: 0, kind: 'remark' };
  const token = findSpecialToken(whole);
  const text = token === undefined ? whole : whole.slice(0, token.at);
  const fence = fenceEnd(text, said, place);
  if (fence >= 0) return { at: fence, kind: 'fence-closed' };
  const tags = [strayClosingTagAt(text, place.language), ...said.tags.map(tag => closingTagAt(text, tag))];
  const tag = Math.min(...tags.filter(at => at >= 0));
  if (Number.isFinite(tag)) return { at: tag, kind: 'tag-closed' };
  if (token !== undefined) return { at: token.at, kind: 'special-token' };
  const remarks =
    said.fence === undefined && said.begun && !isCursorLine(text, place) && isTrailingProse(text, said, place);
  return remarks ? { at: 0, kind: 'remark' } : undefined;
}

/** The document has the tag itself. */
function hasTag({ hole, markup }: CursorContext, tag: string): boolean {
  const text = hole.prefix + hole.suffix;
  return text.includes(tag) || (markup && /<[A-Z]+[\s>]/.test(text));
}

function fenceEnd(text: string, { fence, brackets, lastLine }: Said, place: CursorContext): number {
  if (fence !== undefined) {
    return isKnownFence(text, lastLine, place) ? -1 : closesFence(text, fence, brackets.mode.kind === 'string');
  }
  return hasEnglish(place.hole.languageId) || brackets.mode.kind !== 'code' ? -1 : fenceTail(text);
}

/** In Markdown the answer may repeat a fence of the document, recognized together with the line before it. */
function isKnownFence(text: string, lastLine: string, { hole, above, below }: CursorContext): boolean {
  if (!/^(?:markdown|mdx)$/.test(hole.languageId) || !/^(?:`{3,}|~{3,})\s*$/.test(text)) return false;
  return [above, below].some(lines => lines.some((line, at) => line === text && lines[at - 1] === lastLine));
}

/** The sentence that the cursor's line begins. */
function isCursorLine(text: string, { linePrefix }: CursorContext): boolean {
  return !isBlank(linePrefix) && text.trim().startsWith(linePrefix.trim());
}
