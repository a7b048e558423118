import { isBlank, isWordChar } from '../../text/lines.ts';
import type { LastChange, Trigger } from './trigger.ts';

/** Added to the editor's wait. */
export type DebounceSetting = 'auto' | number;

/** Before VS Code calls a provider. */
export const EDITOR_WAIT_MS = 50;
/** An answer is worth most there. */
const LINE_START_MS = 0;
/** The next word is open. */
const BORDER_MS = 0;
/** Inside a word. */
const GAPS_OF_A_PAUSE = 1.4;
const IN_WORD_MIN_MS = 70;
const IN_WORD_MAX_MS = 300;
/** After an answer that was typed past. */
const PER_MISS_MS = 40;
const MOST_MISSES = 4;
/** Users look for another word. */
const AFTER_DELETION_MS = 350;
/** Outdents come in quick succession. */
const AFTER_OUTDENT_MS = 70;

export interface DebounceInput {
  readonly setting: DebounceSetting;
  readonly trigger: Trigger;
  readonly lastChange: LastChange;
  readonly linePrefix: string;
  readonly gapMs: number;
  readonly misses: number;
}

/** The next key restarts the wait. */
export function debounceMs({ setting, trigger, lastChange, linePrefix, gapMs, misses }: DebounceInput): number {
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
