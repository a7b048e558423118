import * as vscode from 'vscode';
import { Sandbox } from '../../disk/sandbox/sandbox.ts';
import type { ExcludedFiles } from './excludedFiles.ts';
import { foldersOnDisk } from './foldersOnDisk.ts';

/** Includes unsaved changes. */
export function agentFiles(excluded: ExcludedFiles): Sandbox {
  return new Sandbox({
    folders: named(foldersOnDisk()),
    excludes: (absolute, kind) => excluded.excludes(absolute, kind),
    openText: absolute => {
      const shown = ({ uri }: vscode.TextDocument) => uri.scheme === 'file' && uri.fsPath === absolute;
      return vscode.workspace.textDocuments.find(shown)?.getText();
    },
  });
}

/** Numbers folders of the same name. */
function named(folders: readonly vscode.WorkspaceFolder[]): { readonly name: string; readonly path: string }[] {
  const names = new Set<string>();
  return folders.map(({ name, uri }) => {
    let free = name;
    for (let number = 2; names.has(free); number++) free = `${name} (${number})`;
    names.add(free);
    return { name: free, path: uri.fsPath };
  });
}
