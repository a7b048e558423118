import assert from 'node:assert/strict';
import { textAnswer } from '../support/modelServer/answer.ts';
import { type ModelServer, startModelServer } from '../support/modelServer/modelServer.ts';
import { appearances } from '../support/vscode/parts/ghostText.ts';
import { useWorkbench } from '../support/vscode/useWorkbench.ts';
import { until } from '../support/vscode/waiting.ts';
import { lineByLine, STACK, STACK_LINES } from './support/answers.ts';

/** Ghost text in the company of everything else that lives in an editor. */
describe('ghost text in company', () => {
  let server: ModelServer;
  const workbench = useWorkbench(async () => {
    server = await startModelServer({ apiKey: null, delayMs: 50 });
    return { modelServerUrl: server.url, builtIns: 'all' };
  });

  after(() => server.close());

  it("leaves another extension's suggestion alone, however long its own grows", async () => {
    const { ghostText, editor } = workbench();
    await workbench().reset({ 'rival.md': 'a line\n' });
    const settings = {
      'rival.suggestion': ' by the rival',
      'rival.delayMs': 500,
      'ghostline.languages': { markdown: true },
    };
    await workbench().configure(settings);
    // Asked before the rival has answered, and answering line by line after it.
    server.answer = { ...lineByLine(['of mine', 'and more', 'and still more']), delayMs: 1_500 };
    await workbench().open('rival.md');
    await editor.moveTo(1, 7);
    const recording = await ghostText.record();
    const count = server.requests.length;
    await editor.type(' w');
    await server.untilRequests(count + 1);
    await ghostText.waitFor("the rival's suggestion", text => text === ' by the rival');
    await server.untilNoOpenStreams();
    const texts = appearances(await recording.stop()).filter(text => text !== null);
    assert.deepEqual([...new Set(texts)], [' by the rival']);
  });

  it('continues the word that is chosen in the list of words', async () => {
    const { ghostText, editor } = workbench();
    await workbench().reset({ 'list.ts': 'const shopping = [1];\nexport function f() {\n  \n}\n' });
    server.answer = request =>
      JSON.stringify(request.body).includes('shopping<CURSOR>') ? '.push(2);' : 'shop.close();';
    await workbench().configure({ 'editor.quickSuggestions': { other: 'off' } });
    await workbench().open('list.ts');
    await editor.moveTo(3, 3);
    await editor.type('shop');
    // A question that the list overtakes is canceled, and the editor does not ask it again when the list is gone.
    await ghostText.waitFor('what follows the typed letters', text => text === '.close();');
    await workbench().run('editor.action.triggerSuggest');
    await workbench().page.locator('.suggest-widget.visible').waitFor();
    await ghostText.waitFor('what follows the chosen word', text => text === 'ping.push(2);');
    await workbench().screenshot('suggest-list');
    await editor.press('Escape');
    await workbench().page.locator('.suggest-widget.visible').waitFor({ state: 'hidden' });
    await ghostText.waitFor('what follows the letters again', text => text === '.close();');
  });

  it('keeps its request while the chosen word of the list is typed out', async () => {
    const { ghostText, editor } = workbench();
    await workbench().reset({ 'out.ts': 'const shopping = [1];\nexport function f() {\n  \n}\n' });
    server.answer = { ...textAnswer('.push(2);'), delayMs: 2_000 };
    await workbench().open('out.ts');
    await editor.moveTo(3, 3);
    await workbench().configure({ 'ghostline.debounce': 0 });
    const before = server.requests.length;
    await editor.type('sho');
    await workbench().run('editor.action.triggerSuggest');
    await workbench().page.locator('.suggest-widget.visible').waitFor();
    const asked = () =>
      server.requests.slice(before).filter(({ body }) => JSON.stringify(body).includes('shopping<CURSOR>'));
    await until({ what: 'the question for the chosen word', probe: () => asked().length > 0 });
    await editor.type('pp', 150);
    await ghostText.waitFor('what follows the word', text => text === 'ing.push(2);');
    assert.deepEqual(
      asked().map(({ state }) => state),
      ['finished'],
    );
  });

  it('works in an untitled file as in any file', async () => {
    const { ghostText, editor } = workbench();
    await workbench().reset({});
    server.answer = 'answer = 42';
    await workbench().run('workbench.action.files.newUntitledFile', { languageId: 'python' });
    await editor.untilFocused();
    await editor.type('answer ');
    await ghostText.waitFor('a suggestion', text => text === '= 42');
    await editor.press('Tab');
    assert.equal(await editor.text(), 'answer = 42');
  });

  it('works in the cells of a notebook', async () => {
    const { ghostText, editor, page } = workbench();
    const cell = {
      cell_type: 'code',
      metadata: {},
      outputs: [],
      execution_count: null,
      source: ['total = 0\n', 'for n in numbers:\n', '    '],
    };
    const notebook = { cells: [cell], metadata: { language_info: { name: 'python' } }, nbformat: 4, nbformat_minor: 5 };
    await workbench().reset({ 'cells.ipynb': JSON.stringify(notebook) });
    server.answer = 'total += n';
    await page.locator('.explorer-folders-view').getByText('cells.ipynb').dblclick();
    await page.locator('.notebook-editor .cell .monaco-editor').first().click();
    await editor.press('ControlOrMeta+End');
    await editor.type('to');
    await ghostText.waitFor('a suggestion', text => text === 'tal += n');
    const asked = JSON.stringify(server.requests.at(-1)?.body);
    assert.ok(asked.includes('cells.ipynb'));
    assert.ok(
      !asked.includes(workbench().workspace.folder),
      'the provider is told where the file lies on this machine',
    );
    await workbench().screenshot('notebook');
  });

  it('is not shown with several cursors', async () => {
    const { ghostText, editor } = workbench();
    await workbench().reset({ 'cursors.ts': 'const a = \nconst b = \n' });
    server.answer = '1;';
    await workbench().open('cursors.ts');
    await editor.moveTo(1, 11);
    await workbench().run('editor.action.insertCursorBelow');
    const count = server.requests.length;
    await editor.type('12', 300);
    await workbench().run('ghostline.suggest');
    assert.equal(await ghostText.shown(), undefined);
    assert.equal(server.requests.length, count);
    assert.equal(await editor.text(), 'const a = 12\nconst b = 12\n');
  });

  it('explains on request why there is none', async () => {
    const { editor, quickInput, statusBar } = workbench();
    await workbench().reset({ 'why.ts': 'export const a = 1\n' });
    await workbench().open('why.ts');
    await editor.moveTo(1, 19);
    await editor.type(';');
    await until({
      what: 'the reason in the list',
      probe: async () => {
        await statusBar.click('ghostline.status');
        await quickInput.pick('Why No Suggestion?');
        const [first] = await quickInput.rows();
        await workbench().screenshot('why');
        await quickInput.dismiss();
        return first?.includes('The statement is complete');
      },
    });
  });

  it('keeps the BOM, CRLF and tabs of a file', async () => {
    const { ghostText, editor, workspace } = workbench();
    await workbench().reset({ 'windows.ts': `\uFEFF${STACK.replaceAll('\n', '\r\n').replace('  ', '\t')}` });
    await workbench().configure({ 'editor.quickSuggestions': { other: 'off' } });
    server.answer = STACK_LINES.map(line => line.replaceAll('  ', '\t')).join('\r\n');
    await workbench().open('windows.ts');
    await editor.moveTo(2, 2);
    await editor.type('co');
    await ghostText.waitFor('all of it', text => text.includes('return stack'));
    await editor.press('Tab', 'ControlOrMeta+s');
    const wanted = `\uFEFF${STACK.replace('  ', `\t${STACK_LINES.join('\n').replaceAll('  ', '\t')}`).replaceAll('\n', '\r\n')}`;
    await until({
      what: 'the file on disk',
      probe: async () => (await workspace.read('windows.ts')) === wanted,
      instead: async () => JSON.stringify(await workspace.read('windows.ts')),
    });
  });

  it('throws nothing into the log', async () => {
    assert.deepEqual(await workbench().logs.extensionHostErrors(), []);
  });
});
