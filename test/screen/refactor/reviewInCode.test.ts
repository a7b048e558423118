import assert from 'node:assert/strict';
import { stream } from '../../support/modelServer/answer.ts';
import { until } from '../../support/vscode/waiting.ts';
import { CODE, FILE, fenced, NAMES, TOTAL, whole } from '../support/basket.ts';
import { ENDED, openBasket, useRefactorDesk } from '../support/refactorDesk.ts';

describe('a proposal over its code', () => {
  const desk = useRefactorDesk();
  const { workbench, server, proposals, text, selectBoth, untilText } = desk;
  openBasket(desk);

  it('has Accept and Reject in words where the user is, and its keys and counts in the status bar', async () => {
    const { page, quickInput, statusBar } = workbench();
    const rest = Promise.withResolvers<void>();
    server().script(
      stream(
        { do: 'text', text: `\`\`\`python\n${TOTAL}\n` },
        { do: 'think', until: rest.promise },
        { do: 'text', text: `\n\n${NAMES}\n\`\`\`\n` },
        { do: 'finish', reason: 'stop' },
        ...ENDED,
      ),
    );
    await selectBoth();
    await proposals().ask('Use comprehensions and add types');
    await proposals().lens('Stop').waitFor();
    await proposals().untilHint('decimal.Decimal(0))');
    await workbench().screenshot('review-streaming');
    rest.resolve();
    await proposals().lens('Accept').waitFor();
    await proposals().lens('Exclude').first().waitFor();
    const shown = await statusBar.waitFor('ghostline.proposal', 'the proposal', entry => /^Proposal/.test(entry.text));
    assert.match(shown.text, /^Proposal: 2 changes · Accept \S+ …$/);
    await until({
      what: 'the keys in the diff',
      probe: async () => /Accept \S+ · Reject \S+/.test(await proposals().hints()),
    });
    await workbench().screenshot('review-lenses');
    await proposals().lens('Exclude').first().click();
    await statusBar.waitFor('ghostline.proposal', 'the excluded change', entry => /1 excluded/.test(entry.text));
    await workbench().screenshot('review-excluded');
    await statusBar.click('ghostline.proposal');
    await quickInput.untilRow('Accept', 'Shift+Alt+Y');
    for (const row of ['Reject', 'Edit Instruction and Retry…', 'Show Diff']) await quickInput.untilRow(row);
    await workbench().screenshot('review-menu');
    await page.keyboard.press('Escape');
    assert.equal(await text(), CODE);
    await proposals().lens('Accept').click();
    await proposals().untilClosed();
    await untilText(CODE.replace(/def names[\s\S]*/, () => `${NAMES}\n`));
    await statusBar.untilGone('ghostline.proposal');
  });

  it('is marked in the file with `inFile`, and nothing is written before Accept', async () => {
    const { page, statusBar } = workbench();
    await workbench().configure({ 'ghostline.refactor.review': 'inFile' });
    const names = 'def names(rows):\n    return [row["name"] for row in rows]';
    const rest = Promise.withResolvers<void>();
    const [first = '', second = ''] = names.split('\n');
    server().script(
      stream(
        { do: 'text', text: `\`\`\`python\n${CODE.slice(CODE.indexOf('def total'), CODE.indexOf('def names'))}` },
        { do: 'text', text: `${first}\n${second}\n` },
        { do: 'think', until: rest.promise },
        { do: 'text', text: '```\n' },
        { do: 'finish', reason: 'stop' },
        ...ENDED,
      ),
    );
    await selectBoth();
    await workbench().start('ghostline.refactor');
    await workbench().quickInput.untilTitle('Refactor line');
    await workbench().quickInput.enterOwnWords('Use a comprehension');
    await proposals().untilHint('return [row');
    await workbench().screenshot('review-in-file-streaming');
    rest.resolve();
    await statusBar.waitFor('ghostline.proposal', 'the proposal', entry => /^Proposal/.test(entry.text));
    await proposals().lens('Accept').waitFor();
    await proposals().untilHint('return [row');
    assert.equal(await page.locator('.monaco-diff-editor').count(), 0);
    assert.equal(await text(), CODE);
    await workbench().editor.moveTo(1, 1);
    await workbench().screenshot('review-in-file');
    await page.locator('.view-line', { hasText: 'found.append' }).hover({ position: { x: 90, y: 8 } });
    await page.locator('.monaco-hover', { hasText: 'the proposal' }).first().waitFor();
    await workbench().screenshot('review-in-file-hover');
    await page.keyboard.press('Escape');
    await proposals().lens('Accept').click();
    await untilText(CODE.replace(/def names[\s\S]*/, () => `${names}\n`));
    await workbench().screenshot('review-in-file-accepted');
  });

  it('offers lines and the file where there is no function, and takes the keys', async () => {
    const { editor, page, quickInput } = workbench();
    await editor.moveTo(1, 3);
    await editor.press('Shift+Alt+e');
    await quickInput.untilTitle('No function at the cursor');
    await page.keyboard.type('xyz');
    await workbench().screenshot('review-no-function');
    await quickInput.dismiss();
    assert.equal(await text(), CODE);
  });

  it('that is refused shows the reason, and its instruction can be edited', async () => {
    const { notifications, quickInput } = workbench();
    server().script('I would rather not.');
    await selectBoth();
    await workbench().start('ghostline.refactor');
    await quickInput.untilTitle('Refactor line');
    await quickInput.enterOwnWords('Make it shorter');
    const buttons = await notifications.buttonsOf('without code');
    assert.deepEqual(buttons, ['Edit Instruction…', 'Try Again', 'Copy Answer']);
    await proposals().untilClosed();
    await workbench().screenshot('review-refused');
    await notifications.press('without code', 'Edit Instruction…');
    await quickInput.untilTitle(`Refactor ${FILE}`);
    assert.equal(await quickInput.value(), 'Make it shorter');
    server().script(fenced(whole(TOTAL, NAMES)));
    await quickInput.enter('Make it shorter with comprehensions');
    await proposals().lens('Accept').waitFor();
    await proposals().lens('Reject').click();
    await proposals().untilClosed();
    assert.equal(await text(), CODE);
  });
});
