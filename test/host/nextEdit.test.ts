import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { EXTENSION_ID } from '../../src/contributions.ts';
import { laterEditsAnswerer } from '../support/laterEdits.ts';
import { type ModelServer, startModelServer } from '../support/modelServer/modelServer.ts';
import { closeAll, configure, type, until } from './support/editing.ts';
import { answerMessages } from './support/messages.ts';
import { diffs } from './support/proposals.ts';

const SUM = [
  'export let total = 0;',
  'for (const price of [1, 2]) {',
  '  total += price;',
  '}',
  'console.log(total);',
  '',
];
const RECEIPT = ["import { total } from './sum';", 'export const lines = [total];', ''];

describe('next edits', () => {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder, 'the host tests open a folder');
  const root = vscode.Uri.joinPath(folder.uri, 'nextEdits');
  let count = 0;

  before(async () => {
    await vscode.extensions.getExtension(EXTENSION_ID)?.activate();
    await configure({ enabled: false, nextEdit: 'full' });
  });
  afterEach(async () => {
    await closeAll();
    await configure({ nextEdit: 'full', nextEditTab: undefined, exclude: undefined });
  });
  after(() => configure({ enabled: undefined, nextEdit: 'off' }));

  const run = (name: string) => vscode.commands.executeCommand(`ghostline.${name}`);
  const active = () => vscode.window.activeTextEditor ?? assert.fail('no editor');
  const cursor = () => `${active().selection.active.line}:${active().selection.active.character}`;
  const moveTo = async (line: number, character: number) => {
    active().selection = new vscode.Selection(line, character, line, character);
    await until('the cursor', () => cursor() === `${line}:${character}`);
  };
  const show = async (lines: readonly string[], { name = 'sum', eol = '\n' } = {}) => {
    const uri = vscode.Uri.joinPath(root, `${count++}`, `${name}.ts`);
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(lines.join(eol)));
    const editor = await vscode.window.showTextDocument(uri, { preview: false });
    // Waits until its text is read.
    await messagesOf(() => run('nextEdit'));
    return editor;
  };
  const typeOver = async (length: number, text: string) => {
    for (let letter = 0; letter < length; letter++) await vscode.commands.executeCommand('deleteLeft');
    await type(text);
  };
  /** Renames `total` in the first line by hand. */
  const rename = async (options: Parameters<typeof show>[1] = {}) => {
    const editor = await show(SUM, options);
    await moveTo(0, 'export let total'.length);
    await typeOver('total'.length, 'sum');
    return editor;
  };
  const messagesOf = async (act: () => Thenable<unknown>) => {
    const messages = answerMessages(() => undefined);
    try {
      await act();
      return messages.shown.map(({ text }) => text);
    } finally {
      messages.restore();
    }
  };
  const renamed = (...lines: readonly number[]) =>
    SUM.map((text, line) => (lines.includes(line) ? text.replace('total', 'sum') : text)).join('\n');

  it('ripple through a file: go there, apply, and the next one', async () => {
    const { document } = await rename();
    await run('nextEdit');
    assert.equal(cursor(), '2:7');
    assert.equal(document.getText(), renamed(0));
    await run('nextEdit');
    assert.equal(document.getText(), renamed(0, 2));
    assert.equal(cursor(), '2:5');
    await run('nextEdit');
    assert.equal(document.getText(), renamed(0, 2, 4));
    assert.match((await messagesOf(() => run('nextEdit'))).join(), /there is no next edit\. No line in the open files/);
  });

  it('are each taken back with one undo, and not offered again', async () => {
    const { document } = await rename();
    for (let step = 0; step < 3; step++) await run('nextEdit');
    assert.equal(document.getText(), renamed(0, 2, 4));
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), renamed(0, 2));
    assert.match((await messagesOf(() => run('nextEdit'))).join(), /no next edit/);
    assert.equal(document.getText(), renamed(0, 2));
  });

  it('stay away when they were dismissed', async () => {
    const { document } = await rename();
    await run('nextEdit');
    await run('dismissNextEdit');
    // Only the other one, since this one was dismissed in its place.
    await run('nextEdit');
    assert.equal(cursor(), '4:17');
    await run('dismissNextEdit');
    assert.match((await messagesOf(() => run('nextEdit'))).join(), /You dismissed the same edit here\./);
    assert.equal(document.getText(), renamed(0));
  });

  it('keep the line ends', async () => {
    const { document } = await rename({ eol: '\r\n' });
    for (let step = 0; step < 3; step++) await run('nextEdit');
    assert.equal(document.getText(), renamed(0, 2, 4).replaceAll('\n', '\r\n'));
  });

  it('leave Tab to indentation in the blanks that begin a line', async () => {
    const { document } = await rename();
    await run('nextEdit');
    await moveTo(2, 0);
    await run('nextEditTab');
    assert.match(document.lineAt(2).text, /^\s{3,}total/);
  });

  it('are applied with Tab where the cursor is behind code', async () => {
    const { document } = await rename();
    await run('nextEdit');
    await run('nextEditTab');
    assert.equal(document.getText(), renamed(0, 2));
    await configure({ nextEditTab: false });
    await run('nextEditTab');
    assert.match(document.lineAt(2).text, /^ {2}sum\s{2,}\+=/);
  });

  it('are not looked for with a selection', async () => {
    await rename();
    active().selection = new vscode.Selection(1, 0, 1, 3);
    assert.match((await messagesOf(() => run('nextEdit'))).join(), /Text is selected\./);
  });

  it('of excluded files are neither shown nor read', async () => {
    await configure({ exclude: ['**/secretly.ts'] });
    const { document } = await rename({ name: 'secretly' });
    assert.match((await messagesOf(() => run('nextEdit'))).join(), /"ghostline.exclude"/);
    await show(RECEIPT);
    assert.match((await messagesOf(() => run('nextEdit'))).join(), /You have edited nothing yet\./);
    assert.equal(document.getText(), renamed(0));
  });

  it('are off with the setting', async () => {
    await configure({ nextEdit: 'off' });
    await rename();
    assert.match((await messagesOf(() => run('nextEdit'))).join(), /Next edits are off/);
  });

  it('go to other open files', async () => {
    const receipt = await show(RECEIPT, { name: 'receipt' });
    const { document } = await rename();
    for (let step = 0; step < 3; step++) await run('nextEdit');
    assert.equal(document.getText(), renamed(0, 2, 4));
    await run('nextEdit');
    assert.equal(active().document, receipt.document);
    assert.equal(cursor(), '0:14');
    await run('nextEdit');
    assert.equal(receipt.document.lineAt(0).text, "import { sum } from './sum';");
  });

  it('are reviewed together: one accept, one undo', async () => {
    const receipt = await show(RECEIPT, { name: 'receipt' });
    const { document } = await rename();
    await run('nextEdit');
    void run('reviewNextEdits');
    await until('the review', () => diffs().length > 0);
    await run('acceptProposal');
    await until('the edits', () => document.getText() === renamed(0, 2, 4));
    assert.equal(receipt.document.getText(), RECEIPT.join('\n').replaceAll('total', 'sum'));
  });

  it('never come of a file that was changed on the disk', async () => {
    const other = (text: string) => text.replaceAll('total', 'amount').replaceAll('sum', 'price');
    const { document } = await show(SUM.map(other));
    await vscode.workspace.fs.writeFile(
      document.uri,
      new TextEncoder().encode(other(renamed(0, 2, 4)).concat('price;\n')),
    );
    await until('the reload', () => document.getText() === other(renamed(0, 2, 4)).concat('price;\n'));
    assert.match((await messagesOf(() => run('nextEdit'))).join(), /no next edit/);
  });

  describe('that only a model knows', () => {
    const SAVES = [
      'declare function save(id: number): Promise<void>;',
      'async function saveAll() {',
      '  save(1);',
      '  save(2);',
      '  save(3);',
      '  save(4);',
      '}',
      '',
    ];
    const LATER = SAVES.map(line => line.replace('  save(', '  await save('));
    const other = 'nothing();';
    let server: ModelServer;

    before(async () => {
      server = await startModelServer({ apiKey: null });
      server.answer = laterEditsAnswerer(() => [{ path: 'saves.ts', lines: LATER }], { other });
      await configure({ baseUrl: server.url });
    });
    after(async () => {
      await configure({ baseUrl: undefined, enabled: false });
      await server.close();
    });

    const questions = () =>
      server.requests.filter(({ messages }) => messages.some(({ content }) => content.includes('<WINDOW>'))).length;
    /** Two by hand, so that the others are likely. */
    const awaitTwo = async () => {
      const editor = await show(SAVES, { name: 'saves' });
      for (const line of [2, 3]) {
        await moveTo(line, 2);
        await type('await ');
      }
      return editor;
    };

    it('take one request, and show what it answers', async () => {
      await configure({ enabled: true });
      const { document } = await awaitTwo();
      const before = questions();
      await until('the next edit', async () => {
        await run('nextEdit');
        return document.lineAt(4).text === LATER[4];
      });
      assert.ok(questions() > before);
    });

    it('take none where ghost text is off', async () => {
      await configure({ enabled: false });
      const { document } = await awaitTwo();
      const before = questions();
      assert.match((await messagesOf(() => run('nextEdit'))).join(), /no next edit\. Only the model knows/);
      assert.equal(questions(), before);
      assert.equal(document.lineAt(4).text, SAVES[4]);
    });
  });
});
