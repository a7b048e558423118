import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { dedent } from '../support/dedent.ts';
import { stream } from '../support/modelServer/answer.ts';
import { editText, until } from './support/editing.ts';
import { MemoryFiles } from './support/memoryFiles.ts';
import { diffs, proposed, reviewId, untilProposed } from './support/proposals.ts';
import { AFTER, ANSWER, BEFORE, ENDING, useRefactorings } from './support/refactorings.ts';

describe('refactoring a selection', () => {
  const { at, write, read, run, ask, askHere, held, server, file } = useRefactorings();

  it('uses the function around the cursor, and changes the file only on Accept', async () => {
    server().script(ANSWER);
    await ask();
    await untilProposed(AFTER);
    const { messages } = server().requests.at(-1) ?? assert.fail('no request');
    const question = messages.at(-1)?.content ?? '';
    assert.match(question, /<SELECTION>\ndef a\(\):\n {4}return 1\n<\/SELECTION>/);
    const document = await vscode.workspace.openTextDocument(at(file()));
    assert.equal(document.getText(), BEFORE);
    await run('acceptProposal');
    await until('the change', () => document.getText() === AFTER);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), BEFORE);
  });

  it('opens no diff for a request that fails', async () => {
    const opened: string[] = [];
    const watching = vscode.window.tabGroups.onDidChangeTabs(tabs => opened.push(...tabs.opened.map(tab => tab.label)));
    server().script({ kind: 'plain', status: 402, body: { error: { code: 402, message: 'Insufficient credits' } } });
    await ask();
    server().script(ANSWER);
    await ask();
    await untilProposed(AFTER);
    watching.dispose();
    assert.equal(opened.filter(label => label.includes('proposed')).length, 1);
  });

  it('grows in the diff while the answer comes in, and is ended by Stop: the request as well', async () => {
    held();
    const aborted = server().abortedRequests;
    await ask();
    await until(
      'the first line',
      async () =>
        (await proposed()) ===
        dedent`
      def a():


      def b():
          return 2
    `,
    );
    await run('stopProposal');
    await server().untilAborted(aborted + 1);
    await until('the diff to close', () => diffs().length === 0);
    assert.equal(await read(file()), BEFORE);
  });

  it('marks unsafe code even if the answer was shown before it ended', async () => {
    const rest = Promise.withResolvers<void>();
    server().script(
      stream(
        {
          do: 'text',
          text: dedent`
          \`\`\`python
          def a():
              return eval(one)
        `,
        },
        { do: 'think', until: rest.promise },
        { do: 'text', text: '```\n' },
        ...ENDING,
      ),
    );
    await ask();
    await until('the unsafe line', async () => (await proposed()) === BEFORE.replace('return 1', 'return eval(one)'));
    const [diff = assert.fail('no diff')] = diffs();
    assert.deepEqual(vscode.languages.getDiagnostics(diff.modified), []);
    rest.resolve();
    await until('the mark', () => vscode.languages.getDiagnostics(diff.modified).length > 0);
    const [mark] = vscode.languages.getDiagnostics(diff.modified);
    assert.deepEqual(mark?.range.start, new vscode.Position(1, 4));
  });

  it('works on unsaved changes, and leaves them unsaved', async () => {
    const editor = await vscode.window.showTextDocument(at(file()));
    await editText(editor, to => to.insert(new vscode.Position(6, 0), '# mine\n'));
    server().script(ANSWER);
    await ask();
    await untilProposed(`${AFTER}# mine\n`);
    await run('acceptProposal');
    await until('the change', () => editor.document.getText() === `${AFTER}# mine\n`);
    assert.ok(editor.document.isDirty);
    assert.equal(await read(file()), BEFORE);
  });

  it('works in a document that was never saved', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'python', content: BEFORE });
    server().script(ANSWER);
    await ask(document);
    await untilProposed(AFTER);
    await run('acceptProposal');
    await until('the change', () => document.getText() === AFTER);
  });

  it('works in an untitled file, with the code around it', async () => {
    const files = new MemoryFiles();
    const registered = vscode.workspace.registerFileSystemProvider('memory', files);
    const uri = vscode.Uri.parse('memory:/a.py');
    files.writeFile(uri, new TextEncoder().encode(BEFORE));
    server().script(`${ANSWER}\n\`\`\`python\n# one.py\ndef one():\n    return 1\n\`\`\`\n`);
    await ask(uri);
    await untilProposed(AFTER);
    await run('acceptProposal');
    const document = await vscode.workspace.openTextDocument(uri);
    await until('the change', () => document.getText() === AFTER);
    const beside = new TextDecoder().decode(files.readFile(vscode.Uri.parse('memory:/one.py')));
    assert.equal(beside, 'def one():\n    return 1\n');
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), BEFORE);
    registered.dispose();
  });

  it('works in the cell of a notebook', async () => {
    const cell = new vscode.NotebookCellData(vscode.NotebookCellKind.Code, BEFORE, 'python');
    await write('n.ipynb', JSON.stringify({ cells: [], metadata: {}, nbformat: 4, nbformat_minor: 5 }));
    const notebook = await vscode.workspace.openNotebookDocument('jupyter-notebook', new vscode.NotebookData([cell]));
    await vscode.window.showNotebookDocument(notebook);
    const { document } = notebook.cellAt(0);
    await vscode.commands.executeCommand('notebook.cell.edit');
    await until('the cell to be edited', () => vscode.window.activeTextEditor?.document === document);
    const editor = vscode.window.activeTextEditor ?? assert.fail('no editor');
    editor.selection = new vscode.Selection(0, 0, 1, 12);
    server().script(ANSWER);
    await askHere();
    await untilProposed(AFTER);
    await run('acceptProposal');
    await until('the change', () => document.getText() === AFTER);
  });

  it('from the light bulb sends the marked problem to the model', async () => {
    const marks = vscode.languages.createDiagnosticCollection('test');
    const document = await vscode.workspace.openTextDocument(at(file()));
    await vscode.window.showTextDocument(document);
    const place = new vscode.Range(1, 4, 1, 12);
    marks.set(document.uri, [new vscode.Diagnostic(place, 'returns a bare number')]);
    try {
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        place,
      );
      const titles = actions.map(({ title }) => title);
      assert.ok(titles.includes('Refactor with Ghostline…'), titles.join());
      const fix = actions.find(({ title }) => title === 'Fix with Ghostline')?.command;
      assert.ok(fix);
      server().script(ANSWER);
      void vscode.commands.executeCommand(fix.command, ...(fix.arguments ?? []));
      await untilProposed(AFTER);
      const question = server().requests.at(-1)?.messages.at(-1)?.content ?? '';
      assert.match(question, /at `return 1`: returns a bare number/);
      assert.match(question, /<SELECTION>\ndef a\(\):\n {4}return 1\n<\/SELECTION>/);
    } finally {
      marks.dispose();
    }
  });

  it('leaves the light bulb dark at a bare cursor', async () => {
    await vscode.window.showTextDocument(at(file()));
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      at(file()),
      new vscode.Range(1, 4, 1, 4),
    );
    assert.ok(!actions.some(({ title }) => title.includes('Ghostline')));
  });

  it('shows an existing file as a change of its content', async () => {
    await write('names.py', 'old = 1\n');
    server().script(`names.py\n\`\`\`python\nold = 2\n\`\`\`\n\n${file()}\n${ANSWER}`);
    await ask();
    await untilProposed(AFTER, file());
    const before = () => diffs().find(({ original }) => original.path.endsWith('names.py'))?.original;
    await vscode.commands.executeCommand('ghostline.showProposal', reviewId(), 'refactor/names.py');
    await until('the other diff', async () => {
      const uri = before();
      return uri !== undefined && (await vscode.workspace.openTextDocument(uri)).getText() === 'old = 1\n';
    });
    await run('acceptProposal');
    await until('the change', async () => (await read('names.py')) === 'old = 2\n');
  });

  it('does not start in a document that cannot be changed', async () => {
    const provider = vscode.workspace.registerTextDocumentContentProvider('fixed', {
      provideTextDocumentContent: () => BEFORE,
    });
    try {
      const count = server().requests.length;
      const editor = await vscode.window.showTextDocument(vscode.Uri.parse('fixed:/a.py'));
      editor.selection = new vscode.Selection(0, 0, 1, 12);
      await run('refactor');
      assert.equal(server().requests.length, count);
    } finally {
      provider.dispose();
    }
  });

  it('sends nothing of a file that must not leave this machine', async () => {
    await write('.env', 'KEY=1\n');
    const count = server().requests.length;
    await vscode.window.showTextDocument(at('.env'));
    await run('refactor');
    assert.equal(server().requests.length, count);
  });
});
