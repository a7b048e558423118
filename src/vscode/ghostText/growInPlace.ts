import * as vscode from 'vscode';
import { EXTENSION_ID } from '../../contributions.ts';
import type { Suggestion } from '../../core/completion/outcome/suggestion.ts';

/** Shorter gaps flicker. */
const MIN_GAP_MS = 150;
/** After the trigger command. VS Code debounces by 50 ms. */
const PROBE_MS = 400;
/** A busy machine misses some. */
const PROBE_MISSES = 3;

export interface Shown {
  readonly document: vscode.TextDocument;
  readonly version: number;
  readonly position: vscode.Position;
  readonly suggestion: Suggestion;
}

export interface GrowInPlaceOptions {
  /** VS Code takes a new registration for a new provider. */
  readonly register: () => vscode.Disposable;
  /** Of the live answer at the shown position. */
  readonly liveAt: (shown: Shown) => Suggestion | undefined;
  readonly onUnsupported: () => void;
}

/**
 * Lengthens visible ghost text: VS Code calls a newly registered provider on an automatic trigger, and replaces the
 * list without a blank frame. Gives up for the window if that fails.
 */
export class GrowInPlace implements vscode.Disposable {
  readonly #options: GrowInPlaceOptions;
  #registration: vscode.Disposable;
  #shown: Shown | undefined;
  #nextAt = 0;
  #timer: NodeJS.Timeout | undefined;
  #probe: NodeJS.Timeout | undefined;
  /** The provider will be called for it. */
  #awaited: Shown | undefined;
  #misses = 0;
  /** Then misses only mean a busy machine. */
  #isProven = false;

  constructor(options: GrowInPlaceOptions) {
    this.#options = options;
    this.#registration = options.register();
  }

  get supported(): boolean {
    return this.#isProven || this.#misses < PROBE_MISSES;
  }

  providerCalled(): void {
    if (this.#awaited) {
      this.#isProven = true;
      this.#misses = 0;
    }
    this.#awaited = undefined;
    clearTimeout(this.#probe);
  }

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

  more(): void {
    if (this.supported && this.#shown && isStillThere(this.#shown)) this.#askAgain(this.#shown);
  }

  /** VS Code caches empty results, but not of a new provider. */
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
    if (this.#shown !== shown || !isStillThere(shown)) return;
    this.#misses++;
    if (!this.supported) this.#options.onUnsupported();
    else if (this.#misses < PROBE_MISSES) this.#refresh();
  }
}

/** Extensions see only the window's focus: with another part focused the text reappears as it grows. */
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

function extendsShown(longer: Suggestion, shown: Suggestion): boolean {
  return longer.insertText.length > shown.insertText.length && longer.insertText.startsWith(shown.insertText);
}
