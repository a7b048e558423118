import assert from 'node:assert/strict';
import { instructionOf, presetsFor } from '../../../src/core/refactor/request/presets.ts';
import { stream } from '../../support/modelServer/answer.ts';
import { until } from '../../support/vscode/waiting.ts';
import { CODE, FILE, fenced, NAMES, TOTAL, whole } from '../support/basket.ts';
import { ENDED, openBasket, useRefactorDesk } from '../support/refactorDesk.ts';

describe('a refactoring of the selection', () => {
  const desk = useRefactorDesk();
  const { workbench, server, proposals, text, selectBoth, untilText } = desk;
  openBasket(desk);

  it('arrives beside the code, is accepted with one button, and taken back by one undo', async () => {
    const { editor, statusBar } = workbench();
    const rest = Promise.withResolvers<void>();
    const [first = '', second = ''] = TOTAL.split('\n');
    server().script(
      stream(
        { do: 'text', text: `\`\`\`python\n${first}\n` },
        { do: 'think', until: rest.promise },
        { do: 'text', text: `${second}\n\`\`\`\n` },
        { do: 'finish', reason: 'stop' },
        ...ENDED,
      ),
    );
    await editor.moveTo(6, 9);
    await proposals().ask('Use sum and add types');
    await proposals().untilShown('def total(rows: list[Row])');
    await statusBar.waitFor('ghostline.proposal', 'the tokens so far', entry => /~\d+ tokens/.test(entry.text));
    await workbench().screenshot('refactor-streaming');
    assert.equal(await text(), CODE, 'the file changed before anybody accepted, or the diff took the focus');
    assert.equal(await proposals().button('Accept Proposal').count(), 0);
    rest.resolve();
    await proposals().button('Accept Proposal').waitFor();
    await workbench().screenshot('refactor-ready');
    await proposals().press('Accept Proposal');
    await proposals().untilClosed();
    const accepted = CODE.replace(/def total[\s\S]*?return result/, () => TOTAL);
    await untilText(accepted);
    await workbench().open(FILE);
    await workbench().screenshot('refactor-accepted');
    await editor.press('ControlOrMeta+z');
    await untilText(CODE);
    await workbench().screenshot('refactor-undone');
  });

  it('is taken in part: a change at the cursor is left out', async () => {
    const { editor } = workbench();
    server().script(fenced(whole(TOTAL, NAMES)));
    await selectBoth();
    await proposals().ask('Use comprehensions and add types');
    await proposals().untilShown('list[str]');
    await proposals().button('Accept Proposal').waitFor();
    await proposals().clickLine('return [row["name"]');
    await editor.press('Shift+Alt+l');
    await until({
      what: 'the old code to be back in the proposal',
      probe: async () => !(await proposals().shown()).includes('list[str]'),
      instead: () => proposals().shown(),
    });
    await workbench().screenshot('refactor-partial');
    await editor.press('Shift+Alt+y');
    await proposals().untilClosed();
    await workbench().open(FILE);
    await untilText(CODE.replace(/def total[\s\S]*?return result/, () => TOTAL));
  });

  it('that is rejected leaves no trace, and its instruction can be used again', async () => {
    const { quickInput } = workbench();
    server().script(fenced(whole(TOTAL, NAMES)));
    await selectBoth();
    await proposals().ask('Make it shorter');
    await proposals().press('Reject Proposal');
    await proposals().untilClosed();
    assert.equal(await text(), CODE);
    const own = { label: 'House style', instruction: 'Rewrite this in our style' };
    await workbench().configure({ 'ghostline.refactor.presets': [own] });
    await workbench().start('ghostline.refactor');
    await quickInput.untilRow('Make it shorter');
    await quickInput.untilRow('House style');
    await workbench().screenshot('refactor-list');
    await quickInput.dismiss();
  });

  it('is the preset whose name is half typed, and the typed words only where they are picked', async () => {
    const { page, quickInput } = workbench();
    server().script(fenced(whole(TOTAL, NAMES)), fenced(whole(TOTAL, NAMES)));
    await selectBoth();
    await proposals().ask('doc');
    await proposals().press('Reject Proposal');
    await proposals().untilClosed();
    const asked = () => server().requests.at(-1)?.messages.at(-1)?.content ?? '';
    assert.ok(asked().endsWith('Instruction: doc'), asked());
    await selectBoth();
    await workbench().start('ghostline.refactor');
    await quickInput.fill('doc');
    await quickInput.untilRow('In your own words: doc');
    await workbench().screenshot('refactor-half-typed');
    await page.keyboard.press('Enter');
    await proposals().button('Accept Proposal').waitFor();
    const document = presetsFor('python', []).find(({ label }) => label === 'Document') ?? assert.fail('no preset');
    assert.ok(asked().includes(`Instruction: ${instructionOf(document)}`), asked());
    await proposals().press('Reject Proposal');
    await proposals().untilClosed();
  });

  it('does nothing when its keys are pressed too late or in the find widget', async () => {
    const { editor, page } = workbench();
    server().script(fenced(whole(TOTAL, NAMES)));
    await selectBoth();
    await proposals().ask('Use comprehensions');
    await proposals().button('Accept Proposal').waitFor();
    await workbench().open(FILE);
    await editor.press('Control+h');
    await page.locator('.find-widget.visible').waitFor();
    await page.keyboard.type('result');
    await editor.press('Shift+Alt+y', 'Shift+Alt+n');
    await workbench().screenshot('refactor-keys-in-find');
    assert.equal(await proposals().button('Accept Proposal').count(), 1);
    await editor.press('Escape');
    await editor.press('Shift+Alt+n');
    await proposals().untilClosed();
    await editor.press('Shift+Alt+n', 'Shift+Alt+y', 'Shift+Alt+l', 'Shift+Alt+k');
    assert.equal(await text(), CODE);
  });

  it('that is stopped in the middle ends the request, and leaves the file byte for byte as it was', async () => {
    const { statusBar, workspace } = workbench();
    const aborted = server().abortedRequests;
    server().script(stream({ do: 'text', text: '```python\ndef total(rows: list[Row]):\n' }, { do: 'stall' }));
    await selectBoth();
    await proposals().ask('Add types');
    await proposals().untilShown('list[Row]');
    await statusBar.click('ghostline.proposal');
    await server().untilAborted(aborted + 1);
    await proposals().untilClosed();
    assert.equal(await text(), CODE);
    assert.equal(await workspace.read(FILE), CODE);
    await workbench().screenshot('refactor-stopped');
  });

  it('is gone after a reload, and leaves no empty diff behind', async () => {
    server().script(fenced(whole(TOTAL, NAMES)));
    await selectBoth();
    await proposals().ask('Add types');
    await proposals().button('Accept Proposal').waitFor();
    await workbench().reload();
    await workbench().open(FILE);
    await proposals().untilClosed();
    assert.equal(await text(), CODE);
  });
});
