import { isBlank, isWordChar } from '../../text/lines.ts';
import type { LastChange, Trigger } from './trigger.ts';

/** Milliseconds are added to the editor's own wait. */
export type DebounceSetting = 'auto' | number;

/** VS Code's wait before it calls a provider. */
export const EDITOR_WAIT_MS = 50;
/** At a line's start an answer is worth most. */
const LINE_START_MS = 0;
/** After a word or an operator the next word is open. */
const BORDER_MS = 0;
/** Inside a word the next key is due after the usual gap. */
const GAPS_OF_A_PAUSE = 1.4;
const IN_WORD_MIN_MS = 70;
const IN_WORD_MAX_MS = 300;
/** Where an answer was typed past, the next one is likelier to be wrong. */
const PER_MISS_MS = 40;
const MOST_MISSES = 4;
/** After a deletion users look for another word. */
const AFTER_DELETION_MS = 350;
/** Several outdents come in quick succession. */
const AFTER_OUTDENT_MS = 70;

export interface DebounceInput {
  readonly setting: DebounceSetting;
  readonly trigger: Trigger;
  readonly lastChange: LastChange;
  readonly linePrefix: string;
  readonly gapMs: number;
  readonly misses: number;
}

/** Milliseconds to wait before a request; the next key restarts the wait. */
export function debounceMs({ setting, trigger, lastChange, linePrefix, gapMs, misses }: DebounceInput): number {
  // An accepted suggestion leaves no typing to wait for.
  if (trigger === 'explicit' || lastChange === 'accepted') return 0;
  if (setting !== 'auto') return setting;
  if (lastChange === 'deleted') return isBlank(linePrefix) ? AFTER_OUTDENT_MS : AFTER_DELETION_MS;
  return pauseMs(linePrefix, gapMs, misses) + PER_MISS_MS * Math.min(misses, MOST_MISSES);
}

function pauseMs(linePrefix: string, gapMs: number, misses: number): number {
  if (isBlank(linePrefix)) return LINE_START_MS;
  if (!isWordChar(linePrefix.at(-1))) return BORDER_MS;
  if (misses === 0) return IN_WORD_MIN_MS;
  return Math.min(IN_WORD_MAX_MS, Math.max(IN_WORD_MIN_MS, gapMs * GAPS_OF_A_PAUSE - EDITOR_WAIT_MS));
}
