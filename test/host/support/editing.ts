import assert from 'node:assert/strict';
import * as vscode from 'vscode';

/** For things that take milliseconds on an idle machine. */
const LIMIT_MS = 60_000;

/**
 * Waits until `met`; the error names the expectation and the state `instead`. Checks at every turn of the loop: no
 * fixed sleeps.
 */
export async function until(
  what: string,
  met: () => boolean | Promise<boolean>,
  instead?: () => unknown,
): Promise<void> {
  const end = Date.now() + LIMIT_MS;
  while (!(await met())) {
    if (Date.now() > end) {
      const there = instead === undefined ? '' : `; there was ${JSON.stringify(instead())}`;
      throw new Error(`waited ${LIMIT_MS} ms for: ${what}${there}`);
    }
    await new Promise(resolve => setTimeout(resolve, 10));
  }
}

/** Opens `drawn` in an editor with the cursor at `█`, and nothing else open. */
export async function open(drawn: string, language = 'typescript'): Promise<vscode.TextEditor> {
  const [before = '', after = ''] = drawn.split('█');
  const document = await untitled(before + after, language);
  const editor = await vscode.window.showTextDocument(document);
  const cursor = document.positionAt(before.length);
  editor.selection = new vscode.Selection(cursor, cursor);
  return editor;
}

/**
 * The name of an untitled document is reused, and while the window still knows the previous one, its text comes back.
 */
async function untitled(content: string, language: string): Promise<vscode.TextDocument> {
  let document: vscode.TextDocument | undefined;
  await until(
    'a document of its own',
    async () => {
      await closeAll();
      document = await vscode.workspace.openTextDocument({ language, content });
      if (document.getText() === content) return true;
      await vscode.window.showTextDocument(document);
      return false;
    },
    () => document?.getText(),
  );
  assert.ok(document);
  return document;
}

/** An editor that has news of its document on the way refuses a change, and takes it a moment later. */
export async function editText(
  editor: vscode.TextEditor,
  change: (edit: vscode.TextEditorEdit) => void,
): Promise<void> {
  await until('the editor to take a change', async () => editor.edit(change));
}

/** Without asking whether to save: an editor that asks stays open, and the next text lands in it. */
export async function closeAll(): Promise<void> {
  while (vscode.window.activeTextEditor) {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
}

/** As a person at the keyboard: auto-closing and suggestions included. */
export async function type(text: string): Promise<void> {
  for (const character of text) {
    const before = typedState();
    await vscode.commands.executeCommand('type', { text: character });
    if (typedState() !== before) continue;
    // Keys go where the focus is; on a busy machine an editor that was just opened may not have it yet.
    await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
    await vscode.commands.executeCommand('type', { text: character });
    assert.notEqual(typedState(), before, `${JSON.stringify(character)} was not typed`);
  }
}

function typedState(): string {
  const editor = vscode.window.activeTextEditor;
  return JSON.stringify([editor?.document.version, editor?.selections]);
}

export async function configure(values: Readonly<Record<string, unknown>>): Promise<void> {
  const configuration = vscode.workspace.getConfiguration('ghostline');
  for (const [key, value] of Object.entries(values)) {
    await configuration.update(key, value, vscode.ConfigurationTarget.Global);
  }
}

/** Accepts suggestions as soon as they are shown, until the document is `wanted`. */
export async function acceptUntil(editor: vscode.TextEditor, wanted: string): Promise<void> {
  await until(
    'what is shown to be taken',
    async () => {
      if (editor.document.getText() === wanted) return true;
      await vscode.commands.executeCommand('editor.action.inlineSuggest.commit');
      return false;
    },
    () => editor.document.getText(),
  );
}
