import * as vscode from 'vscode';
import { LABEL } from './marks.ts';

export interface ShownHint {
  readonly editor: vscode.TextEditor;
  readonly text: string;
  readonly hover: vscode.MarkdownString;
}

/** At the end of the cursor's line, where the next edit is out of sight. */
export class Hint implements vscode.Disposable {
  readonly #type = vscode.window.createTextEditorDecorationType({
    after: LABEL,
  });
  #editor: vscode.TextEditor | undefined;

  dispose(): void {
    this.#type.dispose();
  }

  show(hint: ShownHint | undefined): void {
    if (this.#editor && this.#editor !== hint?.editor) this.#editor.setDecorations(this.#type, []);
    this.#editor = hint?.editor;
    if (!hint) return;
    const { document, selection } = hint.editor;
    const { range } = document.lineAt(selection.active.line);
    // The hover comes where the mouse is over the line's last character.
    const last = range.end.with({ character: Math.max(0, range.end.character - 1) });
    const after = { contentText: hint.text };
    hint.editor.setDecorations(this.#type, [
      { range: new vscode.Range(last, range.end), hoverMessage: hint.hover, renderOptions: { after } },
    ]);
  }
}
