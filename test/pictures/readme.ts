import assert from 'node:assert/strict';
import path from 'node:path';
import { lineByLine } from '../screen/support/answers.ts';
import { comparedModels } from '../support/comparedModels.ts';
import { type ModelServer, startModelServer } from '../support/modelServer/modelServer.ts';
import { ledgerFiles, usageHistory } from '../support/usageHistory.ts';
import { ComparisonPage } from '../support/vscode/parts/comparisonPage.ts';
import { UsagePage } from '../support/vscode/parts/usagePage.ts';
import { ROOT } from '../support/vscode/paths.ts';
import { useWorkbench } from '../support/vscode/useWorkbench.ts';
import { until } from '../support/vscode/waiting.ts';

const CODE = `/** The longest run of days on which the reading rose. */
export function longestRise(readings: readonly number[]): number {
  
}
`;

const ANSWER = [
  'let longest = 0;',
  '  let current = 0;',
  '  for (const [index, reading] of readings.entries()) {',
  '    current = reading > (readings[index - 1] ?? reading) ? current + 1 : 0;',
  '    longest = Math.max(longest, current);',
  '  }',
  '  return longest;',
];

const CART = `/** What the customer pays. */
export function priceOf(items, shipping) {
  let total = shipping;
  for (const { price, count } of items) {
    total += price * count;
  }
  return Math.round(total * 100) / 100;
}
`;

const pictureFile = (name: string) => path.join(ROOT, 'media', `${name}.png`);

describe('the pictures of the README', () => {
  let server: ModelServer;
  const workbench = useWorkbench(async () => {
    server = await startModelServer({ apiKey: null });
    return {
      modelServerUrl: server.url,
      settings: {
        'editor.fontSize': 15,
        'editor.quickSuggestions': { other: 'off' },
        // It would be on the text's last line.
        'editor.lightbulb.enabled': 'off',
      },
    };
  });

  after(() => server.close());

  const picture = async (name: string, clip: { x: number; y: number; width: number; height: number }) => {
    await workbench().page.screenshot({ path: pictureFile(name), clip });
  };

  it('show ghost text that is growing, and its cost', async () => {
    const { editor, ghostText, page, statusBar } = workbench();
    server.answer = lineByLine(ANSWER, 700);
    await workbench().reset({ 'readings.ts': CODE });
    await workbench().run('workbench.action.closeSidebar');
    await workbench().open('readings.ts');
    await editor.moveTo(3, 3);
    await editor.type('let');
    await ghostText.waitFor('four lines', text => text.split('\n').length >= 4);
    assert.equal(server.openStreams, 1);
    await picture('growing', { x: 0, y: 36, width: 860, height: 240 });
    await server.untilNoOpenStreams();
    await statusBar.waitFor('ghostline.status', 'the cost', ({ text }) => /\$0\.0/.test(text));
    const hover = await statusBar.openHover('ghostline.status');
    const [card, bar] = [await hover.boundingBox(), await page.locator('.part.statusbar').boundingBox()];
    assert.ok(card && bar);
    const x = Math.max(0, card.x - 60);
    await picture('status-bar', {
      x,
      y: card.y - 12,
      width: Math.min(1280 - x, card.width + 120),
      height: bar.y + bar.height - card.y + 12,
    });
  });
});

describe('the picture of next edits', () => {
  const workbench = useWorkbench(() => ({
    settings: {
      'ghostline.enabled': false,
      'editor.fontSize': 15,
      'editor.quickSuggestions': { other: 'off' },
      'editor.lightbulb.enabled': 'off',
    },
  }));

  it('shows where a rename continues', async () => {
    const { editor, page } = workbench();
    await workbench().reset({ 'cart.js': CART });
    await workbench().run('workbench.action.closeSidebar');
    await workbench().open('cart.js');
    await editor.moveBehind('let total');
    await editor.press(...Array.from('total', () => 'Backspace'));
    await editor.type('sum');
    await until({
      what: 'the next edit',
      probe: () =>
        page.evaluate(`[...document.querySelectorAll('.view-line span')]
        .some(part => getComputedStyle(part, '::after').content.includes('Tab'))`),
    });
    await page.screenshot({ path: pictureFile('next-edit'), clip: { x: 0, y: 36, width: 860, height: 240 } });
  });
});

describe('the pictures of the pages', () => {
  const records = usageHistory({ now: Date.now(), days: 40, withLocal: false });
  const workbench = useWorkbench(() => ({
    globalStorage: { ...ledgerFiles(records), ...comparedModels(Date.now()) },
  }));

  it('show a month of work', async () => {
    const { page } = workbench();
    await workbench().run('workbench.action.closeSidebar');
    await workbench().quickInput.runCommand('Ghostline: Show Usage');
    const usage = new UsagePage(page);
    await usage.tiles();
    await page.setViewportSize({ width: 1080, height: 900 });
    await until({ what: 'the page to fit', probe: async () => (await usage.widths()).given < 1080 });
    await page.screenshot({ path: pictureFile('usage'), clip: { x: 52, y: 36, width: 1024, height: 840 } });
  });

  it('show three models at twenty tasks', async () => {
    const { page, quickInput } = workbench();
    await workbench().run('workbench.action.closeAllEditors');
    await workbench().start('ghostline.showComparison');
    await quickInput.untilRow('Bundled tasks', '180 answers');
    await quickInput.pick('180 answers');
    const comparison = new ComparisonPage(page);
    await comparison.untilState(/^Finished\. 180 of 180/);
    await page.setViewportSize({ width: 1080, height: 960 });
    await until({ what: 'the page to fit', probe: async () => (await comparison.widths()).given < 1080 });
    assert.equal((await comparison.table('Models')).length, 4);
    await page.screenshot({ path: pictureFile('comparison'), clip: { x: 52, y: 36, width: 1024, height: 880 } });
  });
});
