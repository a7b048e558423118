import * as promises from 'node:fs/promises';
import * as vscode from 'vscode';
import { pathBelow } from '../../disk/pathBelow.ts';
import { resolvePath } from '../../disk/sandbox/resolvePath.ts';

export interface RealFile {
  /** With links resolved. */
  readonly path: string;
  /** In an open folder if possible: `~/work/a.ts` in a linked `~/work`. */
  readonly uri: vscode.Uri;
}

/** `lost` if links can't be resolved. Never rejects. */
export async function realFileOf(file: vscode.Uri): Promise<RealFile | 'lost'> {
  // Virtual file systems have no known links.
  if (file.scheme !== 'file') return { path: file.path, uri: file };
  const place = await resolvePath(promises, file.fsPath);
  if (place.kind !== 'exists' && place.kind !== 'missing') return 'lost';
  for (const folder of vscode.workspace.workspaceFolders ?? []) {
    if (folder.uri.scheme !== 'file') continue;
    const top = await resolvePath(promises, folder.uri.fsPath);
    const below = top.kind === 'exists' ? pathBelow(top.real, place.real) : undefined;
    if (below !== undefined) return { path: place.real, uri: vscode.Uri.joinPath(folder.uri, below) };
  }
  return { path: place.real, uri: vscode.Uri.file(place.real) };
}
