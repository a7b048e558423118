import { isBlank, isWordChar } from '../../text/lines.ts';
import type { LastChange, Trigger } from './trigger.ts';

/** `auto`, or so many milliseconds after the editor's own wait. */
export type DebounceSetting = 'auto' | number;

/** VS Code waits this long itself before it asks a provider; ours counts from there. */
export const EDITOR_WAIT_MS = 50;
/** At a line's start people think, and an answer is worth most: only Enter twice in a row is waited out. */
const LINE_START_MS = 0;
/** Behind a word or an operator many take breath, and what comes next is open: longer than between the keys of a roll. */
const BORDER_MS = 0;
/** Inside a word the next key is due after the usual gap; only when it has clearly not come is it a pause. */
const GAPS_OF_A_PAUSE = 1.4;
const IN_WORD_MIN_MS = 70;
const IN_WORD_MAX_MS = 300;
/** On a line where an answer has been typed past, the next is likelier to be wrong too: a longer pause has to ask for it. */
const PER_MISS_MS = 40;
const MOST_MISSES = 4;
/** Someone who deletes is looking for another word; the thought takes about as long as half a second. */
const AFTER_DELETION_MS = 350;
/** Who takes indentation back has decided where the line goes and writes it next; several steps back come in a roll. */
const AFTER_OUTDENT_MS = 70;

export interface DebounceInput {
  readonly setting: DebounceSetting;
  readonly trigger: Trigger;
  readonly lastChange: LastChange;
  /** The cursor's line up to the cursor. */
  readonly linePrefix: string;
  /** The usual time between two keys of this typist. */
  readonly gapMs: number;
  /** How many answers have been shown on this line, and typed past. */
  readonly misses: number;
}

/** How long to wait, in milliseconds, before the model is asked; a key in the meantime starts anew. */
export function debounceMs({ setting, trigger, lastChange, linePrefix, gapMs, misses }: DebounceInput): number {
  // After an acceptance there is no typing to wait out. Asking before it, while the suggestion is read, saved no key and
  // cost 2 µ$ more for each: of six suggestions that are whole, one is taken whole.
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
