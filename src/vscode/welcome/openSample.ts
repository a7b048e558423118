import * as vscode from 'vscode';
import { commandId } from '../../contributions.ts';
import { sampleFiles } from './sampleFiles.ts';

export interface SamplePlace {
  readonly extensionUri: vscode.Uri;
  readonly globalStorageUri: vscode.Uri;
}

const FOLDER = 'sample';

/** At its first open place, with a suggestion. Begins afresh, unless it has unsaved changes. */
export async function openSample({ extensionUri, globalStorageUri }: SamplePlace): Promise<void> {
  const file = (await sampleFiles(extensionUri)).find(({ cuts }) => cuts.length > 0);
  const cut = file?.cuts[0];
  if (!file || !cut) return;
  const uri = vscode.Uri.joinPath(globalStorageUri, FOLDER, file.path);
  const open = vscode.workspace.textDocuments.find(document => document.uri.toString() === uri.toString());
  if (!open?.isDirty) await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(file.unfinished));
  const place = new vscode.Position(cut.line - 1, cut.column - 1);
  await vscode.window.showTextDocument(uri, { preview: false, selection: new vscode.Range(place, place) });
  await vscode.commands.executeCommand(commandId('suggest'));
}
