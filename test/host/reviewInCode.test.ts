import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { EXTENSION_ID } from '../../src/contributions.ts';
import { dedent } from '../support/dedent.ts';
import { stream } from '../support/modelServer/answer.ts';
import { configure, editText, until } from './support/editing.ts';
import { answerMessages } from './support/messages.ts';
import { diffs, untilProposed } from './support/proposals.ts';
import { AFTER, ANSWER, BEFORE, ENDING, useRefactorings } from './support/refactorings.ts';

const BOTH = dedent`
  \`\`\`python
  def a():
      return one()


  def b():
      return two()
  \`\`\`
`;

describe('a proposal in the code', () => {
  const { at, read, run, ask, askHere, held, server, file } = useRefactorings();

  const lensesIn = async (uri: vscode.Uri) => {
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri, 100);
    return lenses.flatMap(({ command, range }) =>
      command?.command.startsWith('ghostline.') ? [{ command, line: range.start.line }] : [],
    );
  };
  const wordsIn = async (uri: vscode.Uri) =>
    (await lensesIn(uri)).map(({ command, line }) => `${line} ${command.title}`);
  const untilLenses = async (uri: vscode.Uri, wanted: readonly string[]) => {
    let seen: readonly string[] = [];
    await until(
      `the lenses ${wanted.join(' | ')}`,
      async () => {
        seen = await wordsIn(uri);
        return JSON.stringify(seen) === JSON.stringify(wanted);
      },
      () => seen,
    );
  };
  const press = async (uri: vscode.Uri, title: string, line?: number) => {
    const lenses = await lensesIn(uri);
    const lens = lenses.find(one => one.command.title.endsWith(title) && (line === undefined || one.line === line));
    const { command } = lens ?? assert.fail(`no lens ${title}`);
    await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
  };
  const askForBoth = async () => {
    server().script(BOTH);
    const editor = await vscode.window.showTextDocument(at(file()), { preview: false });
    editor.selection = new vscode.Selection(0, 0, 5, 12);
    await askHere();
    await untilProposed(BEFORE.replace('1', 'one()').replace('2', 'two()'));
  };

  it('can be stopped, accepted and rejected over the code, with the focus in the file', async () => {
    const answer = held();
    await ask();
    await untilLenses(at(file()), ['0 Refactoring…', '0 Stop']);
    answer.end();
    const whole = ['0 Accept', '0 Reject', '0 Retry…', '0 Ghostline: 1 change'];
    await untilLenses(at(file()), whole);
    const [diff = assert.fail('no diff')] = diffs();
    await untilLenses(diff.modified, whole);
    await press(at(file()), 'Accept');
    await until('the change', async () => (await vscode.workspace.openTextDocument(at(file()))).getText() === AFTER);
    await untilLenses(at(file()), []);
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), at(file()).toString());
  });

  it('has each change over its code, to include or exclude it there', async () => {
    await askForBoth();
    await untilLenses(at(file()), [
      ...['0 Accept', '0 Reject', '0 Retry…', '0 Ghostline: 2 changes'],
      ...['1 Exclude', '1 Only This', '1 +1 −1'],
      ...['5 Exclude', '5 Only This', '5 +1 −1'],
    ]);
    await press(at(file()), 'Exclude', 1);
    await untilProposed(BEFORE.replace('2', 'two()'));
    const words = await wordsIn(at(file()));
    assert.ok(words.includes('1 Include') && words.includes('1 +1 −1, excluded'), words.join());
    assert.ok(words.includes('0 Ghostline: 2 changes, 1 excluded'), words.join());
    await press(at(file()), 'Accept');
    await until('the change', async () => (await read(file())) === BEFORE || diffs().length === 0);
    const document = await vscode.workspace.openTextDocument(at(file()));
    assert.equal(document.getText(), BEFORE.replace('2', 'two()'));
  });

  it('has the change at the cursor included and excluded with the keys, also in the file', async () => {
    await askForBoth();
    const editor = await vscode.window.showTextDocument(at(file()));
    editor.selection = new vscode.Selection(5, 0, 5, 0);
    await run('leaveOutChange');
    await untilProposed(BEFORE.replace('1', 'one()'));
    await run('takeOnlyChange');
    await untilProposed(BEFORE.replace('2', 'two()'));
    editor.selection = new vscode.Selection(1, 4, 1, 4);
    await run('takeChange');
    await untilProposed(BEFORE.replace('1', 'one()').replace('2', 'two()'));
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), at(file()).toString());
  });

  it('stays over its code when lines come in above', async () => {
    await askForBoth();
    const editor = await vscode.window.showTextDocument(at(file()));
    await editText(editor, to => to.insert(new vscode.Position(0, 0), '# one\n# two\n'));
    await until('the lenses to move', async () => (await wordsIn(at(file()))).includes('7 Exclude'));
    const words = await wordsIn(at(file()));
    assert.ok(words.includes('2 Accept') && words.includes('3 Exclude'), words.join());
  });

  it('edits the instruction where the key for a refactoring is pressed in the file that it changes', async () => {
    server().script(ANSWER);
    await ask();
    await untilProposed(AFTER);
    const count = server().requests.length;
    server().script(ANSWER.replace('one()', 'uno()'));
    void run('refactor');
    await until('another answer', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return server().requests.length > count;
    });
    await untilProposed(BEFORE.replace('return 1', 'return uno()'));
    assert.equal(diffs().length, 1);
  });

  it('of a new file only leaves no empty diff behind, and opens the new file when it is accepted', async () => {
    const rest = Promise.withResolvers<void>();
    server().script(
      stream(
        { do: 'text', text: '```python\ndef a():\n' },
        { do: 'think', until: rest.promise },
        { do: 'text', text: `    return 1\n\`\`\`\n\ntest_made.py\n\`\`\`python\ndef test_a(): ...\n\`\`\`\n` },
        ...ENDING,
      ),
    );
    await ask();
    await until('the diff', () => diffs().length > 0);
    rest.resolve();
    const names = () => diffs().map(({ modified }) => modified.path.slice(modified.path.lastIndexOf('/') + 1));
    await until('the diff of the new file only', () => names().join() === 'test_made.py', names);
    await run('acceptProposal');
    await until('the diff to close', () => diffs().length === 0);
    assert.equal(await read('test_made.py'), 'def test_a(): ...\n');
    const shown = vscode.window.visibleTextEditors.map(({ document }) => document.uri.toString());
    assert.ok(shown.includes(at('test_made.py').toString()), shown.join());
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), at(file()).toString());
  });

  it('that is refused leaves no diff of equal texts, and offers to edit the instruction', async () => {
    const messages = answerMessages(() => undefined);
    try {
      server().script('I would rather not.');
      await ask();
      await until('the message', () => messages.shown.length > 0);
      await until('the diff to close', () => diffs().length === 0);
      const [message] = messages.shown;
      assert.deepEqual(message?.buttons, ['Edit Instruction…', 'Try Again', 'Copy Answer']);
      await untilLenses(at(file()), []);
    } finally {
      messages.restore();
    }
  });

  it('that no longer parses is marked, and is accepted only after a question', async () => {
    const messages = answerMessages(() => undefined);
    try {
      server().script(dedent`
        \`\`\`python
        def a():
            return = 1
        \`\`\`
      `);
      await ask();
      const words = '0 Ghostline: 1 change, no longer parses: line 2';
      await untilLenses(at(file()), ['0 Accept', '0 Reject', '0 Retry…', words]);
      const [diff = assert.fail('no diff')] = diffs();
      const marks = () => vscode.languages.getDiagnostics(diff.modified).map(({ severity }) => severity);
      await until('the mark', () => marks().includes(vscode.DiagnosticSeverity.Error), marks);
      await run('acceptProposal');
      assert.match(messages.shown[0]?.detail ?? '', /a\d+\.py no longer parses: line 2\./);
      assert.equal((await vscode.workspace.openTextDocument(at(file()))).getText(), BEFORE);
    } finally {
      messages.restore();
    }
  });

  it('that deletes most of the selection is accepted only after a question', async () => {
    const answers: (string | undefined)[] = [undefined, 'Accept Anyway'];
    const messages = answerMessages(() => answers.shift());
    try {
      server().script(dedent`
        \`\`\`python
        def a(): ...
        \`\`\`
      `);
      const editor = await vscode.window.showTextDocument(at(file()), { preview: false });
      editor.selection = new vscode.Selection(0, 0, 5, 12);
      await askHere();
      await untilProposed('def a(): ...\n');
      await untilLenses(at(file()), ['0 Accept', '0 Reject', '0 Retry…', '0 Ghostline: 1 change']);
      await run('acceptProposal');
      assert.equal(editor.document.getText(), BEFORE);
      await run('acceptProposal');
      assert.equal(editor.document.getText(), 'def a(): ...\n');
      assert.match(messages.shown[0]?.detail ?? '', /It deletes \d\d% of the selection\./);
    } finally {
      messages.restore();
    }
  });

  describe('in the file', () => {
    before(() => configure({ 'refactor.review': 'inFile' }));
    after(() => configure({ 'refactor.review': undefined }));

    it('opens a diff only on request, and writes nothing before it is accepted', async () => {
      const answer = held();
      await ask();
      await untilLenses(at(file()), ['0 Refactoring…', '0 Stop']);
      assert.equal(diffs().length, 0);
      answer.end();
      await untilLenses(at(file()), ['0 Accept', '0 Reject', '0 Retry…', '0 Ghostline: 1 change']);
      assert.equal(diffs().length, 0);
      const document = await vscode.workspace.openTextDocument(at(file()));
      assert.equal(document.getText(), BEFORE);
      await press(at(file()), 'Ghostline: 1 change');
      await untilProposed(AFTER);
      await vscode.commands.executeCommand('workbench.action.closeEditorsInOtherGroups');
      await until('the diff to close', () => diffs().length === 0);
      await press(at(file()), 'Accept');
      await until('the change', () => document.getText() === AFTER);
    });

    it('shows a new file as a diff', async () => {
      server().script(dedent`
        test_made.py
        \`\`\`python
        def test_a(): ...
        \`\`\`
      `);
      await ask();
      await until('the diff', () => diffs().some(({ modified }) => modified.path.endsWith('test_made.py')));
    });
  });

  it('names its keys from package.json', async () => {
    const { contributes } = vscode.extensions.getExtension(EXTENSION_ID)?.packageJSON ?? {};
    assert.ok(contributes.keybindings.length > 0);
    server().script(ANSWER);
    await ask();
    await untilProposed(AFTER);
    const [accept] = await lensesIn(at(file()));
    assert.match(accept?.command.tooltip ?? '', process.platform === 'darwin' ? /⌃⌘Y/ : /Shift\+Alt\+Y/);
  });
});
