import { setTimeout as sleep } from 'node:timers/promises';
import * as vscode from 'vscode';
import type { Spent, Stopwatch } from './stopwatch.ts';
import type { Subject } from './subject.ts';
import { turn } from './turn.ts';

const CHANGE_LIMIT_MS = 5_000;

/** Cost of a key, and whether a suggestion was there at once. */
export interface Key extends Spent {
  readonly answered: boolean;
}

/** Types into an editor, and measures each key. */
export class Keyboard {
  readonly #editor: vscode.TextEditor;
  readonly #subject: Subject;
  readonly #stopwatch: Stopwatch;

  constructor({ editor, subject, stopwatch }: { editor: vscode.TextEditor; subject: Subject; stopwatch: Stopwatch }) {
    this.#editor = editor;
    this.#subject = subject;
    this.#stopwatch = stopwatch;
  }

  /**
   * One key: a real change through the editor, and then the question that the editor would ask if it did not wait for
   * 50 ms without a key. Where it does ask its own question, in a pause, that counts besides.
   */
  async press(text: string, thenPauseMs = 0): Promise<Key> {
    const { document } = this.#editor;
    const { version } = document;
    const before = this.#editor.selection.active;
    await vscode.commands.executeCommand('type', { text });
    const end = performance.now() + CHANGE_LIMIT_MS;
    const arrived = () => document.version > version && !this.#editor.selection.active.isEqual(before);
    while (!arrived()) {
      if (performance.now() > end) throw new Error(`the key ${JSON.stringify(text)} changed nothing`);
      await turn();
    }
    const answered = this.#ask();
    // The request that goes out meanwhile belongs to this key.
    if (thenPauseMs > 0) await sleep(thenPauseMs);
    return { ...this.#stopwatch.take(), answered };
  }

  /** A question at the cursor that the next key cancels. Whether an answer was there at once. */
  #ask(): boolean {
    const question = new vscode.CancellationTokenSource();
    const context: vscode.InlineCompletionContext = {
      triggerKind: vscode.InlineCompletionTriggerKind.Automatic,
      selectedCompletionInfo: undefined,
    };
    const { document, selection } = this.#editor;
    const items = this.#stopwatch.time(() => {
      const provided = this.#subject.ghostText.provideInlineCompletionItems(
        document,
        selection.active,
        context,
        question.token,
      );
      question.cancel();
      return provided;
    });
    return Array.isArray(items) && items.length > 0;
  }
}
