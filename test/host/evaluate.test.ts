import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { FileTask } from '../../src/core/evaluate/task.ts';
import { mayRun } from '../../src/vscode/evaluate/consent.ts';
import { newTask } from '../../src/vscode/evaluate/newTask.ts';
import type { LoadedTaskSet } from '../../src/vscode/evaluate/taskSetFiles.ts';
import { mayCompare } from '../../src/vscode/evaluate/trust.ts';
import { Exclusion } from '../../src/vscode/privacy/exclusion.ts';
import { closeAll } from './support/editing.ts';
import { answerMessages, type ShownMessage } from './support/messages.ts';

/** 5,000 characters, with a right-to-left override near its end. */
const LONG = `${'x'.repeat(4_990)}\u202e; rm y`;

function taskSet(...argument: readonly string[]): LoadedTaskSet {
  const tasks = argument.map(
    (word, index): FileTask => ({
      id: `${index}`,
      title: 'A task',
      languageId: 'python',
      kind: 'fix',
      prompt: 'Fix it.',
      files: [],
      entry: 'a.py',
      test: { files: [], command: ['python', word], timeLimitSeconds: 1 },
    }),
  );
  return { hash: `hash-${argument.join()}`, set: { name: 'ours', tasks } };
}

/** Answers are forgotten with the test. */
function memory(): vscode.Memento {
  const values = new Map<string, unknown>();
  const get = (key: string, otherwise?: unknown) => values.get(key) ?? otherwise;
  return {
    keys: () => [...values.keys()],
    get: get as vscode.Memento['get'],
    update: async (key, value) => void values.set(key, value),
  };
}

describe('comparing models', () => {
  let restore = (): void => undefined;
  const answering = (answer: (message: ShownMessage) => string | undefined) => {
    const messages = answerMessages(answer);
    restore = () => void messages.restore();
    return messages.shown;
  };
  afterEach(async () => {
    restore();
    await closeAll();
  });

  it('shows the whole of a long command, with every character visible, before its tests may run', async () => {
    const texts: string[] = [];
    const shown = answering(({ buttons }) => {
      texts.push(vscode.window.activeTextEditor?.document.getText() ?? '');
      return buttons[0];
    });
    const answers = memory();
    assert.equal(await mayRun(taskSet(LONG), answers), true);
    assert.deepEqual(
      shown.map(({ buttons, text }) => [text, ...buttons]),
      [
        ['Run the tests of "ours"?', 'Show the Command'],
        ['Run the tests of "ours"?', 'Run the Tests', 'Cancel'],
      ],
    );
    assert.match(shown[0]?.detail ?? '', /The tests run a long command\. Review it first\.$/);
    assert.deepEqual(texts, ['', `python "${'x'.repeat(4_990)}\\u202e; rm y"\n`]);
    // The answer holds for this set of tasks alone.
    assert.equal(await mayRun(taskSet(LONG), answers), true);
    assert.equal(shown.length, 2);
    await mayRun(taskSet(`${LONG}z`), answers);
    assert.equal(shown.length, 4);
  });

  it('runs nothing when the question about a long command is closed, at either step', async () => {
    answering(() => undefined);
    assert.equal(await mayRun(taskSet(LONG), memory()), false);
    restore();
    answering(({ buttons }) => (buttons[0] === 'Show the Command' ? buttons[0] : undefined));
    assert.equal(await mayRun(taskSet(LONG), memory()), false);
  });

  it('is refused where "ghostline.runTests" is off, with the reason', async () => {
    const shown = answering(() => undefined);
    assert.equal(await mayCompare({ runTests: false }), false);
    assert.deepEqual(shown, [
      {
        text: 'Ghostline: comparing models runs code that they write, which the setting "ghostline.runTests" forbids.',
        detail: '',
        buttons: ['Open Settings'],
      },
    ]);
    assert.equal(await mayCompare({ runTests: true }), true);
    assert.equal(shown.length, 1);
  });

  for (const [path, patterns, why] of [
    ['.env', [], /Judging by its name, this file may contain .+, so it is never sent\.$/],
    ['kept/a.py', ['kept'], /The setting "ghostline\.exclude" or "files\.exclude" names this file/],
  ] as const) {
    it(`makes no task from a selection in ${path}, which is never sent, and explains why`, async () => {
      const [folder] = vscode.workspace.workspaceFolders ?? [];
      assert.ok(folder, 'the host tests open a folder');
      const top = vscode.Uri.joinPath(folder.uri, 'newTask');
      const uri = vscode.Uri.joinPath(top, path);
      await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode('A=1\nB=2\n'));
      const exclusion = new Exclusion(() => patterns.map(pattern => `newTask/${pattern}`));
      try {
        const editor = await vscode.window.showTextDocument(uri);
        editor.selection = new vscode.Selection(0, 0, 1, 3);
        const shown = answering(() => undefined);
        await newTask(exclusion);
        assert.equal(shown.length, 1);
        assert.match(shown[0]?.text ?? '', /^Ghostline: no task was made from this selection\. /);
        assert.match(shown[0]?.text ?? '', why);
      } finally {
        exclusion.dispose();
        await closeAll();
        await vscode.workspace.fs.delete(top, { recursive: true });
      }
    });
  }
});
