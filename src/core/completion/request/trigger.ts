import { type Hole, LONG_LINE_CHARS, linePrefix, lineSuffix } from '../../document/hole.ts';
import type { SuppressReason } from '../outcome/outcome.ts';

export type Trigger = 'automatic' | 'explicit';

/** `accepted`: one of our suggestions was inserted. */
export type LastChange = 'typed' | 'deleted' | 'undone' | 'accepted' | 'none';

export interface TriggerInput {
  readonly trigger: Trigger;
  readonly hole: Hole;
  readonly lastChange: LastChange;
}

const WORD = /[\p{L}\p{N}_$]/u;

/** Refuses explicit requests only if no answer could be used. */
export function reasonNotToAsk({ trigger, hole, lastChange }: TriggerInput): SuppressReason | undefined {
  const before = linePrefix(hole);
  const after = lineSuffix(hole);
  if (before.length + after.length > LONG_LINE_CHARS) return 'long-line';
  if (trigger === 'explicit') return undefined;
  if (WORD.test(before.slice(-1)) && WORD.test(after.charAt(0))) return 'inside-word';
  // The next line's start is a better moment.
  if (lastChange !== 'accepted' && /;\s*$/.test(before) && after.trim() === '') return 'statement-ended';
  return undefined;
}
