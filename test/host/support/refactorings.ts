import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { EXTENSION_ID } from '../../../src/contributions.ts';
import { dedent } from '../../support/dedent.ts';
import { type Step, stream } from '../../support/modelServer/answer.ts';
import { type ModelServer, startModelServer } from '../../support/modelServer/modelServer.ts';
import { closeAll, configure, until } from './editing.ts';
import { diffs } from './proposals.ts';

export const BEFORE = dedent`
  def a():
      return 1


  def b():
      return 2
`;
export const AFTER = BEFORE.replace('return 1', 'return one()');
export const ANSWER = dedent`
  \`\`\`python
  def a():
      return one()
  \`\`\`
`;
export const ENDING: readonly Step[] = [{ do: 'finish', reason: 'stop' }, { do: 'usage' }, { do: 'done' }];

/** Each has a file of its own name: the editor may keep a document for a while after its last tab is closed. */
let tests = 0;

/**
 * A model, a file with two functions for each test of the surrounding `describe`, and a user who starts refactorings.
 */
export function useRefactorings() {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder, 'the host tests open a folder');
  const root = vscode.Uri.joinPath(folder.uri, 'refactor');
  const at = (path: string) => vscode.Uri.joinPath(root, path);
  const write = (path: string, text: string) => vscode.workspace.fs.writeFile(at(path), new TextEncoder().encode(text));
  const read = async (path: string) => new TextDecoder().decode(await vscode.workspace.fs.readFile(at(path)));
  let server: ModelServer;
  let file: string;

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

  /** Chooses the first row of the list: a test cannot type into it. */
  async function askHere(): Promise<void> {
    const count = server.requests.length;
    void run('refactor');
    await until('a request', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return server.requests.length > count;
    });
  }

  /** An answer that the test ends. */
  function held(): { end: () => void } {
    const rest = Promise.withResolvers<void>();
    const [first = '', ...others] = ANSWER.split('\n');
    server.script(
      stream(
        { do: 'text', text: `${first}\n${others[0]}\n` },
        { do: 'think', until: rest.promise },
        { do: 'text', text: others.slice(1).join('\n') },
        ...ENDING,
      ),
    );
    return { end: rest.resolve };
  }

  return {
    at,
    write,
    read,
    run,
    ask,
    askHere,
    held,
    server: () => server,
    /** The file's name, relative to `at`. */
    file: () => file,
  };
}
