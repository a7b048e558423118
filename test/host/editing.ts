import assert from 'node:assert/strict';
import * as vscode from 'vscode';

/** Until `met`, or an error that says what was waited for. Looks at every turn of the loop: no fixed sleeps. */
export async function until(what: string, met: () => boolean | Promise<boolean>, limitMs = 10_000): Promise<void> {
  const end = Date.now() + limitMs;
  while (!(await met())) {
    if (Date.now() > end) throw new Error(`waited ${limitMs} ms for: ${what}`);
    await new Promise(resolve => setTimeout(resolve, 10));
  }
}

/** Opens `drawn` in an editor with the cursor at `█`, and nothing else open. */
export async function open(drawn: string, language = 'typescript'): Promise<vscode.TextEditor> {
  await closeAll();
  const [before = '', after = ''] = drawn.split('█');
  const document = await vscode.workspace.openTextDocument({ language, content: before + after });
  const editor = await vscode.window.showTextDocument(document);
  const cursor = document.positionAt(before.length);
  editor.selection = new vscode.Selection(cursor, cursor);
  return editor;
}

/** Without asking whether to save: an editor that asks stays open, and the next text lands in it. */
export async function closeAll(): Promise<void> {
  while (vscode.window.activeTextEditor) {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
}

/** As a person at the keyboard: auto-closing and suggestions included. */
export async function type(text: string): Promise<void> {
  for (const character of text) await vscode.commands.executeCommand('type', { text: character });
}

export async function configure(values: Readonly<Record<string, unknown>>): Promise<void> {
  const configuration = vscode.workspace.getConfiguration('ghostline');
  for (const [key, value] of Object.entries(values)) {
    await configuration.update(key, value, vscode.ConfigurationTarget.Global);
  }
}

/** Taking a suggestion while the editor is about to ask for the next one makes it drop the question. */
const ACCEPT_EVERY_MS = 400;

/** Takes what is shown, as often as something is, until the document is `wanted`. */
export async function acceptUntil(editor: vscode.TextEditor, wanted: string, limitMs = 8_000): Promise<void> {
  const end = Date.now() + limitMs;
  while (editor.document.getText() !== wanted && Date.now() < end) {
    await vscode.commands.executeCommand('editor.action.inlineSuggest.commit');
    await new Promise(resolve => setTimeout(resolve, ACCEPT_EVERY_MS));
  }
  assert.equal(editor.document.getText(), wanted);
}
