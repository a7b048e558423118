import * as vscode from 'vscode';
import type { NextEdit } from '../../core/nextEdit/nextEdit.ts';
import { changedParts } from '../../core/nextEdit/session/changedParts.ts';
import { newLinesAfter } from '../../core/text/newLinesAfter.ts';

const MOST_CHARS = 160;

interface Marks {
  /** Parts of lines. */
  readonly removed: vscode.DecorationOptions[];
  readonly removedLines: vscode.DecorationOptions[];
  readonly added: vscode.DecorationOptions[];
}

export interface MarkedEdit {
  readonly edit: NextEdit;
  /** Behind the first changed line: `Tab to apply`. */
  readonly label: string;
  readonly hover: vscode.MarkdownString;
}

/**
 * The edit in its place: removed text struck out, added text behind it. Only decorations, since the stable API has no
 * lines that aren't in the document.
 */
export class EditMarks implements vscode.Disposable {
  readonly #subscription: vscode.Disposable;
  #types = new MarkTypes();
  #marked: readonly vscode.TextEditor[] = [];
  #shown: MarkedEdit | undefined;

  constructor() {
    this.#subscription = vscode.window.onDidChangeActiveColorTheme(() => {
      const shown = this.#shown;
      this.#types.dispose();
      this.#types = new MarkTypes();
      this.#marked = [];
      this.show(shown);
    });
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#types.dispose();
  }

  show(shown: MarkedEdit | undefined): void {
    this.#shown = shown;
    const editors = shown ? vscode.window.visibleTextEditors.filter(({ document }) => isIn(document, shown.edit)) : [];
    for (const editor of this.#marked) if (!editors.includes(editor)) this.#types.clear(editor);
    this.#marked = editors;
    if (shown) for (const editor of editors) this.#types.set(editor, shown);
  }
}

/** High contrast themes have borders instead of backgrounds. */
class MarkTypes implements vscode.Disposable {
  readonly #removed = vscode.window.createTextEditorDecorationType({
    ...colored('diffEditor.removedTextBackground', 'diffEditor.removedTextBorder'),
    textDecoration: 'line-through',
  });
  readonly #removedLines = vscode.window.createTextEditorDecorationType({
    isWholeLine: true,
    backgroundColor: new vscode.ThemeColor('diffEditor.removedLineBackground'),
    textDecoration: 'line-through',
  });
  readonly #added = vscode.window.createTextEditorDecorationType({
    after: {
      ...colored('diffEditor.insertedTextBackground', 'diffEditor.insertedTextBorder'),
      color: new vscode.ThemeColor('editor.foreground'),
      textDecoration: 'none; white-space: pre; border-radius: 2px;',
    },
  });
  readonly #label = vscode.window.createTextEditorDecorationType({ after: LABEL });

  set(editor: vscode.TextEditor, { edit, hover, label }: MarkedEdit): void {
    const marks = marksOf(edit, { document: editor.document, hover });
    editor.setDecorations(this.#removed, marks.removed);
    editor.setDecorations(this.#removedLines, marks.removedLines);
    editor.setDecorations(this.#added, marks.added);
    const first = [...marks.removed, ...marks.removedLines, ...marks.added][0]?.range.start.line ?? 0;
    const { end } = editor.document.lineAt(first).range;
    const after = { contentText: label };
    editor.setDecorations(this.#label, [{ range: new vscode.Range(end, end), renderOptions: { after } }]);
  }

  clear(editor: vscode.TextEditor): void {
    for (const type of this.#all) editor.setDecorations(type, []);
  }

  dispose(): void {
    for (const type of this.#all) type.dispose();
  }

  get #all(): readonly vscode.TextEditorDecorationType[] {
    return [this.#removed, this.#removedLines, this.#added, this.#label];
  }
}

/** Keys behind a line. */
export const LABEL: vscode.ThemableDecorationAttachmentRenderOptions = {
  margin: '0 0 0 3ch',
  color: new vscode.ThemeColor('editorCodeLens.foreground'),
  fontStyle: 'italic',
  textDecoration: 'none; white-space: pre;',
};

function colored(background: string, border: string) {
  const { HighContrast, HighContrastLight } = vscode.ColorThemeKind;
  const { kind } = vscode.window.activeColorTheme;
  return kind === HighContrast || kind === HighContrastLight
    ? { border: '1px dashed', borderColor: new vscode.ThemeColor(border) }
    : { backgroundColor: new vscode.ThemeColor(background) };
}

function marksOf(
  edit: NextEdit,
  { document, hover: hoverMessage }: { document: vscode.TextDocument; hover: vscode.MarkdownString },
): Marks {
  const { parts, removed, added } = changedParts(edit);
  const marks: Marks = { removed: [], removedLines: [], added: [] };
  for (const { added: text, end, line, start } of parts) {
    const at = edit.line + line;
    const range = new vscode.Range(at, start, at, end);
    if (end > start) marks.removed.push({ range, hoverMessage });
    const after = { contentText: shortened(text) };
    if (text !== '') marks.added.push({ range: new vscode.Range(range.end, range.end), renderOptions: { after } });
  }
  for (const line of removed) {
    const { firstNonWhitespaceCharacterIndex: start, range } = document.lineAt(edit.line + line);
    marks.removedLines.push({ range: range.with(range.start.with({ character: start })), hoverMessage });
  }
  for (const { below, lines } of added) {
    const { end } = document.lineAt(Math.max(0, edit.line + below)).range;
    for (const { text } of newLinesAfter([], lines)) {
      const after = { contentText: text, margin: '0 0 0 1ch' };
      marks.added.push({ range: new vscode.Range(end, end), hoverMessage, renderOptions: { after } });
    }
  }
  return marks;
}

function shortened(text: string): string {
  return text.length > MOST_CHARS ? `${text.slice(0, MOST_CHARS)}…` : text;
}

export function isIn({ uri }: vscode.TextDocument, edit: Pick<NextEdit, 'uri'>): boolean {
  return uri.toString() === edit.uri;
}
