import assert from 'node:assert/strict';
import os from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { EXTENSION_ID } from '../../src/contributions.ts';
import { type ModelServer, startModelServer } from '../support/modelServer/modelServer.ts';
import { closeAll, configure, editText, type, until } from './support/editing.ts';

describe('recent changes in other files', () => {
  let server: ModelServer;
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder, 'the host tests open a folder');
  const root = vscode.Uri.joinPath(folder.uri, 'edits');
  const outside = vscode.Uri.file(path.join(os.tmpdir(), `ghostline-edits-${process.pid}`));

  const show = async (name: string, { text = '', language = 'typescript', base = root } = {}) => {
    const uri = vscode.Uri.joinPath(base, name);
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.languages.setTextDocumentLanguage(document, language);
    return vscode.window.showTextDocument(document, { preview: false });
  };
  const change = async (name: string, word: string, options: { language?: string; base?: vscode.Uri } = {}) => {
    const text = `const a = 1;\noldCall(${word}Before);\n`;
    const editor = await show(name, { ...options, text });
    // One turn for text that is read in its own turn, which the editor does not report.
    await until('the file to be looked at', () => vscode.window.activeTextEditor === editor);
    for (let turn = 0; turn < 20; turn++) await new Promise(resolve => setTimeout(resolve, 0));
    await editText(editor, edit => edit.replace(editor.document.lineAt(1).range, `newCall(${word}After);`));
    return editor;
  };
  const sent = (from = 0) =>
    server.requests
      .slice(from)
      .map(request => JSON.stringify(request))
      .join('\n');
  let asked = 0;
  /** On a line that no answer is known for. */
  const ask = async (editor: vscode.TextEditor) => {
    const count = server.requests.length;
    const endOf = () => editor.document.lineAt(editor.document.lineCount - 1).range.end;
    await editText(editor, edit => edit.insert(endOf(), `\nconst b${++asked} = `));
    editor.selection = new vscode.Selection(endOf(), endOf());
    await type('x');
    await server.untilRequests(count + 1);
    return sent(count);
  };

  before(async () => {
    await vscode.extensions.getExtension(EXTENSION_ID)?.activate();
    server = await startModelServer({ apiKey: null });
    await configure({ baseUrl: server.url, exclude: ['**/legacy/**'], languages: { '*': true, python: false } });
    await closeAll();
    await show('.gitignore', { text: 'ignored.ts\n' });
  });

  after(async () => {
    await closeAll();
    await configure({ baseUrl: undefined, exclude: undefined, languages: undefined });
    await vscode.workspace.fs.delete(root, { recursive: true });
    await vscode.workspace.fs.delete(outside, { recursive: true });
    await server.close();
  });

  afterEach(closeAll);

  it('are sent, but never those of an excluded file', async () => {
    // A file is first read in the background: changes before that, as right after the start, are unknown.
    const told = async () => {
      await closeAll();
      await change('normal.ts', 'normal');
      await change('.env', 'secret');
      await change('server.key', 'private');
      await change('legacy/old.ts', 'excluded');
      await change('ignored.ts', 'ignored');
      await change('outside.ts', 'outside', { base: outside });
      await change('off.py', 'python', { language: 'python' });
      return (await ask(await show('current.ts', { text: 'oldCall(own);' }))).includes('normalBefore');
    };
    await until('the edit in a request', told);
    assert.match(sent(), /Changed in edits\/normal\.ts:\\n-oldCall\(normalBefore\);\\n\+newCall\(normalAfter\);/);
    for (const word of ['secret', 'private', 'excluded', 'ignored', 'outside', 'python']) {
      assert.ok(!sent().includes(`${word}Before`) && !sent().includes(`${word}After`), word);
    }
  });

  it('are not sent once their file is excluded, nor later changes in it', async () => {
    await change('kept.ts', 'kept');
    const other = await change('soon.ts', 'soon');
    const editor = await show('current.ts', { text: 'oldCall(own);' });
    await until('the edit in a request', async () => (await ask(editor)).includes('soonBefore'));
    await configure({ exclude: ['**/legacy/**', '**/soon.ts'] });
    await until('the new setting', async () => !(await ask(editor)).includes('soon'));
    const hidden = new vscode.WorkspaceEdit();
    hidden.replace(other.document.uri, other.document.lineAt(0).range, 'oldCall(soonHidden);');
    await vscode.workspace.applyEdit(hidden);
    await ask(editor);
    await configure({ exclude: ['**/legacy/**'] });
    await until('what is sent of others again', async () => (await ask(editor)).includes('keptBefore'));
    assert.ok(!sent().includes('soonHidden'));
  });

  it('are not sent after they are undone, or the file is read from the disk again', async () => {
    await change('kept.ts', 'kept');
    const editor = await change('undone.ts', 'undone');
    await vscode.commands.executeCommand('undo');
    const reloaded = await change('reloaded.ts', 'reloaded');
    await reloaded.document.save();
    const other = 'const a = 1;\nnewCall(reloadedFromDisk);\n';
    await vscode.workspace.fs.writeFile(reloaded.document.uri, new TextEncoder().encode(other));
    await until('the editor to read it', () => reloaded.document.getText() === other);
    assert.equal(editor.document.lineAt(1).text, 'oldCall(undoneBefore);');
    const current = await show('current.ts', { text: 'oldCall(own);' });
    const from = server.requests.length;
    await until('others in a request', async () => (await ask(current)).includes('Changed in edits/kept.ts'));
    assert.doesNotMatch(sent(from), /Changed in edits\/(?:undone|reloaded)\.ts/);
  });
});
