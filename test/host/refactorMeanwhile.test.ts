import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { editText, until } from './support/editing.ts';
import { proposed, untilProposed } from './support/proposals.ts';
import { AFTER, ANSWER, BEFORE, useRefactorings } from './support/refactorings.ts';

describe('a refactoring whose file changes in the meantime', () => {
  const { at, write, read, run, ask, held, server, file } = useRefactorings();

  it('follows edits elsewhere while the answer arrives', async () => {
    const answer = held();
    await ask();
    const editor = vscode.window.visibleTextEditors.find(({ document }) =>
      document.uri.path.endsWith(`/refactor/${file()}`),
    );
    assert.ok(editor);
    await editText(editor, to => to.insert(new vscode.Position(0, 0), '# above\n'));
    answer.end();
    await untilProposed(AFTER);
    await run('acceptProposal');
    await until('the change', () => editor.document.getText() === `# above\n${AFTER}`);
  });

  it('opens the file again where it was closed meanwhile', async () => {
    const answer = held();
    await ask();
    await vscode.window.showTextDocument(at(file()));
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    answer.end();
    await untilProposed(AFTER);
    await run('acceptProposal');
    await until('the change', async () => (await read(file())) === AFTER);
  });

  it('follows a file that is renamed meanwhile', async () => {
    const answer = held();
    await ask();
    const rename = new vscode.WorkspaceEdit();
    rename.renameFile(at(file()), at('renamed.py'));
    await vscode.workspace.applyEdit(rename);
    answer.end();
    await untilProposed(AFTER);
    await run('acceptProposal');
    await until('the change', async () => {
      const document = await vscode.workspace.openTextDocument(at('renamed.py'));
      return document.getText() === AFTER;
    });
  });

  it('is not applied to code that has changed, and can still be copied', async () => {
    server().script(ANSWER);
    await ask();
    await untilProposed(AFTER);
    const changed = BEFORE.replace('return 1', 'return 11');
    const document = await vscode.workspace.openTextDocument(at(file()));
    await write(file(), changed);
    await until('the change on the disk to be seen', () => document.getText() === changed);
    await run('acceptProposal');
    assert.equal(document.getText(), changed);
    await run('copyProposal');
    assert.equal(await vscode.env.clipboard.readText(), 'def a():\n    return one()');
  });

  it('is not applied to a file that is deleted meanwhile, and does not bring it back', async () => {
    server().script(ANSWER);
    await ask();
    await untilProposed(AFTER);
    await vscode.workspace.fs.delete(at(file()));
    await run('acceptProposal');
    assert.equal(await proposed(), AFTER, 'the proposal is lost');
    await assert.rejects(read(file()));
  });
});
