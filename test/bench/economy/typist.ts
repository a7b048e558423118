import { chance } from './chance.ts';
import { applied, rightLines, type Shown } from './editor.ts';
import type { Intent } from './intent.ts';
import type { Halves, Key, TypingRules } from './keys.ts';

export const RHYTHMS = ['with pauses', 'without pauses'] as const;
export type Rhythm = (typeof RHYTHMS)[number];

/** Time to read a suggestion. */
const READING_MS = 250;
/** Without pauses: every key, whatever it is. */
const EVEN_KEY_MS = 170;
/** With pauses, from - to: inside a word, at a word's border, at a line's start. */
const KEY_MS = [80, 160] as const;
const BREATH_MS = [180, 420] as const;
const THOUGHT_MS = [600, 1_800] as const;
/** More than any stretch has characters: a mistake in these rules would go on for ever. */
const MOST_PRESSES = 20_000;
const TICK_MS = 10;

/** Where an author writes. */
export interface WritingDesk {
  readonly text: Halves;
  readonly shown: Shown | undefined;
  press(key: Key, closed: number): void | Promise<void>;
  take(): void | Promise<void>;
  takeLine(): void | Promise<void>;
  /** Looks at the screen again before accepting. */
  look?(): Promise<void>;
  /** The author goes away. */
  close?(): void;
}

/** Simulated, or the real one. */
export interface Time {
  /** In milliseconds. */
  now(): number;
  advance(ms: number): Promise<void>;
}

export interface TypistOptions {
  readonly clock: Time;
  readonly editor: WritingDesk;
  readonly intent: Intent;
  readonly rules: TypingRules;
  readonly rhythm: Rhythm;
  readonly seed: number;
  /** By then something is wrong. */
  readonly mostPresses?: number;
  /** Called before every press, so that the model knows where the author is. */
  readonly onTurn: (text: Halves) => void;
}

/**
 * Writes the intention. A suggestion has been read after 250 ms on the screen: if right, it is accepted with one press,
 * otherwise its right lines with one press each. With pauses it is accepted as soon as it is read; without, at the next
 * beat. A wrong one is typed past. The typist never waits for one.
 * @returns the number of presses
 */
export async function write(options: TypistOptions): Promise<number> {
  const { clock, editor, intent, rules, rhythm, mostPresses = MOST_PRESSES, onTurn } = options;
  let presses = 0;
  // A slow press doesn't delay the next one.
  let beatMs = clock.now();
  for (;;) {
    if (presses > mostPresses) throw new Error(`does not come to an end: ${editor.text.before.slice(-200)}`);
    onTurn(editor.text);
    const key = intent.next(editor.text, rules);
    if (key === undefined) break;
    const beat = { presses, key, fromMs: beatMs };
    const taken = await idle(options, beat);
    if (taken > 0) {
      presses += taken;
      beatMs = clock.now();
      continue;
    }
    beatMs += delayMs(options, beat);
    const takenAtBeat = rhythm === 'without pauses' && hasRead(options) ? await takeRight(options) : 0;
    if (takenAtBeat > 0) {
      presses += takenAtBeat;
      beatMs = Math.max(beatMs, clock.now());
      continue;
    }
    // The text may be known better by now.
    const last = intent.next(editor.text, rules);
    if (last === undefined) continue;
    await editor.press(last, sameLine(intent.closed(editor.text)));
    presses += last.kind === 'down' ? 2 : 1;
  }
  editor.close?.();
  await clock.advance(0);
  if (!intent.isDone(editor.text)) throw new Error('the typist has written something else');
  return presses;
}

/** The next press, and when the last one was. */
interface Beat {
  readonly presses: number;
  readonly key: Key;
  readonly fromMs: number;
}

/** Waits for the next beat; with pauses takes a right suggestion as soon as it has been read. */
async function idle(options: TypistOptions, beat: Beat): Promise<number> {
  const { clock, rhythm } = options;
  const until = beat.fromMs + delayMs(options, beat);
  do {
    await clock.advance(Math.max(0, Math.min(TICK_MS, until - clock.now())));
    const taken = rhythm === 'with pauses' && hasRead(options) ? await takeRight(options) : 0;
    if (taken > 0) return taken;
  } while (clock.now() < until);
  return 0;
}

/** Is there something right on the screen, for long enough? */
function hasRead({ clock, editor, intent }: TypistOptions): boolean {
  const { shown, text } = editor;
  if (shown === undefined || clock.now() - shown.sinceMs < READING_MS) return false;
  return intent.accepts(applied(text, shown)) || rightLines(text, shown, halves => intent.accepts(halves)) > 0;
}

async function takeRight({ clock, editor, intent, rhythm, onTurn }: TypistOptions): Promise<number> {
  // A line that was not there when it was read may be wrong.
  await editor.look?.();
  const { shown, text } = editor;
  if (shown === undefined) return 0;
  if (intent.accepts(applied(text, shown))) {
    await editor.take();
    onTurn(editor.text);
    return 1;
  }
  const lines = rightLines(text, shown, halves => intent.accepts(halves));
  for (let line = 0; line < lines; line++) {
    if (line > 0) await clock.advance(rhythm === 'without pauses' ? EVEN_KEY_MS : KEY_MS[1]);
    await editor.takeLine();
    onTurn(editor.text);
  }
  return lines;
}

function delayMs({ editor, intent, rhythm, seed }: TypistOptions, { presses, key }: Beat): number {
  if (rhythm === 'without pauses') return EVEN_KEY_MS;
  const { before } = editor.text;
  const line = before.slice(before.lastIndexOf('\n') + 1);
  const [from, to] = line.trim() === '' && key.kind === 'char' ? THOUGHT_MS : borderOf(before, key);
  return from + (to - from) * chance('delay', seed, intent.lineStart(editor.text), line.length, presses);
}

function borderOf(before: string, key: Key): readonly [number, number] {
  const startsWord = key.kind === 'char' && /[\p{L}\p{N}_]/u.test(key.char);
  return startsWord && !/[\p{L}\p{N}_]$/u.test(before) ? BREATH_MS : KEY_MS;
}

/** How many of the characters behind the cursor can be typed over. */
function sameLine(closed: string): number {
  const end = closed.indexOf('\n');
  return end < 0 ? closed.length : end;
}
