import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { CUSTOM } from '../../src/core/provider/profile/builtInProfiles.ts';
import { failure } from '../../src/core/provider/providerFailure.ts';
import type { BudgetState } from '../../src/core/usage/budget/budget.ts';
import { AutomaticRequests } from '../../src/vscode/ghostText/automaticRequests.ts';
import { menuRows } from '../../src/vscode/status/menu.ts';
import type { Activity } from '../../src/vscode/status/statusBar.ts';
import { readoutOf } from '../../src/vscode/usage/spendingReadout.ts';
import { closeAll, editText, open, until } from './support/editing.ts';

describe('the menu of the status bar', () => {
  interface Given {
    readonly activity?: Activity;
    readonly budget?: BudgetState;
    readonly areMissing?: boolean;
    readonly languages?: Readonly<Record<string, boolean>>;
  }

  function rows({ activity = { kind: 'idle' }, budget, areMissing = false, languages = { '*': true } }: Given = {}) {
    const books = { rows: undefined, session: [], budget };
    const today = { refused: undefined, keyLeft: undefined, today: '2026-11-30', isPlayMoney: false };
    const profile = { ...CUSTOM, label: 'models.example', baseUrl: 'https://models.example/v1' };
    const serving = { profile, model: 'm' };
    const spending = readoutOf({ books, ...today });
    const readout = { activity, spending, serving, isFolderAddress: false, isRecording: false };
    const requests = { areMissing, snooze: () => Promise.resolve(), cancelSnooze: () => Promise.resolve() };
    return menuRows({ readout, requests, settings: { enabled: true, languages } }, 'typescript');
  }

  /** Without icons and separators. */
  const labels = (given?: Given) =>
    rows(given).flatMap(({ label }) => (label === '' ? [] : [label.replace(/^\$\([\w-]+\) /, '')]));

  it('begins with Refactor if all is well, and shows languages by name', () => {
    assert.deepEqual(labels().slice(0, 5), [
      'Refactor with Ghostline…',
      'Refactor with Agent…',
      'Snooze…',
      'Turn Off for TypeScript',
      'Turn Ghost Text Off',
    ]);
  });

  it('begins with what is wrong and its remedy', () => {
    const stop: BudgetState = {
      kind: 'stop',
      period: 'day',
      spent: { value: 10, reported: 1, estimated: 0, unknown: 0 },
      capNanoDollars: 10,
    };
    const off = { kind: 'off', why: 'off for Markdown', turnsOn: 'toggleLanguage', language: 'Markdown' } as const;
    for (const [given, first] of [
      [{ activity: { kind: 'failing', error: failure('no-key') } }, 'No API key · Set API Key'],
      [{ activity: off }, 'Off for Markdown · Turn On for Markdown'],
      [{ budget: stop }, 'Paused: budget spent · Change Budget'],
      [{ areMissing: true }, 'VS Code requests no suggestions · Cancel Snooze'],
    ] as const)
      assert.equal(labels(given)[0], first);
  });

  it('offers nothing twice', () => {
    const all = labels({ activity: { kind: 'failing', error: failure('no-key') } });
    assert.equal(all.filter(label => label.includes('Choose Provider')).length, 1);
    assert.deepEqual(all, [...new Set(all)]);
  });

  it('says that a snooze pauses the suggestions of all extensions', () => {
    assert.match(rows().find(({ label }) => label.endsWith('Snooze…'))?.description ?? '', /every extension/);
  });

  it('offers to cancel a snooze from when VS Code requests nothing for typed text until it requests again', async () => {
    const requests = new AutomaticRequests();
    const editor = await open('a█');
    await editText(editor, edit => edit.insert(editor.selection.active, 'b'));
    await until('the change', () => requests.areMissing);
    requests.received({ triggerKind: vscode.InlineCompletionTriggerKind.Invoke } as vscode.InlineCompletionContext);
    assert.ok(requests.areMissing);
    requests.received({ triggerKind: vscode.InlineCompletionTriggerKind.Automatic } as vscode.InlineCompletionContext);
    assert.ok(!requests.areMissing);
    requests.dispose();
    await closeAll();
  });

  it('supposes no snooze after a change elsewhere, as a formatter makes it', async () => {
    const requests = new AutomaticRequests();
    const editor = await open('a█\nb');
    const end = editor.document.lineAt(1).range.end;
    await editText(editor, edit => edit.insert(end, ';'));
    await until('the change', () => editor.document.getText() === 'a\nb;');
    assert.ok(!requests.areMissing);
    requests.dispose();
    await closeAll();
  });
});
