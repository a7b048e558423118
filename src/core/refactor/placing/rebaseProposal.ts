import { rebasedHunks } from '../../text/hunks.ts';
import { type OffsetRange, relocateTarget } from '../target/relocateTarget.ts';
import type { Target } from '../target/target.ts';

export interface CarryOver {
  readonly target: Target;
  /** The target's document with the change. */
  readonly after: string;
  /** The document as it stands now. */
  readonly now: string;
}

/**
 * The document of now with the change that was made for the frozen one. What was edited elsewhere stays; where the target
 * itself has changed, or what else the change touches, it is `changed`, and nothing is guessed.
 */
export function rebaseProposal({ target, after, now }: CarryOver): { readonly text: string } | 'changed' {
  const { text: before, start, end } = target;
  if (now === before) return { text: after };
  const found = relocateTarget(target, now);
  if (typeof found === 'string') return 'changed';
  const code = proposedCode(target, after);
  if (code !== undefined) return { text: now.slice(0, found.start) + code + now.slice(found.end) };
  // A target that was moved past other text is no longer where its lines are looked for.
  if (found.end - found.start !== end - start) return 'changed';
  const text = rebasedHunks({ before, after, now });
  return text === undefined ? 'changed' : { text };
}

/** What comes into the target's place; undefined where the change goes beyond it. */
export function proposedCode({ text, start, end }: Target, after: string): string | undefined {
  const tail = text.length - end;
  if (after.length < start + tail) return undefined;
  const within = after.startsWith(text.slice(0, start)) && after.endsWith(text.slice(end));
  return within ? after.slice(start, after.length - tail) : undefined;
}

/** About where the target stands in a text in which it was edited: for asking again. */
export function whereNow({ text, start, end }: Target, now: string): OffsetRange {
  const most = Math.min(text.length, now.length);
  let head = 0;
  while (head < most && text[head] === now[head]) head += 1;
  let tail = 0;
  while (tail < most - head && text[text.length - 1 - tail] === now[now.length - 1 - tail]) tail += 1;
  const from = Math.min(start, head);
  return { start: from, end: Math.max(from, now.length - Math.min(text.length - end, tail)) };
}
