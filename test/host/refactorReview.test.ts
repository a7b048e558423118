import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { targetOf } from '../../src/core/refactor/target/target.ts';
import type { FileForReview, ReviewOutcome } from '../../src/vscode/review/review.ts';
import { ReviewDesk } from '../../src/vscode/review/reviewDesk.ts';
import { dedent } from '../support/dedent.ts';
import { closeAll, editText, until } from './support/editing.ts';

const BEFORE = dedent`
  def a():
      return 1


  def b():
      return 2
`;
const AFTER = dedent`
  def a():
      return one()


  def b():
      return two()
`;

describe('a review', () => {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder, 'the host tests open a folder');
  /** Another one for each test: the editor may keep a document for a while after its last tab is closed. */
  let root: vscode.Uri;
  let tests = 0;
  const at = (path: string) => vscode.Uri.joinPath(root, path);
  const write = (path: string, text: string) => vscode.workspace.fs.writeFile(at(path), new TextEncoder().encode(text));
  const read = async (path: string) => new TextDecoder().decode(await vscode.workspace.fs.readFile(at(path)));
  const exists = (path: string) =>
    Promise.resolve(vscode.workspace.fs.stat(at(path))).then(
      () => true,
      () => false,
    );
  const edit = (more: Partial<FileForReview> = {}): FileForReview => ({
    path: 'a.py',
    uri: at('a.py'),
    kind: 'edit',
    before: BEFORE,
    after: AFTER,
    warnings: [],
    ...more,
  });
  const create = (): FileForReview => ({
    path: 'test_a.py',
    uri: at('test_a.py'),
    kind: 'create',
    before: '',
    after: 'def test_a(): ...\n',
    warnings: [],
  });

  let desk: ReviewDesk;

  beforeEach(async () => {
    await closeAll();
    tests += 1;
    root = vscode.Uri.joinPath(folder.uri, `review${tests}`);
    await write('a.py', BEFORE);
    desk = new ReviewDesk();
  });
  afterEach(async () => {
    desk.dispose();
    await closeAll();
    await vscode.workspace.fs.delete(root, { recursive: true });
  });

  /** Opens a review, waits until it is shown, lets `act` decide, and returns the result. */
  async function review(files: readonly FileForReview[], act: () => unknown): Promise<ReviewOutcome> {
    const outcome = desk.review({ title: 'Review', files });
    await until('the diff', () => diffs().length > 0);
    await act();
    return outcome;
  }
  const open = () => {
    const [first] = desk.reviews;
    assert.ok(first);
    return first;
  };
  const accept = () => desk.accept(open());
  const diffs = () =>
    vscode.window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .filter(({ input }) => input instanceof vscode.TabInputTextDiff);
  const undo = async (path: string) => {
    await vscode.window.showTextDocument(at(path));
    await vscode.commands.executeCommand('undo');
  };

  it('changes nothing before it is accepted, and nothing when it is rejected', async () => {
    const outcome = await review([edit(), create()], async () => {
      assert.equal(await read('a.py'), BEFORE);
      open().decide({ kind: 'rejected', reason: 'shorter' });
    });
    assert.deepEqual(outcome, { kind: 'rejected', reason: 'shorter' });
    assert.equal(await read('a.py'), BEFORE);
    assert.ok(!(await exists('test_a.py')));
    assert.equal(diffs().length, 0);
  });

  it('writes closed files to the disk when it is accepted', async () => {
    const outcome = await review([edit(), create()], accept);
    assert.ok(outcome.kind === 'accepted');
    assert.deepEqual(outcome.files, ['a.py', 'test_a.py']);
    assert.equal(await read('a.py'), AFTER);
    assert.equal(await read('test_a.py'), create().after);
  });

  it('of one file is reverted by one undo, byte for byte', async () => {
    const text = `${BEFORE}x = 1`.replaceAll('\n', '\r\n');
    await write('a.py', text);
    await vscode.window.showTextDocument(at('a.py'));
    await review([edit({ before: text, after: AFTER.replaceAll('\n', '\r\n') })], accept);
    const document = await vscode.workspace.openTextDocument(at('a.py'));
    assert.equal(document.getText(), AFTER.replaceAll('\n', '\r\n'));
    await undo('a.py');
    assert.equal(document.getText(), text);
  });

  it('writes only the changes and the files that are checked', async () => {
    const outcome = await review([edit(), create()], () => {
      const [first, second] = open().files;
      assert.ok(first && second);
      desk.take(first, { hunk: 0, taken: false });
      desk.takeAll(second, false);
      return accept();
    });
    assert.ok(outcome.kind === 'accepted');
    assert.deepEqual(
      outcome.written.map(({ path, added }) => [path, added]),
      [['a.py', '    return two()']],
    );
    assert.equal(await read('a.py'), BEFORE.replace('2', 'two()'));
    assert.ok(!(await exists('test_a.py')));
  });

  it('shows on the right exactly the text that Accept would write', async () => {
    await review([edit()], async () => {
      const [file] = open().files;
      assert.ok(file);
      const document = await vscode.workspace.openTextDocument(file.right);
      assert.equal(document.getText(), AFTER);
      desk.take(file, { hunk: 1, taken: false });
      await until('the change to go', () => document.getText() === BEFORE.replace('1', 'one()'));
      desk.take(file, { hunk: 1, taken: true });
      await until('the change to come back', () => document.getText() === AFTER);
      open().decide({ kind: 'rejected' });
    });
  });

  it('of a file that has changed meanwhile is stale, and writes none of its files', async () => {
    const outcome = await review([edit(), create()], async () => {
      await write('a.py', `${BEFORE}# more\n`);
      await until('the change to be seen', async () => {
        const document = await vscode.workspace.openTextDocument(at('a.py'));
        return document.getText().includes('# more');
      });
      await accept();
    });
    assert.deepEqual(outcome, { kind: 'stale', files: ['a.py'] });
    assert.ok(!(await exists('test_a.py')));
  });

  it('follows its target when the file was edited elsewhere', async () => {
    const target = targetOf({ path: 'a.py', languageId: 'python', text: BEFORE, start: 0, end: 22 });
    const editor = await vscode.window.showTextDocument(at('a.py'));
    const one = BEFORE.replace('1', 'one()');
    await review([edit({ after: one, target })], async () => {
      await editText(editor, to => to.insert(new vscode.Position(0, 0), 'import one\n'));
      await accept();
    });
    assert.equal(editor.document.getText(), `import one\n${one}`);
  });

  it('never writes over a file that came into being meanwhile', async () => {
    const outcome = await review([create()], async () => {
      await write('test_a.py', 'mine\n');
      await accept();
    });
    assert.deepEqual(outcome, { kind: 'stale', files: ['test_a.py'] });
    assert.equal(await read('test_a.py'), 'mine\n');
  });

  it('asks for permission to write a file again, after everything else is decided', async () => {
    const asked: string[] = [];
    const asking = (path: string, may: boolean) => ({
      mayBeWritten: async () => {
        asked.push(path);
        return may;
      },
    });
    const outcome = await review(
      [edit(asking('a.py', true)), { ...create(), ...asking('test_a.py', false) }],
      async () => {
        assert.deepEqual(asked, []);
        await accept();
      },
    );
    assert.deepEqual(outcome, { kind: 'stale', files: ['test_a.py'] });
    assert.deepEqual(asked.toSorted(), ['a.py', 'test_a.py']);
    assert.equal(await read('a.py'), BEFORE);
    assert.ok(!(await exists('test_a.py')));
  });

  it('follows a renamed file, and refuses a deleted one', async () => {
    await review([edit()], async () => {
      const rename = new vscode.WorkspaceEdit();
      rename.renameFile(at('a.py'), at('b.py'));
      await vscode.workspace.applyEdit(rename);
      await accept();
    });
    assert.equal(await read('b.py'), AFTER);
    await write('a.py', BEFORE);
    const outcome = await review([edit()], async () => {
      await vscode.workspace.fs.delete(at('a.py'));
      await accept();
    });
    assert.deepEqual(outcome, { kind: 'stale', files: ['a.py'] });
  });

  it('of one file is rejected by closing its diff', async () => {
    const outcome = await review([edit()], () => vscode.window.tabGroups.close(diffs()));
    assert.deepEqual(outcome, { kind: 'rejected' });
  });

  it('closes when it is aborted', async () => {
    const leaving = new AbortController();
    const outcome = desk.review({ title: 'Review', files: [edit()], signal: leaving.signal });
    await until('the diff', () => diffs().length > 0);
    leaving.abort();
    assert.deepEqual(await outcome, { kind: 'rejected' });
    await until('the diff to close', () => diffs().length === 0);
  });

  it('leaves the focus where it is', async () => {
    const editor = await vscode.window.showTextDocument(at('a.py'));
    await review([edit()], () => {
      assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), editor.document.uri.toString());
      open().decide({ kind: 'rejected' });
    });
  });

  it('that is prepared shows nothing, and opens with the documents that are loaded', async () => {
    // Documents of the tests before are closed meanwhile.
    const file = edit({ path: 'prepared.py', uri: at('prepared.py') });
    await write('prepared.py', BEFORE);
    const prepared = desk.prepare(file);
    const sides = () =>
      vscode.workspace.textDocuments.filter(
        ({ uri }) => uri.query.startsWith(`${prepared.id}-`) && uri.path === '/prepared.py',
      );
    await until('both sides', () => sides().length === 2);
    assert.deepEqual([diffs().length, desk.reviews.length], [0, 0]);
    const review = desk.open({ title: 'Review', instruction: '', prepared });
    await desk.show(review, { files: [file], stage: { kind: 'ready', deletedShare: 0 } });
    assert.ok(desk.isReviewed(sides()[0]?.uri ?? assert.fail('closed')));
    assert.equal(diffs().length, 1);
    await desk.close(review);
    assert.equal(diffs().length, 0);
  });
});
