import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { CUSTOM } from '../../src/core/provider/profile/builtInProfiles.ts';
import { StatusBar } from '../../src/vscode/status/statusBar.ts';
import { readoutOf } from '../../src/vscode/usage/spendingReadout.ts';

describe('the hover of the status bar', () => {
  const create = vscode.window.createStatusBarItem;
  afterEach(() => void Object.assign(vscode.window, { createStatusBarItem: create }));

  function hover({ isFolderAddress = false, isRecording = false } = {}): string {
    const items: vscode.StatusBarItem[] = [];
    const createStatusBarItem = (...given: Parameters<typeof create>) => {
      const item = create(...given);
      items.push(item);
      return item;
    };
    Object.assign(vscode.window, { createStatusBarItem });
    const books = { rows: undefined, session: [], budget: undefined };
    const spending = readoutOf({
      books,
      refused: undefined,
      keyLeft: undefined,
      today: '2026-11-30',
      isPlayMoney: false,
    });
    const bar = new StatusBar();
    const profile = { ...CUSTOM, label: 'models.example', baseUrl: 'https://models.example/v1' };
    bar.show({ activity: { kind: 'idle' }, spending, serving: { profile, model: 'm' }, isFolderAddress, isRecording });
    const { tooltip } = items[0] ?? {};
    bar.dispose();
    assert.ok(tooltip instanceof vscode.MarkdownString);
    return tooltip.value;
  }

  it("shows that the address comes from the folder's settings, and how to reset it", () => {
    assert.match(
      hover({ isFolderAddress: true }),
      /m at models\.example.+This folder's settings send code to this address\. To use your own again:.+\(command:ghostline\.chooseProvider\)/s,
    );
    assert.doesNotMatch(hover(), /folder's settings/);
  });

  it('shows that requests are recorded, and where to see them', () => {
    assert.match(hover({ isRecording: true }), /recorded on this machine.+\(command:ghostline\.showRecordings\)/s);
    assert.doesNotMatch(hover(), /recorded/);
  });
});
