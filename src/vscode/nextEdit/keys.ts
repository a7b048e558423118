import * as vscode from 'vscode';
import { NEXT_EDIT_CONTEXTS } from '../../contributions.ts';

export interface KeyState {
  /** Escape and the second key. */
  readonly isOffered: boolean;
  readonly isTabOurs: boolean;
}

/** Context keys, sent only when they change. */
export class Keys {
  #state: KeyState = { isOffered: false, isTabOurs: false };

  set(state: KeyState): void {
    const before = this.#state;
    this.#state = state;
    if (before.isOffered !== state.isOffered) setContext(NEXT_EDIT_CONTEXTS.offered, state.isOffered);
    if (before.isTabOurs !== state.isTabOurs) setContext(NEXT_EDIT_CONTEXTS.tab, state.isTabOurs);
  }
}

function setContext(name: string, value: boolean): void {
  void vscode.commands.executeCommand('setContext', name, value);
}

/** Tab indents there. */
export function isInLeadingBlanks({ document, selection }: vscode.TextEditor): boolean {
  const { character, line } = selection.active;
  return document.lineAt(line).text.slice(0, character).trim() === '';
}
