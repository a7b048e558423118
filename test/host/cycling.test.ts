import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { EXTENSION_ID } from '../../src/contributions.ts';
import { type ModelServer, startModelServer } from '../support/modelServer/modelServer.ts';
import { closeAll, configure, open, type, until } from './support/editing.ts';

describe('looking through suggestions', () => {
  let server: ModelServer;

  before(async () => {
    await vscode.extensions.getExtension(EXTENSION_ID)?.activate();
    server = await startModelServer({ apiKey: null, delayMs: 20 });
    await configure({ baseUrl: server.url });
    // The first editor of a window gets its inline suggestions a moment after it is shown; before that, keys trigger
    // nothing.
    await open('warm = █\n');
    await until('the first request of the window', async () => {
      await type(' ');
      // A user's pause before a suggestion.
      await new Promise(resolve => setTimeout(resolve, 500));
      return server.requests.length > 0;
    });
    await server.untilNoOpenStreams();
  });

  after(async () => {
    await closeAll();
    await configure({ baseUrl: undefined });
    await server.close();
  });

  it('requests two more only then, and shows them one after another', async () => {
    const editor = await open('const chosen = █\n');
    server.script('first();', 'second();', 'third();');
    const before = server.requests.length;
    await type(' ');
    await server.untilRequests(before + 1);
    await server.untilNoOpenStreams();
    assert.equal(server.requests.length, before + 1);
    // As the editor does where the mouse rests on ghost text, and as Alt+\ does.
    await vscode.commands.executeCommand('editor.action.inlineSuggest.trigger');
    await vscode.commands.executeCommand('ghostline.suggest');
    assert.equal(server.requests.length, before + 1);
    await vscode.commands.executeCommand('ghostline.nextSuggestion');
    await server.untilRequests(before + 3);
    await server.untilNoOpenStreams();
    await until('a suggestion in the text', async () => {
      await vscode.commands.executeCommand('editor.action.inlineSuggest.commit');
      return editor.document.getText().includes('();');
    });
    assert.equal(server.requests.length, before + 3);
    assert.match(editor.document.getText(), /(?:second|third)\(\);/);
  });
});
