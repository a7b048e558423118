import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { EXTENSION_ID } from '../../src/contributions.ts';
import { type ModelServer, startModelServer } from '../support/modelServer/modelServer.ts';
import { closeAll, configure, type, until } from './support/editing.ts';

const LINES = (word: string) => `const ${word} = connect(serverAddress, userName, passWord);\nkeep(${word});\n`;

/** As in a notebook's file. */
const code = (source: string, languageId?: string) => ({
  cell_type: 'code',
  metadata: languageId === undefined ? {} : { vscode: { languageId } },
  source: [source],
  outputs: [],
  execution_count: null,
});

describe('lines of other open files', () => {
  let server: ModelServer;
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder, 'the host tests open a folder');
  const root = vscode.Uri.joinPath(folder.uri, 'context');

  const show = async (path: string, text: string) => {
    const uri = vscode.Uri.joinPath(root, path);
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    const document = await vscode.workspace.openTextDocument(uri);
    // Whatever the language, an excluded file is none of the model's business.
    await vscode.languages.setTextDocumentLanguage(document, 'typescript');
    return vscode.window.showTextDocument(document, { preview: false });
  };

  const openNotebook = async (path: string, cells: readonly object[]) => {
    const uri = vscode.Uri.joinPath(root, path);
    const metadata = { language_info: { name: 'python' } };
    const text = JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 5 });
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    return vscode.workspace.openNotebookDocument(uri);
  };

  const editCell = async (notebook: vscode.NotebookDocument, index: number) => {
    const shown = await vscode.window.showNotebookDocument(notebook);
    shown.selection = new vscode.NotebookRange(index, index + 1);
    const { document } = notebook.cellAt(index);
    await until('the cell to be edited', async () => {
      await vscode.commands.executeCommand('notebook.cell.edit');
      return vscode.window.activeTextEditor?.document === document;
    });
    return vscode.window.activeTextEditor ?? assert.fail('no editor');
  };

  before(async () => {
    await vscode.extensions.getExtension(EXTENSION_ID)?.activate();
    server = await startModelServer({ apiKey: null });
    await configure({ baseUrl: server.url, exclude: ['**/legacy/**'] });
    await closeAll();
  });

  after(async () => {
    await closeAll();
    await configure({ baseUrl: undefined, exclude: undefined, languages: undefined });
    await vscode.workspace.fs.delete(root, { recursive: true });
    await server.close();
  });

  it('go along with a request, but never those of an excluded or secret one', async () => {
    await show('.gitignore', 'ignored.ts\n');
    await show('normal.ts', LINES('fromNormal'));
    await show('.env', LINES('fromSecret'));
    await show('legacy/old.ts', LINES('fromExcluded'));
    await show('ignored.ts', LINES('fromIgnored'));
    const editor = await show('current.ts', 'const own = connect(serverAddress, userName\n');
    const sent = () => server.requests.map(request => JSON.stringify(request)).join('\n');
    await until('similar lines in a request', async () => {
      const end = editor.document.lineAt(0).range.end;
      editor.selection = new vscode.Selection(end, end);
      await type(',');
      await server.untilRequests(server.requests.length + 1);
      return sent().includes('fromNormal');
    });
    assert.match(sent(), /From context\/normal\.ts:/);
    for (const word of ['fromSecret', 'fromExcluded', 'fromIgnored']) assert.ok(!sent().includes(word), word);
  });

  it('are the other cells in a notebook, in their order and with their languages', async () => {
    const notebook = await openNotebook('notes.ipynb', [
      code('import pandas as pd'),
      { cell_type: 'markdown', metadata: {}, source: ['# Sales by region\n', 'Read them first.'] },
      code('password = "hunter2-Xy7-q"'),
      code('%%bash\ncurl -O sales.csv', 'shellscript'),
      code('df = '),
      code(''),
      code('df.groupby("region").sum()'),
    ]);
    const editor = await editCell(notebook, 4);
    const { end } = editor.document.lineAt(0).range;
    editor.selection = new vscode.Selection(end, end);
    const questionAt = async (key: string) => {
      const count = server.requests.length;
      await type(key);
      await server.untilRequests(count + 1);
      return String(server.requests.at(-1)?.messages.at(-1)?.content);
    };
    const question = await questionAt('p');
    assert.deepEqual(question.match(/From cell .*:\n.*/g), [
      'From cell 1 of the notebook (python):\nimport pandas as pd',
      'From cell 2 of the notebook (markdown):\n# Sales by region',
      'From cell 4 of the notebook (shellscript):\n%%bash',
      'From cell 7 of the notebook (python):\ndf.groupby("region").sum()',
    ]);
    assert.match(question, /# Sales by region\nRead them first\./);
    assert.match(question, /df = p\w*<CURSOR>/);
    assert.doesNotMatch(question, /hunter2/);
    await configure({ languages: { markdown: false } });
    const without = await questionAt('d');
    assert.match(without, /From cell 7/);
    assert.doesNotMatch(without, /Sales/);
  });
});
