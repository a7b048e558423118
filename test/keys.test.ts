import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { SYSTEMS } from './support/defaultKeys/defaultKeys.ts';
import { faultsIn, type KeyBinding } from './support/defaultKeys/keyRules.ts';
import { readDefaultKeys } from './support/defaultKeys/readDefaultKeys.ts';

const manifest = JSON.parse(readFileSync(path.join(import.meta.dirname, '../package.json'), 'utf8')) as {
  readonly contributes: { readonly keybindings: readonly KeyBinding[] };
};

/** Context keys by their names; absent ones are false. */
type Contexts = Readonly<Record<string, boolean | string>>;

/** `a && (!b || c == 'd')` */
function holds(when: string, contexts: Contexts): boolean {
  const isTrue = (term: string): boolean => {
    const [, not, name = '', value] = /^(!?)([\w.]+)(?: == '(\w+)')?$/.exec(term) ?? assert.fail(term);
    const given = contexts[name] ?? false;
    return (value === undefined ? given !== false : given === value) !== (not === '!');
  };
  return when.split(' && ').every(part => part.replaceAll(/[()]/g, '').split(' || ').some(isTrue));
}

describe('the keys of next edits', () => {
  const bindingOf = (key: string, command: string) => {
    const binding = manifest.contributes.keybindings.find(one => {
      return one.key === key && [one.command, ...(one.args?.commands ?? [])].includes(command);
    });
    return binding?.when ?? assert.fail(`${command} has no ${key}`);
  };
  const tab = bindingOf('tab', 'ghostline.nextEditTab');
  const escapeKey = bindingOf('escape', 'ghostline.dismissNextEdit');
  const offered = { editorTextFocus: true, 'ghostline.nextEdit.offered': true, 'ghostline.nextEdit.tab': true };

  it('are Tab and Escape while one is offered', () => {
    for (const when of [tab, escapeKey]) {
      assert.ok(holds(when, offered));
      assert.ok(!holds(when, { editorTextFocus: true }));
    }
  });

  for (const busy of [
    'editorReadonly',
    'editorHasSelection',
    'editorHasMultipleSelections',
    'inlineSuggestionVisible',
    'inlineEditIsVisible',
    'suggestWidgetVisible',
    'inSnippetMode',
  ]) {
    it(`leave Tab and Escape alone with ${busy}`, () => {
      for (const when of [tab, escapeKey]) assert.ok(!holds(when, { ...offered, [busy]: true }));
    });
  }

  it('leave Tab alone in the blanks that begin a line, and where it moves the focus', () => {
    assert.ok(!holds(tab, { ...offered, 'ghostline.nextEdit.tab': false }));
    assert.ok(!holds(tab, { ...offered, editorTabMovesFocus: true }));
  });

  it('leave a Vim emulation its Escape, and its Tab outside of insert mode', () => {
    const modes = (name: string, insert: string): Contexts[] =>
      ['Normal', 'normal', insert].map(mode => ({
        [`${name}.active`]: true,
        [`${name}.init`]: true,
        [`${name}.mode`]: mode,
      }));
    for (const [name, insert] of [
      ['vim', 'Insert'],
      ['neovim', 'insert'],
    ] as const) {
      const [normal, lower, inserting] = modes(name, insert).map(contexts => ({ ...offered, ...contexts }));
      for (const contexts of [normal, lower, inserting]) assert.ok(!holds(escapeKey, contexts ?? {}));
      assert.deepEqual(
        [normal, lower, inserting].map(contexts => holds(tab, contexts ?? {})),
        [false, false, true],
      );
    }
  });
});

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
