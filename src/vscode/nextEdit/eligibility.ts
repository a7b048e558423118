import * as vscode from 'vscode';
import type { NextEditObstacle } from '../../core/nextEdit/session/nothing.ts';
import type { Exclusion, ExclusionReason } from '../privacy/exclusion.ts';
import { languageEnabled, type Settings } from '../settings.ts';

/** Why nothing is looked for, or shown, in the active editor. */
export type Obstacle = NextEditObstacle | Exclude<ExclusionReason, 'open' | 'off' | 'language-off'>;

export interface EligibilityOptions {
  readonly settings: () => Settings;
  readonly exclusion: Exclusion;
  /** Ghost text or the suggest widget is at the cursor. */
  readonly isSuggesting: () => boolean;
}

/** Where next edits may be. */
export class Eligibility {
  readonly #options: EligibilityOptions;

  constructor(options: EligibilityOptions) {
    this.#options = options;
  }

  /** Of the active editor, as it is now. */
  get obstacle(): Obstacle | undefined {
    const { document } = vscode.window.activeTextEditor ?? {};
    return (document && this.#obstacleIn(document)) ?? this.passingObstacle;
  }

  /** A short one: the cursor's, or a suggestion. */
  get passingObstacle(): Obstacle | undefined {
    const editor = vscode.window.activeTextEditor;
    if (!editor) return 'no-editor';
    if (editor.selections.length > 1) return 'several-cursors';
    if (!editor.selection.isEmpty) return 'selection';
    return this.#options.isSuggesting() ? 'suggestion' : undefined;
  }

  /** Excluded and secret files are never read. A promise until the verdict is known. */
  allows(document: vscode.TextDocument): boolean | Promise<boolean> {
    if (this.#obstacleIn(document) !== undefined) return false;
    const verdict = this.#options.exclusion.verdict(document);
    return typeof verdict === 'string' ? verdict === 'open' : verdict.then(known => known === 'open');
  }

  #obstacleIn(document: vscode.TextDocument): Obstacle | undefined {
    const settings = this.#options.settings();
    if (settings.nextEdit === 'off') return 'off';
    if (!languageEnabled(settings, document.languageId)) return 'language-off';
    const { scheme } = document.uri;
    if (scheme === 'vscode-notebook-cell') return 'notebook';
    if (!document.isUntitled && vscode.workspace.fs.isWritableFileSystem(scheme) !== true) return 'read-only';
    const verdict = this.#options.exclusion.verdict(document);
    return isObstacle(verdict) ? verdict : undefined;
  }
}

function isObstacle(
  verdict: ExclusionReason | Promise<ExclusionReason>,
): verdict is Exclude<ExclusionReason, 'open' | 'off' | 'language-off'> {
  return typeof verdict === 'string' && verdict !== 'open';
}
