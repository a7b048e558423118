import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { COMMAND_NAMES, commandId, EXTENSION_ID } from '../../src/contributions.ts';
import { defaultKeysIn, type System } from '../support/defaultKeys/defaultKeys.ts';
import { faultsIn } from '../support/defaultKeys/keyRules.ts';

describe('the extension', () => {
  it('is installed and active', async () => {
    const extension = vscode.extensions.getExtension(EXTENSION_ID);
    assert.ok(extension);
    await extension.activate();
    assert.ok(extension.isActive);
  });

  it('answers to every command that it offers', async () => {
    const known = new Set(await vscode.commands.getCommands(true));
    const ours = COMMAND_NAMES.map(commandId);
    assert.deepEqual(
      ours.filter(id => !known.has(id)),
      [],
    );
  });

  it('binds no key that the editor it runs in has a command on', async () => {
    const shortcuts = vscode.Uri.parse('vscode://defaultsettings/keybindings.json');
    const defaults = defaultKeysIn((await vscode.workspace.openTextDocument(shortcuts)).getText());
    assert.ok((defaults['f2'] ?? []).includes('editor.action.rename'), 'these are no default keys');
    const { contributes } = vscode.extensions.getExtension(EXTENSION_ID)?.packageJSON ?? {};
    const systems: Partial<Record<NodeJS.Platform, System>> = { darwin: 'mac', win32: 'windows' };
    const system = systems[process.platform] ?? 'linux';
    assert.deepEqual(faultsIn(contributes.keybindings, { system, defaults }), []);
  });
});
