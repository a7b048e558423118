import * as vscode from 'vscode';
import { EXTENSION_ID } from '../../contributions.ts';
import type { Suggestion } from '../../core/completion/outcome/suggestion.ts';

/** Faster than this a reader sees flicker and not lines that arrive. */
const MIN_GAP_MS = 150;
/** The editor waits 50 ms and then asks; an editor that has not asked by then does not know this way. */
const PROBE_MS = 400;
/** One after the other: a busy machine may miss one; an editor that ignores the way misses all. */
const PROBE_MISSES = 3;

/** What the editor was given last, and where. */
export interface Shown {
  readonly document: vscode.TextDocument;
  readonly version: number;
  readonly position: vscode.Position;
  readonly suggestion: Suggestion;
}

export interface GrowInPlaceOptions {
  /** Registers the provider; the editor then holds it for a new one. */
  readonly register: () => vscode.Disposable;
  /** The live answer at the place that is shown, as far as it is decided. */
  readonly liveAt: (shown: Shown) => Suggestion | undefined;
  readonly onUnsupported: () => void;
}

/**
 * Lengthens ghost text that is on the screen. The stable API has no call for it, but a provider that was registered
 * after the shown answer makes the editor ask again on an automatic trigger, and it then replaces the list in one step:
 * no blank frame. Where the editor does not ask, this is given up for the window and suggestions stay as they came.
 */
export class GrowInPlace implements vscode.Disposable {
  readonly #options: GrowInPlaceOptions;
  #registration: vscode.Disposable;
  #shown: Shown | undefined;
  #nextAt = 0;
  #timer: NodeJS.Timeout | undefined;
  #probe: NodeJS.Timeout | undefined;
  #misses = 0;

  constructor(options: GrowInPlaceOptions) {
    this.#options = options;
    this.#registration = options.register();
  }

  get supported(): boolean {
    return this.#misses < PROBE_MISSES;
  }

  /** The editor asks the provider: what was shown is about to be replaced. */
  asked(): void {
    if (this.#probe !== undefined) this.#misses = 0;
    clearTimeout(this.#probe);
    this.#probe = undefined;
  }

  /** The editor was given `shown`; undefined when it was given nothing, or what it has is gone. */
  set(shown: Shown | undefined): void {
    this.#shown = shown;
    if (shown) this.liveChanged();
    else clearTimeout(this.#timer);
  }

  /** More of the answer may be decided. */
  liveChanged(): void {
    if (!this.supported || !this.#shown) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#refresh(), Math.max(0, this.#nextAt - Date.now()));
  }

  /** There is more to show than the text itself: further suggestions at the same place. */
  more(): void {
    if (this.supported && this.#shown && isStillThere(this.#shown)) this.#askAgain(this.#shown);
  }

  /**
   * Somebody asks, and nothing is shown. Where they have asked at this place before, the editor would take the nothing
   * of that time for the answer and ask nobody; a provider that is new to it is asked.
   */
  async askAnew(): Promise<void> {
    this.#registerAnew();
    await vscode.commands.executeCommand('editor.action.inlineSuggest.trigger');
  }

  dispose(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#probe);
    this.#registration.dispose();
  }

  #refresh(): void {
    const shown = this.#shown;
    if (!shown || !isStillThere(shown)) return;
    const longer = this.#options.liveAt(shown);
    if (longer && extendsShown(longer, shown.suggestion)) this.#askAgain(shown);
  }

  #askAgain(shown: Shown): void {
    this.#nextAt = Date.now() + MIN_GAP_MS;
    this.#registerAnew();
    clearTimeout(this.#probe);
    this.#probe = setTimeout(() => this.#missed(shown), PROBE_MS);
    void vscode.commands.executeCommand('editor.action.inlineSuggest.trigger', {
      explicit: false,
      providerId: `${EXTENSION_ID}:*`,
    });
  }

  #registerAnew(): void {
    this.#registration.dispose();
    this.#registration = this.#options.register();
  }

  #missed(shown: Shown): void {
    this.#probe = undefined;
    // Where the user has moved on meanwhile, the editor was right not to ask.
    if (this.#shown !== shown || !isStillThere(shown)) return;
    this.#misses++;
    if (!this.supported) this.#options.onUnsupported();
  }
}

/**
 * The editor hides its ghost text when it loses the focus. That the window has lost it can be seen from here; that
 * another part of the same window has it cannot (no API tells), and there the text comes back while its answer grows.
 */
function isStillThere({ document, version, position }: Shown): boolean {
  const editor = vscode.window.activeTextEditor;
  return (
    vscode.window.state.focused &&
    editor?.document === document &&
    document.version === version &&
    editor.selections.length === 1 &&
    editor.selection.isEmpty &&
    editor.selection.active.isEqual(position)
  );
}

/** Lines that are being read are never rewritten: the longer text begins with all of the shorter one. */
function extendsShown(longer: Suggestion, shown: Suggestion): boolean {
  return longer.insertText.length > shown.insertText.length && longer.insertText.startsWith(shown.insertText);
}
