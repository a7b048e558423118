import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { AcceptedText } from '../../src/vscode/ghostText/acceptance.ts';
import { aroundInLine, Offer } from '../../src/vscode/ghostText/shownSuggestion.ts';
import { closeAll, configure, open, type, until } from './support/editing.ts';

const LANGUAGE = 'javascript';

/** A suggestion of its own in the real editor: which changes of the document count as taking a piece of it? */
describe('a suggestion that is accepted in parts', () => {
  let offer: Offer;
  let pieces: AcceptedText[];
  let moves = 0;
  let text = '';
  const subscriptions: vscode.Disposable[] = [];

  before(() => configure({ languages: { [LANGUAGE]: false } }));
  after(async () => {
    await closeAll();
    await configure({ languages: undefined });
  });

  beforeEach(() => {
    offer = new Offer();
    pieces = [];
    moves = 0;
    subscriptions.push(
      vscode.languages.registerInlineCompletionItemProvider(LANGUAGE, { provideInlineCompletionItems: provide }),
      vscode.workspace.onDidChangeTextDocument(event => offer.documentChanged(event)),
      vscode.window.onDidChangeTextEditorSelection(event => {
        const piece = offer.cursorMoved(event);
        moves++;
        if (piece?.accepted) pieces.push(piece.accepted);
      }),
    );
  });
  afterEach(() => {
    offer.set(undefined);
    for (const subscription of subscriptions.splice(0)) subscription.dispose();
  });

  /** The rest of `text` after `value = `. */
  function provide(document: vscode.TextDocument, position: vscode.Position) {
    const before = document.getText(new vscode.Range(new vscode.Position(0, 0), position));
    const written = before.slice(before.indexOf('=') + 2).replaceAll('\r\n', '\n');
    if (!text.startsWith(written)) {
      offer.set(undefined);
      return [];
    }
    const insertText = text.slice(written.length);
    const candidates = [{ insertText, replaceSuffix: 0, requestId: 'one' }];
    const { version } = document;
    const start = document.offsetAt(position);
    offer.set({ document, version, position, start, ...aroundInLine(document, position), candidates });
    return [new vscode.InlineCompletionItem(insertText, new vscode.Range(position, position))];
  }

  /** The suggestion is on the screen at the cursor, behind `value = `. */
  async function shown(suggestion: string): Promise<vscode.TextEditor> {
    text = suggestion;
    const editor = await open('value = █\n', LANGUAGE);
    await until('the suggestion to be asked for', async () => {
      await vscode.commands.executeCommand('editor.action.inlineSuggest.trigger');
      return offer.current !== undefined;
    });
    return editor;
  }

  /** Until the document begins with `written` behind `value = `; a busy editor may have dropped the command. */
  async function take(command: string, editor: vscode.TextEditor, written: string): Promise<void> {
    await until(`"${written}" to be taken`, async () => {
      const value = editor.document.getText().slice('value = '.length);
      if (value.startsWith(written)) return true;
      await vscode.commands.executeCommand('editor.action.inlineSuggest.trigger');
      await vscode.commands.executeCommand(command);
      return false;
    });
  }

  const word = 'editor.action.inlineSuggest.acceptNextWord';
  const line = 'editor.action.inlineSuggest.acceptNextLine';
  const texts = () => pieces.map(piece => piece.text);

  /** A change and the following move of the cursor have both been reported. */
  async function told(change: () => unknown): Promise<void> {
    const before = moves;
    await change();
    await until('the move of the cursor to be told', () => moves > before);
  }

  it('counts word by word', async () => {
    const editor = await shown('total.of(rows) + 1');
    for (const written of ['total', 'total.', 'total.of', 'total.of(', 'total.of(rows']) {
      await take(word, editor, written);
      // As a user does: the next word before the cursor is not the one after it. A busy editor takes one more.
      const taken = () => editor.document.getText().slice('value = '.length).trimEnd();
      await until(
        `"${written}" to be told`,
        () => texts().join('') === taken(),
        () => [texts(), taken()],
      );
    }
    const written = editor.document.getText();
    for (const { requestId, start, text } of pieces) {
      assert.equal(requestId, 'one');
      assert.ok(written.startsWith(text, start), text);
    }
  });

  it('counts line by line', async () => {
    const editor = await shown('first();\n  second();\nthird();');
    await take(line, editor, 'first();\n');
    await until('the first line to be told', () => pieces.length === 1);
    await take(line, editor, 'first();\n  second();\n');
    await until('the second line to be told', () => pieces.length === 2);
    assert.deepEqual(texts(), ['first();\n', '  second();\n']);
  });

  it('counts only the part accepted after typing', async () => {
    const editor = await shown('console.log(1)');
    await told(() => type('c'));
    await told(() => type('o'));
    await take(word, editor, 'console');
    await until('the piece to be told', () => pieces.length === 1);
    assert.deepEqual(texts(), ['nsole']);
  });

  it('counts no key, no bracket that the editor closes, no indented line, and nothing that is pasted', async () => {
    const editor = await shown('() => {\n  \n  run(); }');
    await told(() => type('('));
    assert.match(editor.document.getText(), /^value = \(\)/);
    await shown('\n    first();');
    await told(() => type('\n'));
    await shown('first();');
    await told(() => type('f'));
    await told(() => type('i'));
    await shown('one();\ntwo();\nthree();');
    await vscode.env.clipboard.writeText('one();\ntwo();\n');
    await told(() => vscode.commands.executeCommand('editor.action.clipboardPasteAction'));
    await shown('pasted(); more();');
    await vscode.env.clipboard.writeText('pasted();');
    await told(() => vscode.commands.executeCommand('editor.action.clipboardPasteAction'));
    await shown('typed(); more();');
    await told(() => vscode.commands.executeCommand('paste', { text: 'typed();' }));
    assert.deepEqual(texts(), []);
  });

  it('counts nothing that comes back with undo and redo', async () => {
    const editor = await shown('total.of(rows)');
    await take(word, editor, 'total');
    await until('the piece to be told', () => pieces.length === 1);
    await told(() => vscode.commands.executeCommand('undo'));
    await told(() => vscode.commands.executeCommand('redo'));
    assert.equal(editor.document.getText(), 'value = total\n');
    assert.deepEqual(texts(), ['total']);
  });
});
