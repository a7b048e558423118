import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import * as vscode from 'vscode';
import type { Calls, Name } from './calls.ts';

type Answers = { readonly [N in Name]: (given: Calls[N]['given']) => Promise<Calls[N]['answer']> };

/**
 * Listens on loopback for the calls of `calls.ts` and leaves its address in the file named by `GHOSTLINE_CONTROL`. Sets the
 * environment variables of the file beside it first, before extensions that wait for the end of the start are activated.
 */
export function activate(context: vscode.ExtensionContext): void {
  const { GHOSTLINE_CONTROL: addressFile } = process.env;
  if (addressFile === undefined) return;
  const environmentFile = `${addressFile}.env.json`;
  if (existsSync(environmentFile)) Object.assign(process.env, JSON.parse(readFileSync(environmentFile, 'utf8')));
  const server = createServer(async (request, response) => {
    try {
      const { name, given } = JSON.parse(await text(request)) as { name: Name; given: never };
      // A round trip: keys that the browser has had before this call are in the document when it is read.
      await vscode.commands.getCommands();
      const answer = await answers[name](given);
      response.end(JSON.stringify({ answer: answer }));
    } catch (error) {
      response.end(JSON.stringify({ error: String(error) }));
    }
  });
  server.listen(0, '127.0.0.1', () => {
    const { port } = server.address() as AddressInfo;
    writeFileSync(addressFile, `http://127.0.0.1:${port}/`);
  });
  context.subscriptions.push({ dispose: () => server.close() });
}

const answers: Answers = {
  async open({ file, beside }) {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.file(file));
    await vscode.window.showTextDocument(document, {
      preview: false,
      viewColumn: beside === true ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active,
    });
    // A document that was closed stays in memory for a while, and is shown as it was until the change of its file is
    // noticed. Reverting reads the file.
    if (!document.isDirty) await vscode.commands.executeCommand('workbench.action.files.revert');
  },

  async text() {
    return activeEditor().document.getText();
  },

  async processId() {
    return process.pid;
  },

  async cursor() {
    const { active } = activeEditor().selection;
    return { line: active.line + 1, column: active.character + 1 };
  },

  async select({ from, to }) {
    const editor = activeEditor();
    const start = new vscode.Position(from.line - 1, from.column - 1);
    const end = to === undefined ? start : new vscode.Position(to.line - 1, to.column - 1);
    const wanted = new vscode.Selection(start, end);
    if (!editor.document.validateRange(wanted).isEqual(wanted)) throw new Error('no such place in the document');
    editor.selection = wanted;
    editor.revealRange(wanted);
    await vscode.commands.getCommands();
  },

  async configure(settings) {
    for (const [key, value] of Object.entries(settings)) {
      const target = vscode.ConfigurationTarget.Global;
      await vscode.workspace.getConfiguration().update(key, value ?? undefined, target);
    }
  },

  async run({ command, args = [] }) {
    return vscode.commands.executeCommand(command, ...args);
  },

  async start({ command, args = [] }) {
    void vscode.commands.executeCommand(command, ...args);
  },

  async closeAll() {
    // Reverted one by one: closing all of them would ask whether to save.
    while (vscode.window.tabGroups.all.some(group => group.tabs.length > 0)) {
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
      await vscode.commands.getCommands();
    }
  },

  async activated(id) {
    return vscode.extensions.getExtension(id)?.isActive ?? false;
  },
};

function activeEditor(): vscode.TextEditor {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) throw new Error('no editor is active');
  return editor;
}
