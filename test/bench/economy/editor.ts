import type { Clock } from '../../../src/core/clock.ts';
import type { CompletionOutcome } from '../../../src/core/completion/outcome/outcome.ts';
import type { CompletionPipeline } from '../../../src/core/completion/request/pipeline.ts';
import type { LastChange } from '../../../src/core/completion/request/trigger.ts';
import {
  AROUND_BUDGET,
  HOLE_BUDGET,
  type Hole,
  type HoleBudget,
  type Position,
  takeHole,
} from '../../../src/core/document/hole.ts';
import { isBlank, isSubsequence, lastLine } from '../../../src/core/text/lines.ts';
import { type Halves, type Key, press, type TypingRules } from './keys.ts';

/** Between a change and the call of a provider. */
export const CORE_WAIT_MS = 50;
/** After Tab it has been seen to ask within 50 to 65 ms. */
const AFTER_ACCEPT_MS = 60;
/** From the extension's answer to the screen, and from its refresh to the question: the extension host is a process of its own. */
const TRAVEL_MS = 5;
/** Least gap between refreshes of a growing answer, and the time until the new call (growInPlace.ts). */
const REFRESH_GAP_MS = 150;
const REFRESH_MS = 70;

/** Ghost text on the screen. */
export interface Shown {
  readonly insertText: string;
  readonly replaceSuffix: number;
  /** In milliseconds; typing through it and growth don't reset it. */
  readonly sinceMs: number;
}

export interface EditorOptions {
  readonly pipeline: CompletionPipeline;
  readonly clock: Clock;
  readonly documentId: string;
  readonly path: string;
  readonly rules: TypingRules;
  readonly text: Halves;
}

/**
 * The behavior of VS Code's core, as measured in ghost-text.md: 50 ms of its own, cancellation at each change, ghost
 * text that shrinks while it is typed and disappears at other keys, an answer that replaces the shown one, a call after
 * each acceptance, and growth in place. Enter and cursor moves remove ghost text; a move calls no provider.
 */
export class Editor {
  readonly #options: EditorOptions;
  #text: Halves;
  #version = 1;
  #shown: Shown | undefined;
  #pending = new AbortController();
  #lastChange: LastChange = 'none';
  #refreshes = new AbortController();
  #nextRefreshMs = 0;
  /** Every question's answer, for the figures. */
  readonly outcomes: CompletionOutcome[] = [];

  constructor(options: EditorOptions) {
    this.#options = options;
    this.#text = options.text;
  }

  get text(): Halves {
    return this.#text;
  }

  get shown(): Shown | undefined {
    return this.#shown;
  }

  press(key: Key, closed: number): void {
    const { rules } = this.#options;
    const before = this.#text;
    this.#text = press(before, key, rules, closed);
    if (key.kind === 'down' || key.kind === 'end') {
      this.#hide();
      this.#pending.abort();
      this.#moved();
      return;
    }
    const deletes = key.kind === 'backspace' || key.kind === 'delete';
    this.#lastChange = deletes ? 'deleted' : 'typed';
    this.#typeThrough(before, key);
    this.#changed(CORE_WAIT_MS);
  }

