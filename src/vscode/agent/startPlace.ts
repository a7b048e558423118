import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';

export interface StartPlace {
  readonly uri: vscode.Uri;
  readonly kind: 'file' | 'folder';
  /** 1-based, inclusive. */
  readonly lines?: { readonly first: number; readonly last: number };
  readonly languageId: string;
}

/**
 * @param chosen where a menu was opened; else the active editor's selection or file
 * @returns undefined outside the open folders on disk
 */
export async function startPlace(chosen: unknown): Promise<StartPlace | undefined> {
  if (chosen instanceof vscode.Uri) return placeAt(chosen);
  const editor = vscode.window.activeTextEditor;
  if (!editor || !isOpen(editor.document.uri)) return undefined;
  const { document, selection } = editor;
  const place = { uri: document.uri, kind: 'file', languageId: document.languageId } as const;
  if (selection.isEmpty) return place;
  // A selection ending at a line's first character excludes that line.
  const last = selection.end.character === 0 ? selection.end.line : selection.end.line + 1;
  return { ...place, lines: { first: selection.start.line + 1, last: Math.max(last, selection.start.line + 1) } };
}

async function placeAt(uri: vscode.Uri): Promise<StartPlace | undefined> {
  if (!isOpen(uri)) return undefined;
  const { type } = await vscode.workspace.fs.stat(uri);
  const kind = (type & vscode.FileType.Directory) === 0 ? 'file' : 'folder';
  const document = vscode.workspace.textDocuments.find(({ uri: open }) => open.toString() === uri.toString());
  return { uri, kind, languageId: document?.languageId ?? '' };
}

function isOpen(uri: vscode.Uri): boolean {
  return uri.scheme === 'file' && vscode.workspace.getWorkspaceFolder(uri) !== undefined;
}

/** `src/a.ts, lines 3–9` */
export function placeInWords({ lines }: StartPlace, name: string): string {
  if (name === '') return '';
  if (lines === undefined) return name;
  return lines.first === lines.last
    ? l10n.t('{0}, line {1}', name, lines.first)
    : l10n.t('{0}, lines {1}–{2}', name, lines.first, lines.last);
}
