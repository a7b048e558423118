import type { LastChange, Trigger } from './trigger.ts';

/** `auto`, or so many milliseconds after the editor's own wait. */
export type DebounceSetting = 'auto' | number;

/** VS Code waits this long itself before it asks a provider; ours counts from there. */
export const EDITOR_WAIT_MS = 50;
/** With the editor's wait 120 ms after the last key: longer than the gap inside a word of a fast typist (80-110 ms). */
const AUTO_MS = 70;
/** Someone who deletes is looking for another word; the thought takes about as long as half a second. */
const AFTER_DELETION_MS = 350;

export interface DebounceInput {
  readonly setting: DebounceSetting;
  readonly trigger: Trigger;
  readonly lastChange: LastChange;
}

/** How long to wait, in milliseconds, before the model is asked; a key in the meantime starts anew. */
export function debounceMs({ setting, trigger, lastChange }: DebounceInput): number {
  // After an acceptance there is no typing to wait out.
  if (trigger === 'explicit' || lastChange === 'accepted') return 0;
  if (setting !== 'auto') return setting;
  return lastChange === 'deleted' ? AFTER_DELETION_MS : AUTO_MS;
}