  /** Tab: takes all that is shown. */
  take(): void {
    if (this.#shown === undefined) return;
    this.#text = applied(this.#text, this.#shown);
    this.#hide();
    this.#lastChange = 'accepted';
    this.#changed(AFTER_ACCEPT_MS);
  }

  /** "Accept Next Line": the first line, with its line break. */
  takeLine(): void {
    if (this.#shown === undefined) return;
    const { insertText, replaceSuffix, sinceMs } = this.#shown;
    const end = insertText.indexOf('\n') + 1;
    const { before, after } = this.#text;
    this.#text = { before: before + insertText.slice(0, end), after: after.slice(replaceSuffix) };
    this.#shown = { insertText: insertText.slice(end), replaceSuffix: 0, sinceMs };
    this.#lastChange = 'typed';
    this.#changed(CORE_WAIT_MS);
  }

  /** More of the live answer can be shown. */
  liveChanged(): void {
    if (this.#shown === undefined) return;
    this.#refreshes.abort();
    this.#refreshes = new AbortController();
    void this.#refresh(this.#version, this.#refreshes.signal);
  }

  close(): void {
    this.#pending.abort();
    this.#refreshes.abort();
    this.#options.pipeline.left();
  }

  async #refresh(version: number, signal: AbortSignal): Promise<void> {
    const { clock, pipeline, documentId } = this.#options;
    await clock.sleep(this.#nextRefreshMs - clock.now(), signal);
    const shown = this.#shown;
    if (signal.aborted || version !== this.#version || shown === undefined) return;
    const longer = pipeline.liveAt(documentId, this.#hole());
    const extendsShown =
      longer !== undefined &&
      longer.insertText.length > shown.insertText.length &&
      longer.insertText.startsWith(shown.insertText);
    if (!extendsShown) return;
    this.#nextRefreshMs = clock.now() + REFRESH_GAP_MS;
    this.#pending.abort();
    this.#pending = new AbortController();
    await this.#ask(REFRESH_MS, this.#pending.signal);
  }

  #changed(waitMs: number): void {
    this.#version++;
    this.#pending.abort();
    this.#pending = new AbortController();
    this.#moved();
    void this.#ask(waitMs, this.#pending.signal);
  }

  #moved(): void {
    const { pipeline, documentId } = this.#options;
    if (pipeline.busy) pipeline.cursorMoved(documentId, this.#version, this.#hole());
  }

  async #ask(waitMs: number, signal: AbortSignal): Promise<void> {
    const { clock, pipeline, documentId, path } = this.#options;
    await clock.sleep(waitMs, signal);
    if (signal.aborted) return;
    const position = this.#position();
    const outcome = await pipeline.complete(
      {
        documentId,
        version: this.#version,
        position,
        path,
        hole: this.#hole(),
        around: () => this.#hole(position, AROUND_BUDGET),
        trigger: 'automatic',
        lastChange: this.#lastChange,
      },
      signal,
    );
    this.outcomes.push(outcome);
    await clock.sleep(TRAVEL_MS, signal);
    if (!signal.aborted) this.#show(outcome);
  }

  #show(outcome: CompletionOutcome): void {
    if (outcome.kind !== 'suggested') {
      this.#hide();
      return;
    }
    const { insertText, replaceSuffix } = outcome;
    const continues = this.#shown !== undefined && insertText.startsWith(this.#shown.insertText);
    const sinceMs = continues && this.#shown ? this.#shown.sinceMs : this.#options.clock.now();
    this.#shown = { insertText, replaceSuffix, sinceMs };
    this.liveChanged();
  }

  #hide(): void {
    this.#shown = undefined;
    this.#refreshes.abort();
  }

  /** Typing the ghost text shortens it; any other key removes it. */
  #typeThrough(before: Halves, key: Key): void {
    const shown = this.#shown;
    if (shown === undefined) return;
    const typed = this.#text.before.slice(before.before.length);
    const rest = shown.insertText.slice(typed.length);
    const replaceSuffix = shown.replaceSuffix + this.#text.after.length - before.after.length;
    const goesOn =
      key.kind !== 'enter' &&
      typed !== '' &&
      shown.insertText.startsWith(typed) &&
      rest !== '' &&
      replaceSuffix >= 0 &&
      isSubsequence(this.#text.after.slice(0, replaceSuffix), rest);
    if (goesOn) this.#shown = { insertText: rest, replaceSuffix, sinceMs: shown.sinceMs };
    else this.#hide();
  }

  #position(): Position {
    const { before } = this.#text;
    return { line: before.split('\n').length - 1, character: lastLine(before).length };
  }

  #hole(position: Position = this.#position(), budget: HoleBudget = HOLE_BUDGET): Hole {
    const { rules } = this.#options;
    const { before, after } = this.#text;
    const all = (before + after).split('\n');
    return takeHole({
      lines: { lineCount: all.length, line: index => all[index] ?? '' },
      position,
      budget,
      languageId: rules.languageId,
      eol: '\n',
      indentUnit: rules.indentUnit,
    });
  }
}

/** The document when all that is shown is taken. */
export function applied({ before, after }: Halves, { insertText, replaceSuffix }: Shown): Halves {
  return { before: before + insertText, after: after.slice(replaceSuffix) };
}

/** Number of whole lines, from the first, that lead to a text that `accepts` allows. */
export function rightLines(text: Halves, shown: Shown, accepts: (text: Halves) => boolean): number {
  const { insertText, replaceSuffix } = shown;
  let count = 0;
  for (let end = insertText.indexOf('\n'); end >= 0; end = insertText.indexOf('\n', end + 1)) {
    const after = text.after.slice(replaceSuffix);
    if (!accepts({ before: text.before + insertText.slice(0, end + 1), after })) break;
    if (!isBlank(insertText.slice(0, end))) count = insertText.slice(0, end).split('\n').length;
  }
  return count;
}
