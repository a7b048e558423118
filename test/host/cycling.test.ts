import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { EXTENSION_ID } from '../../src/contributions.ts';
import { type ModelServer, startModelServer } from '../support/modelServer/modelServer.ts';
import { closeAll, configure, open, type, until } from './editing.ts';

describe('looking through suggestions', () => {
  let server: ModelServer;

  before(async () => {
    await vscode.extensions.getExtension(EXTENSION_ID)?.activate();
    server = await startModelServer({ apiKey: null, delayMs: 20 });
    await configure({ baseUrl: server.url });
  });

  after(async () => {
    await closeAll();
    await configure({ baseUrl: undefined });
    await server.close();
  });

  it('asks for two more only then, and shows them one after another', async () => {
    for (const answer of ['first();', 'second();', 'third();']) server.script(answer);
    const editor = await open('const chosen = █\n');
    // The first editor of a window gets its inline suggestions a moment after it is shown; before that, keys ask nobody.
    await until('the first request', async () => {
      await type(' ');
      await new Promise(resolve => setTimeout(resolve, 300));
      return server.requests.length > 0;
    });
    await server.untilNoOpenStreams();
    assert.equal(server.requests.length, 1);
    await until('two more requests', async () => {
      await vscode.commands.executeCommand('editor.action.inlineSuggest.trigger');
      return server.requests.length >= 3;
    });
    await server.untilNoOpenStreams();
    await until('a suggestion in the text', async () => {
      await vscode.commands.executeCommand('editor.action.inlineSuggest.showNext');
      await vscode.commands.executeCommand('editor.action.inlineSuggest.commit');
      return editor.document.getText().includes('();');
    });
    assert.equal(server.requests.length, 3);
    assert.match(editor.document.getText(), /(?:second|third)\(\);/);
  });
});
