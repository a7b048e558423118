import * as vscode from 'vscode';
import { EXTENSION_ID } from '../../contributions.ts';
import type { Suggestion } from '../../core/completion/outcome/suggestion.ts';

/** Shorter gaps flicker. */
const MIN_GAP_MS = 150;
/** From the end of the trigger command. VS Code debounces by 50 ms; without a call by then it doesn't support this. */
const PROBE_MS = 400;
/** Consecutive misses: a busy machine may miss some, an editor without support misses all. */
const PROBE_MISSES = 3;

/** The suggestion last returned to the editor, and its position. */
export interface Shown {
  readonly document: vscode.TextDocument;
  readonly version: number;
  readonly position: vscode.Position;
  readonly suggestion: Suggestion;
}

export interface GrowInPlaceOptions {
  /** Registers the provider again, which makes VS Code treat it as new. */
  readonly register: () => vscode.Disposable;
  /** The decided part of the live answer at the shown position. */
  readonly liveAt: (shown: Shown) => Suggestion | undefined;
  readonly onUnsupported: () => void;
}

/**
 * Lengthens ghost text on the screen. The stable API has no call for it, but a provider registered after the shown
 * answer is called again on an automatic trigger, and VS Code then replaces the list in one step, without a blank
 * frame. Where that doesn't happen, it is given up for the window and suggestions stay as shown.
 */
export class GrowInPlace implements vscode.Disposable {
  readonly #options: GrowInPlaceOptions;
  #registration: vscode.Disposable;
  #shown: Shown | undefined;
  #nextAt = 0;
  #timer: NodeJS.Timeout | undefined;
  #probe: NodeJS.Timeout | undefined;
  /** The suggestion for which the editor is expected to call the provider again. */
  #awaited: Shown | undefined;
  #misses = 0;
  /** It has worked in this window, so misses only mean that the machine is busy. */
  #isProven = false;

  constructor(options: GrowInPlaceOptions) {
    this.#options = options;
    this.#registration = options.register();
  }

  get supported(): boolean {
    return this.#isProven || this.#misses < PROBE_MISSES;
  }

  /** The editor called the provider and is about to replace the shown suggestion. */
  providerCalled(): void {
    if (this.#awaited) {
      this.#isProven = true;
      this.#misses = 0;
    }
    this.#awaited = undefined;
    clearTimeout(this.#probe);
  }

  /** The suggestion returned to the editor; undefined for none. */
  set(shown: Shown | undefined): void {
    this.#shown = shown;
    if (shown) this.liveChanged();
    else clearTimeout(this.#timer);
  }

  liveChanged(): void {
    if (!this.supported || !this.#shown) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#refresh(), Math.max(0, this.#nextAt - Date.now()));
  }

  /** Further suggestions have arrived for the same position. */
  more(): void {
    if (this.supported && this.#shown && isStillThere(this.#shown)) this.#askAgain(this.#shown);
  }

  /**
   * Triggers a suggestion where nothing is shown. VS Code caches an earlier empty result for the same position; a newly
   * registered provider is called regardless.
   */
  async retrigger(): Promise<void> {
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
    this.#awaited = shown;
    const trigger = { explicit: false, providerId: `${EXTENSION_ID}:*` };
    void vscode.commands
      .executeCommand('editor.action.inlineSuggest.trigger', trigger)
      .then(() => this.#probeFor(shown));
  }

  #probeFor(shown: Shown): void {
    if (this.#awaited !== shown) return;
    clearTimeout(this.#probe);
    this.#probe = setTimeout(() => this.#missed(shown), PROBE_MS);
  }

  #registerAnew(): void {
    this.#registration.dispose();
    this.#registration = this.#options.register();
  }

  #missed(shown: Shown): void {
    this.#awaited = undefined;
    // The user moved on, so the editor was right not to call.
    if (this.#shown !== shown || !isStillThere(shown)) return;
    this.#misses++;
    if (!this.supported) this.#options.onUnsupported();
    else if (this.#misses < PROBE_MISSES) this.#refresh();
  }
}

/**
 * VS Code hides ghost text when the editor loses the focus. Only the window's focus is visible to extensions, so with
 * another part of the window focused the text reappears as it grows.
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

/** Growing never rewrites shown lines: the longer text starts with the shorter one. */
function extendsShown(longer: Suggestion, shown: Suggestion): boolean {
  return longer.insertText.length > shown.insertText.length && longer.insertText.startsWith(shown.insertText);
}
