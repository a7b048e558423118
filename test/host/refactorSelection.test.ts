import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { EXTENSION_ID } from '../../src/contributions.ts';
import type { Step } from '../support/modelServer/answer.ts';
import { stream } from '../support/modelServer/answer.ts';
import { type ModelServer, startModelServer } from '../support/modelServer/modelServer.ts';
import { closeAll, configure, editText, until } from './editing.ts';
import { MemoryFiles } from './memoryFiles.ts';
import { diffs, proposed, reviewId, untilProposed } from './proposals.ts';

const BEFORE = 'def a():\n    return 1\n\n\ndef b():\n    return 2\n';
const AFTER = BEFORE.replace('return 1', 'return one()');
const ANSWER = '```python\ndef a():\n    return one()\n```\n';
const ENDING: readonly Step[] = [{ do: 'finish', reason: 'stop' }, { do: 'usage' }, { do: 'done' }];

describe('refactoring a selection', () => {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder, 'the host tests open a folder');
  const root = vscode.Uri.joinPath(folder.uri, 'refactor');
  const at = (path: string) => vscode.Uri.joinPath(root, path);
  const write = (path: string, text: string) => vscode.workspace.fs.writeFile(at(path), new TextEncoder().encode(text));
  const read = async (path: string) => new TextDecoder().decode(await vscode.workspace.fs.readFile(at(path)));
  let server: ModelServer;
  /** Another one for each test: the editor may keep a document for a while after its last tab is closed. */
  let file: string;
  let tests = 0;

  before(async () => {
    await vscode.extensions.getExtension(EXTENSION_ID)?.activate();
    server = await startModelServer({ apiKey: null });
    await configure({ baseUrl: server.url, enabled: false });
  });
  beforeEach(async () => {
    await closeAll();
    tests += 1;
    file = `a${tests}.py`;
    await write(file, BEFORE);
  });
  afterEach(async () => {
    await vscode.commands.executeCommand('ghostline.rejectProposal');
    await until('the proposal to close', () => diffs().length === 0);
    await vscode.commands.executeCommand('notifications.clearAll');
    await closeAll();
    await vscode.workspace.fs.delete(root, { recursive: true });
  });
  after(async () => {
    await configure({ baseUrl: undefined, enabled: undefined });
    await server.close();
  });

  const run = (name: string) => vscode.commands.executeCommand(`ghostline.${name}`);
  /** Asks with the cursor in `def a`. The command itself goes on until the proposal is decided. */
  async function ask(uri: vscode.Uri | vscode.TextDocument = at(file)): Promise<void> {
    const document = uri instanceof vscode.Uri ? await vscode.workspace.openTextDocument(uri) : uri;
    const editor = await vscode.window.showTextDocument(document, { preview: false });
    editor.selection = new vscode.Selection(1, 8, 1, 8);
    await askHere();
  }

  /** Takes the first row of the list: nobody can type into it from here. */
  async function askHere(): Promise<void> {
    const count = server.requests.length;
    void run('refactor');
    await until('a request', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return server.requests.length > count;
    });
  }

  /** An answer whose end the test gives. */
  function held(): { end: () => void } {
    const rest = Promise.withResolvers<void>();
    const [first = '', ...others] = ANSWER.split('\n');
    server.script(
      stream(
        { do: 'text', text: `${first}\n${others[0]}\n` },
        { do: 'hold', until: rest.promise },
        { do: 'text', text: others.slice(1).join('\n') },
        ...ENDING,
      ),
    );
    return { end: rest.resolve };
  }

  it('is asked about the function around the cursor, and changes the file only on Accept', async () => {
    server.script(ANSWER);
    await ask();
    await untilProposed(AFTER);
    const { messages } = server.requests.at(-1) ?? assert.fail('no request');
    const question = messages.at(-1)?.content ?? '';
    assert.match(question, /<SELECTION>\ndef a\(\):\n {4}return 1\n<\/SELECTION>/);
    const document = await vscode.workspace.openTextDocument(at(file));
    assert.equal(document.getText(), BEFORE);
    await run('acceptProposal');
    await until('the change', () => document.getText() === AFTER);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), BEFORE);
  });

  it('grows in the diff while the answer comes in, and is ended by Stop: the request as well', async () => {
    held();
    const aborted = server.abortedRequests;
    await ask();
    await until('the first line', async () => (await proposed()) === 'def a():\n\n\ndef b():\n    return 2\n');
    await run('stopProposal');
    await server.untilAborted(aborted + 1);
    await until('the diff to close', () => diffs().length === 0);
    assert.equal(await read(file), BEFORE);
  });

  it('works on unsaved changes, and leaves them unsaved', async () => {
    const editor = await vscode.window.showTextDocument(at(file));
    await editText(editor, to => to.insert(new vscode.Position(6, 0), '# mine\n'));
    server.script(ANSWER);
    await ask();
    await untilProposed(`${AFTER}# mine\n`);
    await run('acceptProposal');
    await until('the change', () => editor.document.getText() === `${AFTER}# mine\n`);
    assert.ok(editor.document.isDirty);
    assert.equal(await read(file), BEFORE);
  });

  it('works in a document that was never saved', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'python', content: BEFORE });
    server.script(ANSWER);
    await ask(document);
    await untilProposed(AFTER);
    await run('acceptProposal');
    await until('the change', () => document.getText() === AFTER);
  });

  it('works in a file that is on no disk, with what stands beside it', async () => {
    const files = new MemoryFiles();
    const registered = vscode.workspace.registerFileSystemProvider('memory', files);
    const uri = vscode.Uri.parse('memory:/a.py');
    files.writeFile(uri, new TextEncoder().encode(BEFORE));
    server.script(`${ANSWER}\n\`\`\`python\n# one.py\ndef one():\n    return 1\n\`\`\`\n`);
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
    server.script(ANSWER);
    await askHere();
    await untilProposed(AFTER);
    await run('acceptProposal');
    await until('the change', () => document.getText() === AFTER);
  });

  it('follows what is edited elsewhere while the answer comes in', async () => {
    const answer = held();
    await ask();
    const editor = vscode.window.visibleTextEditors.find(({ document }) =>
      document.uri.path.endsWith(`/refactor/${file}`),
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
    await vscode.window.showTextDocument(at(file));
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    answer.end();
    await untilProposed(AFTER);
    await run('acceptProposal');
    await until('the change', async () => (await read(file)) === AFTER);
  });

  it('follows a file that is renamed meanwhile', async () => {
    const answer = held();
    await ask();
    const rename = new vscode.WorkspaceEdit();
    rename.renameFile(at(file), at('renamed.py'));
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
    server.script(ANSWER);
    await ask();
    await untilProposed(AFTER);
    const changed = BEFORE.replace('return 1', 'return 11');
    const document = await vscode.workspace.openTextDocument(at(file));
    await write(file, changed);
    await until('the change on the disk to be seen', () => document.getText() === changed);
    await run('acceptProposal');
    assert.equal(document.getText(), changed);
    await run('copyProposal');
    assert.equal(await vscode.env.clipboard.readText(), 'def a():\n    return one()');
  });

  it('is not applied to a file that is deleted meanwhile, and does not bring it back', async () => {
    server.script(ANSWER);
    await ask();
    await untilProposed(AFTER);
    await vscode.workspace.fs.delete(at(file));
    await run('acceptProposal');
    assert.equal(await proposed(), AFTER, 'the proposal is lost');
    await assert.rejects(read(file));
  });

  it('of what is marked as a problem tells the model what is wrong, from the light bulb', async () => {
    const marks = vscode.languages.createDiagnosticCollection('test');
    const document = await vscode.workspace.openTextDocument(at(file));
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
      assert.ok(titles.includes('Refactor Selection with Ghostline…'), titles.join());
      const fix = actions.find(({ title }) => title === 'Fix This Problem with Ghostline')?.command;
      assert.ok(fix);
      server.script(ANSWER);
      void vscode.commands.executeCommand(fix.command, ...(fix.arguments ?? []));
      await untilProposed(AFTER);
      const question = server.requests.at(-1)?.messages.at(-1)?.content ?? '';
      assert.match(question, /at `return 1`: returns a bare number/);
      assert.match(question, /<SELECTION>\ndef a\(\):\n {4}return 1\n<\/SELECTION>/);
    } finally {
      marks.dispose();
    }
  });

  it('leaves the light bulb dark at a bare cursor', async () => {
    await vscode.window.showTextDocument(at(file));
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      at(file),
      new vscode.Range(1, 4, 1, 4),
    );
    assert.ok(!actions.some(({ title }) => title.includes('Ghostline')));
  });

  it('shows a file that is there already as a change of what it holds', async () => {
    await write('names.py', 'old = 1\n');
    server.script(`names.py\n\`\`\`python\nold = 2\n\`\`\`\n\n${file}\n${ANSWER}`);
    await ask();
    await untilProposed(AFTER);
    const diff = () => diffs().find(({ modified }) => modified.path.endsWith('names.py'));
    await until('the other diff', async () => {
      await vscode.commands.executeCommand('ghostline.showProposal', reviewId(), 'refactor/names.py');
      return diff() !== undefined;
    });
    const before = await vscode.workspace.openTextDocument(diff()?.original ?? assert.fail('no diff'));
    assert.equal(before.getText(), 'old = 1\n');
    await run('acceptProposal');
    await until('the change', async () => (await read('names.py')) === 'old = 2\n');
  });

  it('asks nothing about a document that cannot be changed', async () => {
    const provider = vscode.workspace.registerTextDocumentContentProvider('fixed', {
      provideTextDocumentContent: () => BEFORE,
    });
    try {
      const count = server.requests.length;
      const editor = await vscode.window.showTextDocument(vscode.Uri.parse('fixed:/a.py'));
      editor.selection = new vscode.Selection(0, 0, 1, 12);
      await run('refactor');
      assert.equal(server.requests.length, count);
    } finally {
      provider.dispose();
    }
  });

  it('sends nothing of a file that must not leave this machine', async () => {
    await write('.env', 'KEY=1\n');
    const count = server.requests.length;
    await vscode.window.showTextDocument(at('.env'));
    await run('refactor');
    assert.equal(server.requests.length, count);
  });
});
