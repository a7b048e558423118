import type { Steps } from '../../steps.ts';
import { rebasedHunks } from '../../text/hunks.ts';
import { type OffsetRange, relocateTarget } from '../target/relocateTarget.ts';
import type { Target } from '../target/target.ts';

export interface RebaseInput {
  readonly target: Target;
  readonly after: string;
  readonly now: string;
}

/**
 * Applies a change for the frozen document to the current one. `changed` if the target, or other changed lines, were
 * edited.
 */
export function* rebaseProposal({ target, after, now }: RebaseInput): Steps<{ readonly text: string } | 'changed'> {
  const { text: before, start, end } = target;
  if (now === before) return { text: after };
  const found = relocateTarget(target, now);
  yield;
  if (typeof found === 'string') return 'changed';
  const code = proposedCode(target, after);
  if (code !== undefined) return { text: now.slice(0, found.start) + code + now.slice(found.end) };
  if (found.end - found.start !== end - start) return 'changed';
  const text = yield* rebasedHunks({ before, after, now });
  return text === undefined ? 'changed' : { text };
}

/** Undefined if the change goes beyond the target. */
export function proposedCode({ text, start, end }: Target, after: string): string | undefined {
  const tail = text.length - end;
  if (after.length < start + tail) return undefined;
  const within = after.startsWith(text.slice(0, start)) && after.endsWith(text.slice(end));
  return within ? after.slice(start, after.length - tail) : undefined;
}

/** For a new request. */
export function approximateRange({ text, start, end }: Target, now: string): OffsetRange {
  const most = Math.min(text.length, now.length);
  let head = 0;
  while (head < most && text[head] === now[head]) head += 1;
  let tail = 0;
  while (tail < most - head && text[text.length - 1 - tail] === now[now.length - 1 - tail]) tail += 1;
  const from = Math.min(start, head);
  return { start: from, end: Math.max(from, now.length - Math.min(text.length - end, tail)) };
}
