import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { nonBlankChars } from '../../../src/core/text/lines.ts';
import { dedent } from '../../support/dedent.ts';
import { stream } from '../../support/modelServer/answer.ts';
import { until } from '../../support/vscode/waiting.ts';
import { CODE, FILE, fenced, NAMES, TOTAL, whole } from '../support/basket.ts';
import { ENDED, openBasket, useRefactorDesk } from '../support/refactorDesk.ts';

describe('the answer to a refactoring', () => {
  const desk = useRefactorDesk();
  const { workbench, server, proposals, text, selectBoth, untilText } = desk;
  openBasket(desk);

  it('cannot be accepted if it is cut off; a longer one can be requested', async () => {
    const { notifications } = workbench();
    server().script(
      stream(
        { do: 'text', text: '```python\ndef total(rows: list[Row]):\n    ret' },
        { do: 'finish', reason: 'length' },
        ...ENDED,
      ),
      fenced(whole(TOTAL, NAMES)),
    );
    await selectBoth();
    await proposals().ask('Add types');
    const buttons = await notifications.buttonsOf('hit the length limit');
    assert.deepEqual(buttons, ['Allow a Longer Answer', 'Copy Answer']);
    assert.equal(await proposals().button('Accept Proposal').count(), 0);
    await workbench().screenshot('refactor-truncated');
    await notifications.press('hit the length limit', 'Allow a Longer Answer');
    await proposals().untilShown('list[str]');
    const [before, after] = server()
      .requests.slice(-2)
      .map(({ maxTokens }) => maxTokens ?? 0);
    assert.ok(before && after && after > before, `${before} and ${after} tokens`);
    await proposals().press('Reject Proposal');
    await proposals().untilClosed();
    assert.equal(await text(), CODE);
  });

  it('that fails shows the reason, and leaves nothing behind', async () => {
    const { notifications } = workbench();
    server().script({ kind: 'plain', status: 402, body: { error: { code: 402, message: 'Insufficient credits' } } });
    await selectBoth();
    await workbench().start('ghostline.refactor');
    await workbench().quickInput.untilTitle('Refactor line');
    await workbench().quickInput.enter('Add types');
    await notifications.buttonsOf('credit');
    await proposals().untilClosed();
    assert.equal(await text(), CODE);
  });

  it('for code that has changed meanwhile is not applied, and is requested again', async () => {
    const { editor, notifications } = workbench();
    server().script(fenced(whole(TOTAL, NAMES)));
    await selectBoth();
    await proposals().ask('Add types');
    await proposals().button('Accept Proposal').waitFor();
    await editor.moveBehind('result = 0');
    await editor.type('.0');
    const changed = CODE.replace('result = 0', 'result = 0.0');
    await proposals().press('Accept Proposal');
    const buttons = await notifications.buttonsOf('has changed since the request');
    assert.deepEqual(buttons, ['Run Again', 'Show Difference', 'Copy']);
    await workbench().screenshot('refactor-stale');
    assert.equal(await text(), changed);
    const count = server().requests.length;
    server().script(fenced(whole(TOTAL, NAMES)));
    await notifications.press('has changed since the request', 'Run Again');
    await server().untilRequests(count + 1);
    assert.match(server().requests.at(-1)?.messages.at(-1)?.content ?? '', /result = 0\.0/);
    await proposals().button('Accept Proposal').waitFor();
    await proposals().press('Accept Proposal');
    await proposals().untilClosed();
    await workbench().open(FILE);
    await untilText(CODE.replace(/def total[\s\S]*/, () => `${whole(TOTAL, NAMES)}\n`));
  });

  it('that brings in unsafe code, or changes lines outside the selection, is marked', async () => {
    const rest = Promise.withResolvers<void>();
    server().script(
      stream(
        {
          do: 'text',
          text: dedent`
          \`\`\`python
          import ast


          def total(rows):
              return eval(rows)
        `,
        },
        { do: 'think', until: rest.promise },
        { do: 'text', text: '```\n' },
        { do: 'finish', reason: 'stop' },
        ...ENDED,
      ),
    );
    await workbench().editor.moveTo(6, 9);
    await proposals().ask('Shorter');
    await proposals().untilShown('eval(rows)');
    rest.resolve();
    await proposals().button('Accept Proposal').waitFor();
    // At once, while VS Code waits to read the lenses of the file that loses the focus.
    await proposals().clickLine('eval(rows)');
    await proposals().lens('Accept').waitFor();
    const { page } = workbench();
    /** Until the mark is under the text, and not at the end of a line that was not there yet. */
    const untilUnder = (mark: string, text: string, width: number) =>
      until({
        what: `a mark under \`${text}\``,
        probe: async () => ((await page.locator(mark).first().boundingBox())?.width ?? 0) > width,
      });
    await untilUnder('.squiggly-warning', 'return eval(rows)', 100);
    await untilUnder('.squiggly-info', 'import ast', 50);
    await workbench().run('ghostline.review.focus');
    const tree = page.locator('.pane', { hasText: 'Proposed Changes' });
    const counts = '1 warning · 1 outside selection';
    await tree.locator('.pane-header', { hasText: counts }).waitFor();
    assert.ok((await proposals().row(FILE).innerText()).includes(counts));
    await workbench().run('workbench.actions.view.problems');
    await page.locator('.markers-panel', { hasText: 'Also changes lines outside the selection' }).waitFor();
    await workbench().screenshot('refactor-unsafe');
    await workbench().run('workbench.action.closePanel');
    await proposals().press('Reject Proposal');
    await proposals().untilClosed();
  });

  it('is requested again with another instruction and the rejected answer', async () => {
    const { quickInput } = workbench();
    server().script(fenced(whole(TOTAL, NAMES)), fenced(whole(TOTAL, NAMES.replace('names', 'all_names'))));
    await selectBoth();
    await proposals().ask('Add types');
    await proposals().press('Edit Instruction and Retry');
    await quickInput.untilTitle('Refactor basket.py');
    await quickInput.enter('Add types, and call it all_names');
    await proposals().untilShown('def all_names');
    const said =
      server()
        .requests.at(-1)
        ?.messages.map(({ content }) => content) ?? [];
    assert.ok(said.at(-2)?.includes('return [row["name"] for row in rows]'));
    assert.match(said.at(-1) ?? '', /^Add types, and call it all_names\n/);
    await proposals().press('Reject Proposal');
    await proposals().untilClosed();
  });

  it('that deletes most of the selection is accepted only after a confirmation', async () => {
    const { dialog } = workbench();
    server().script(fenced('total = sum'));
    await selectBoth();
    await proposals().ask('Shorter');
    await proposals().press('Accept Proposal');
    await dialog.buttonsOf('of the selection');
    assert.equal(await text(), CODE);
    await workbench().screenshot('refactor-deletion');
    await dialog.press('of the selection', 'Accept Anyway');
    await proposals().untilClosed();
    await untilText(CODE.replace(/def total[\s\S]*/, () => 'total = sum\n'));
  });

  it('over the budget is requested only after a confirmation, and the accepted amount is in the ledger', async () => {
    const { notifications } = workbench();
    await workbench().configure({ 'ghostline.budget.daily': 0.000_001 });
    const count = server().requests.length;
    server().script(fenced(whole(TOTAL, NAMES)));
    await selectBoth();
    await workbench().start('ghostline.refactor');
    await workbench().quickInput.untilTitle('at most $');
    await workbench().quickInput.enter('Add types');
    await notifications.buttonsOf('could exceed the rest');
    assert.equal(server().requests.length, count, 'a request went out before somebody insisted');
    await notifications.press('could exceed the rest', 'Send Anyway');
    await proposals().press('Accept Proposal');
    await proposals().untilClosed();
    const chars = nonBlankChars(whole(TOTAL, NAMES));
    const month = new Date().toISOString().slice(0, 7);
    const ledger = () => readFile(path.join(workbench().storage, `usage-${month}.jsonl`), 'utf8');
    await until({
      what: 'the ledger to know what was accepted',
      probe: async () => (await ledger()).includes(`"accepted":{"chars":${chars},"lines":4}`),
      instead: ledger,
    });
    assert.match(await ledger(), /"feature":"refactor"/);
  });

  it('that is too large for the model is not requested, and the price is shown', async () => {
    const { editor, notifications, quickInput } = workbench();
    const lines = Array.from({ length: 3_000 }, (_, line) => `total_${line} = total_${line + 1} * price_${line}`);
    await workbench().reset({ [FILE]: `${lines.join('\n')}\n` });
    await workbench().open(FILE);
    await editor.select({ line: 1, column: 1 }, { line: lines.length, column: 5 });
    const count = server().requests.length;
    await workbench().start('ghostline.refactor');
    await quickInput.untilTitle('Refactor line');
    await quickInput.enter('Shorter');
    await notifications.buttonsOf('too large for the model');
    const [told = ''] = await notifications.texts();
    assert.match(told, /about [\d.]+k tokens, at most \$\d/);
    assert.equal(server().requests.length, count);
  });
});
