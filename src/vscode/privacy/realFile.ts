import * as promises from 'node:fs/promises';
import * as vscode from 'vscode';
import { pathBelow } from '../../disk/pathBelow.ts';
import { realPlace } from '../../disk/sandbox/realPlace.ts';

export interface RealFile {
  /** On the disk, all links followed. */
  readonly path: string;
  /** As a file of an open folder where it is in one: `~/work/a.ts` in the folder `~/work`, which is a link itself. */
  readonly uri: vscode.Uri;
}

/** Where a file that is a link, or is below one, really is; `lost` where that cannot be found out. Never rejects. */
export async function realFileOf(file: vscode.Uri): Promise<RealFile | 'lost'> {
  // Only the disk has links that we know of.
  if (file.scheme !== 'file') return { path: file.path, uri: file };
  const place = await realPlace(promises, file.fsPath);
  if (place.kind !== 'exists' && place.kind !== 'missing') return 'lost';
  for (const folder of vscode.workspace.workspaceFolders ?? []) {
    if (folder.uri.scheme !== 'file') continue;
    const top = await realPlace(promises, folder.uri.fsPath);
    const below = top.kind === 'exists' ? pathBelow(top.real, place.real) : undefined;
    if (below !== undefined) return { path: place.real, uri: vscode.Uri.joinPath(folder.uri, below) };
  }
  return { path: place.real, uri: vscode.Uri.file(place.real) };
}
