import { type Hole, LONG_LINE_CHARS, linePrefix, lineSuffix } from '../../document/hole.ts';
import type { SuppressReason } from '../outcome/outcome.ts';

/** `automatic`: the editor asks while someone types. `explicit`: someone pressed the key for it. */
export type Trigger = 'automatic' | 'explicit';

/** What the last change to the document was; `accepted`: one of our suggestions went in. */
export type LastChange = 'typed' | 'deleted' | 'undone' | 'accepted' | 'none';

export interface TriggerInput {
  readonly trigger: Trigger;
  readonly hole: Hole;
  readonly lastChange: LastChange;
}

const WORD = /[\p{L}\p{N}_$]/u;

/**
 * Whether this is a place and a moment where asking the model is worth its price.
 * Someone who asks explicitly is only refused where no answer could be used.
 */
export function reasonNotToAsk({ trigger, hole, lastChange }: TriggerInput): SuppressReason | undefined {
  const before = linePrefix(hole);
  const after = lineSuffix(hole);
  if (before.length + after.length > LONG_LINE_CHARS) return 'long-line';
  if (trigger === 'explicit') return undefined;
  if (WORD.test(before.slice(-1)) && WORD.test(after.charAt(0))) return 'inside-word';
  // The next thing is a line break, and after it there is a better moment to ask; someone who accepts goes on from here.
  if (lastChange !== 'accepted' && /;\s*$/.test(before) && after.trim() === '') return 'statement-ended';
  return undefined;
}
