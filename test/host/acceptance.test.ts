import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { nonBlankChars } from '../../src/core/text/lines.ts';
import type { RecordUpdate } from '../../src/core/usage/ledger/ledger.ts';
import { Acceptance } from '../../src/vscode/ghostText/acceptance.ts';
import { FakeClock } from '../support/fakeClock.ts';
import { closeAll, editText, open, until } from './support/editing.ts';

const TEXT = 'const total = sum(rows);\n  return total;';

describe('an accepted suggestion', () => {
  const found: (RecordUpdate & { readonly id: string })[] = [];
  let clock: FakeClock;
  let acceptance: Acceptance;

  beforeEach(() => {
    found.length = 0;
    clock = new FakeClock();
    acceptance = new Acceptance({ clock, amend: (id, findings) => void found.push({ id, ...findings }) });
  });
  afterEach(async () => {
    acceptance.dispose();
    await closeAll();
  });

  /** The suggestion is after a comment, in a document of its own. */
  const accept = async () => {
    const editor = await open(`// before\n${TEXT}\n█`);
    const { document } = editor;
    const start = document.getText().indexOf(TEXT);
    acceptance.accepted({ requestId: 'one', document, start, text: TEXT });
    return editor;
  };
  /** The edit has reached the change listeners. */
  const edit = async (editor: vscode.TextEditor, change: (edit: vscode.TextEditorEdit) => void) => {
    const { version } = editor.document;
    await editText(editor, change);
    await until('the change to be told', () => editor.document.version > version);
  };

  it('is counted at once, after half a minute and after five minutes', async () => {
    await accept();
    const chars = nonBlankChars(TEXT);
    assert.deepEqual(found, [{ id: 'one', accepted: { chars, lines: 2 } }]);
    await clock.advance(29_999);
    assert.equal(found.length, 1);
    await clock.advance(1);
    assert.deepEqual(found.at(-1), { id: 'one', kept30sChars: chars });
    await clock.advance(4.5 * 60_000 - 1);
    assert.equal(found.length, 2);
    await clock.advance(1);
    assert.deepEqual(found.at(-1), { id: 'one', kept5minChars: chars });
  });

  it('that is deleted in part is kept in part, wherever the text around it has moved', async () => {
    const editor = await accept();
    await edit(editor, to => to.insert(new vscode.Position(0, 0), '// more before\n'));
    await clock.advance(30_000);
    assert.deepEqual(found.at(-1), { id: 'one', kept30sChars: nonBlankChars(TEXT) });
    await edit(editor, to => to.delete(editor.document.lineAt(3).range));
    await clock.advance(4.5 * 60_000);
    assert.deepEqual(found.at(-1), { id: 'one', kept5minChars: nonBlankChars(TEXT.split('\n')[0] ?? '') });
  });

  it('that is reindented is retained in full', async () => {
    const editor = await accept();
    await edit(editor, to => to.insert(new vscode.Position(1, 0), '    '));
    await clock.advance(30_000);
    assert.deepEqual(found.at(-1), { id: 'one', kept30sChars: nonBlankChars(TEXT) });
  });

  it('counts piece by piece, a line once, and is watched from its last piece on', async () => {
    const editor = await open(`${TEXT}\n█`);
    const { document } = editor;
    const take = (text: string) => {
      const start = document.getText().indexOf(text);
      acceptance.accepted({ requestId: 'one', document, start, text });
      return found.at(-1)?.accepted;
    };
    assert.deepEqual(take('const '), { chars: 5, lines: 1 });
    assert.deepEqual(take('total'), { chars: 10, lines: 1 });
    await clock.advance(20_000);
    assert.deepEqual(take(' = sum(rows);\n'), { chars: 21, lines: 1 });
    await clock.advance(20_000);
    assert.equal(found.at(-1)?.kept30sChars, undefined);
    assert.deepEqual(take('  return'), { chars: 27, lines: 2 });
    await clock.advance(30_000);
    assert.deepEqual(found.at(-1), { id: 'one', kept30sChars: 27 });
    await edit(editor, to => to.delete(new vscode.Range(0, 0, 0, 'const '.length)));
    await clock.advance(4.5 * 60_000);
    assert.deepEqual(found.at(-1), { id: 'one', kept5minChars: 22 });
    assert.equal(found.filter(({ kept30sChars }) => kept30sChars !== undefined).length, 1);
  });

  it('counts the rest together with earlier parts, even if the editor rewrites the line to insert it', async () => {
    const editor = await open('  const █\n');
    const { document } = editor;
    acceptance.accepted({ requestId: 'one', document, start: 2, text: 'const ' });
    await edit(editor, to => to.replace(new vscode.Range(0, 0, 0, 8), '  const total = 1;'));
    acceptance.accepted({ requestId: 'one', document, start: 8, text: 'total = 1;' });
    assert.deepEqual(found.at(-1), { id: 'one', accepted: { chars: 13, lines: 1 } });
    await edit(editor, to => to.replace(new vscode.Range(0, 0, 0, 8), '  let '));
    await clock.advance(30_000);
    assert.deepEqual(found.at(-1), { id: 'one', kept30sChars: 8 });
  });

  it('that is accepted whole after some parts of it counts once', async () => {
    const { document } = await open(`${TEXT}\n█`);
    const take = (text: string) => acceptance.accepted({ requestId: 'one', document, start: 0, text });
    take('const ');
    take(TEXT);
    assert.deepEqual(found.at(-1), { id: 'one', accepted: { chars: nonBlankChars(TEXT), lines: 2 } });
    await clock.advance(30_000);
    assert.deepEqual(found.at(-1), { id: 'one', kept30sChars: nonBlankChars(TEXT) });
  });

  it('counts nothing if only blanks were accepted', async () => {
    const { document } = await open(`${TEXT}\n█`);
    acceptance.accepted({ requestId: 'one', document, start: 5, text: ' ' });
    await clock.advance(30_000);
    assert.deepEqual(found, []);
  });
});
