import * as vscode from 'vscode';
import { cellSnippets } from '../../core/completion/context/cells.ts';
import type { Snippet } from '../../core/completion/context/snippet.ts';

/** The other cells of the document's notebook. `allows` is asked about each cell's language. */
export function otherCells(document: vscode.TextDocument, allows: (languageId: string) => boolean): Snippet[] {
  if (document.uri.scheme !== 'vscode-notebook-cell') return [];
  const cells = vscode.workspace.notebookDocuments
    .map(notebook => notebook.getCells())
    .find(candidates => candidates.some(cell => cell.document === document));
  if (cells === undefined) return [];
  const shown = cells.map(cell => {
    const { languageId } = cell.document;
    return { languageId, text: allows(languageId) ? cell.document.getText() : '' };
  });
  return cellSnippets(
    shown,
    cells.findIndex(cell => cell.document === document),
  );
}
