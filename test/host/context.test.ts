import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { EXTENSION_ID } from '../../src/contributions.ts';
import { type ModelServer, startModelServer } from '../support/modelServer/modelServer.ts';
import { closeAll, configure, type, until } from './editing.ts';

const LINES = (word: string) => `const ${word} = connect(serverAddress, userName, passWord);\nkeep(${word});\n`;

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

  before(async () => {
    await vscode.extensions.getExtension(EXTENSION_ID)?.activate();
    server = await startModelServer({ apiKey: null });
    await configure({ baseUrl: server.url, exclude: ['**/legacy/**'] });
    await closeAll();
  });

  after(async () => {
    await closeAll();
    await configure({ baseUrl: undefined, exclude: undefined });
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
});
