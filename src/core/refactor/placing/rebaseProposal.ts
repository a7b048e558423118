import { rebasedHunks } from '../../text/hunks.ts';
import { type OffsetRange, relocateTarget } from '../target/relocateTarget.ts';
import type { Target } from '../target/target.ts';

export interface RebaseInput {
  readonly target: Target;
  /** The target's document with the change. */
  readonly after: string;
  /** The current document. */
  readonly now: string;
}

/**
 * Applies a change for the frozen document to the current one. Edits elsewhere are kept; with an edit to the target,
 * or to other changed lines, the result is `changed`.
 */
export function rebaseProposal({ target, after, now }: RebaseInput): { readonly text: string } | 'changed' {
  const { text: before, start, end } = target;
  if (now === before) return { text: after };
  const found = relocateTarget(target, now);
  if (typeof found === 'string') return 'changed';
  const code = proposedCode(target, after);
  if (code !== undefined) return { text: now.slice(0, found.start) + code + now.slice(found.end) };
  // If lines moved past the target, their hunks can't be placed.
  if (found.end - found.start !== end - start) return 'changed';
  const text = rebasedHunks({ before, after, now });
  return text === undefined ? 'changed' : { text };
}

/** The code in the target's place; undefined if the change goes beyond it. */
export function proposedCode({ text, start, end }: Target, after: string): string | undefined {
  const tail = text.length - end;
  if (after.length < start + tail) return undefined;
  const within = after.startsWith(text.slice(0, start)) && after.endsWith(text.slice(end));
  return within ? after.slice(start, after.length - tail) : undefined;
}

/** The approximate range of an edited target, for a new request. */
export function approximateRange({ text, start, end }: Target, now: string): OffsetRange {
  const most = Math.min(text.length, now.length);
  let head = 0;
  while (head < most && text[head] === now[head]) head += 1;
  let tail = 0;
  while (tail < most - head && text[text.length - 1 - tail] === now[now.length - 1 - tail]) tail += 1;
  const from = Math.min(start, head);
  return { start: from, end: Math.max(from, now.length - Math.min(text.length - end, tail)) };
}
