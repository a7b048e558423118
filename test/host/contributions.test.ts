import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { COMMANDS, commandId, EXTENSION_ID, INTERNAL_COMMANDS, type PaletteCommand } from '../../src/contributions.ts';

describe('the extension', () => {
  it('is there and active', async () => {
    const extension = vscode.extensions.getExtension(EXTENSION_ID);
    assert.ok(extension);
    await extension.activate();
    assert.ok(extension.isActive);
  });

  it('answers to every command that it offers', async () => {
    const known = new Set(await vscode.commands.getCommands(true));
    const ours = [...(Object.keys(COMMANDS) as PaletteCommand[]), ...INTERNAL_COMMANDS].map(commandId);
    assert.deepEqual(
      ours.filter(id => !known.has(id)),
      [],
    );
  });
});
