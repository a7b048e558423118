import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { SYSTEMS } from './support/defaultKeys/defaultKeys.ts';
import { faultsIn, type KeyBinding } from './support/defaultKeys/keyRules.ts';
import { readDefaultKeys } from './support/defaultKeys/readDefaultKeys.ts';

const manifest = JSON.parse(readFileSync(path.join(import.meta.dirname, '../package.json'), 'utf8')) as {
  readonly contributes: { readonly keybindings: readonly KeyBinding[] };
};

describe('the keys of Ghostline', () => {
  for (const system of SYSTEMS) {
    it(`do nothing else on ${system} where Ghostline's command is off, and are free for typing and screen readers`, () => {
      assert.deepEqual(faultsIn(manifest.contributes.keybindings, { system, defaults: readDefaultKeys(system) }), []);
    });
  }

  it('would be refused where VS Code, AltGr, Option, a screen reader or a well-known extension has them', () => {
    const faults = (binding: Omit<KeyBinding, 'command'>) =>
      SYSTEMS.map(system =>
        faultsIn([{ command: 'ghostline.rejectProposal', ...binding }], { system, defaults: readDefaultKeys(system) }),
      );
    assert.deepEqual(faults({ key: 'alt+ctrl+backspace', mac: 'cmd+alt+backspace' }), [
      ['ghostline.rejectProposal on ctrl+alt+backspace: VS Code runs editor.action.removeBrackets'],
      ['ghostline.rejectProposal on alt+cmd+backspace: VS Code runs deleteFile, editor.action.removeBrackets'],
      ['ghostline.rejectProposal on ctrl+alt+backspace: VS Code runs editor.action.removeBrackets'],
    ]);
    assert.deepEqual(faults({ key: 'shift+alt+p' }), [
      ['ghostline.rejectProposal on shift+alt+p: Project Manager uses it'],
      ['ghostline.rejectProposal on shift+alt+p: Option types a character with it'],
      ['ghostline.rejectProposal on shift+alt+p: Project Manager uses it'],
    ]);
    assert.deepEqual(faults({ key: 'numpad5', mac: 'shift+insert' }), [
      ['ghostline.rejectProposal on numpad5: screen readers use it'],
      ['ghostline.rejectProposal on shift+insert: screen readers use it'],
      ['ghostline.rejectProposal on numpad5: screen readers use it'],
    ]);
    assert.deepEqual(faults({ key: 'ctrl+alt+u' }), [
      ['ghostline.rejectProposal on ctrl+alt+u: AltGr types a character with it'],
      ["ghostline.rejectProposal on ctrl+alt+u: Ctrl+Option is VoiceOver's"],
      ['ghostline.rejectProposal on ctrl+alt+u: AltGr types a character with it'],
    ]);
  });
});
