import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { UsagePage } from '../support/vscode/parts/usagePage.ts';
import { Walkthrough } from '../support/vscode/parts/walkthrough.ts';
import { useWorkbench } from '../support/vscode/useWorkbench.ts';
import { until } from '../support/vscode/waiting.ts';

const STATUS = 'ghostline.status';
const TITLE = 'Get Started with Ghostline';
const PRACTICE = 'Practice model on this machine · play money';
const STEPS = [
  'Choose how to reach a model',
  'Get your first suggestion',
  'Accept a word, a line, or all of it',
  'See what it cost',
  'Set a budget',
] as const;
const [REACH, SUGGEST, ACCEPT, COST] = STEPS;
/** A piece of each step's picture. */
const PICTURES = ['key', 'growing', 'keys', 'card', 'gauge'];
const THEMES = { dark: 'Default Dark Modern', contrast: 'Default High Contrast' };

describe('a newcomer', () => {
  const workbench = useWorkbench(() => ({
    isNew: true,
    settings: { 'workbench.startupEditor': 'welcomePageInEmptyWorkbench', 'editor.quickSuggestions': { other: 'off' } },
  }));
  const walkthrough = () => new Walkthrough(workbench().page);

  it('finds the walkthrough open, with nothing chosen', async () => {
    await walkthrough().untilOpen(TITLE);
    await workbench().run('workbench.action.closeSidebar');
    await walkthrough().openStep(REACH);
    await workbench().screenshot('newcomer-1-walkthrough');
  });

  it('practices without a key, with a suggestion at once', async () => {
    const { ghostText, statusBar } = workbench();
    await walkthrough().press('Practice Without a Key');
    await ghostText.waitFor('the whole body', text => text.includes('return Math.round'));
    const { text } = await statusBar.waitFor(STATUS, 'play money', entry => /of play money/.test(entry.text));
    assert.match(text, /\$0\.0\d+ of play money/);
    await workbench().screenshot('newcomer-2-suggestion');
  });

  it('accepts it, and reads what it has cost in play money', async () => {
    const { editor, page, statusBar } = workbench();
    await page.keyboard.press('Tab');
    await until({ what: 'the accepted body', probe: async () => (await editor.text()).includes('return Math.round') });
    const hover = await statusBar.hover(STATUS);
    assert.match(hover, new RegExp(PRACTICE));
    assert.doesNotMatch(hover, /openrouter/i);
    await statusBar.openHover(STATUS);
    await workbench().screenshot('newcomer-3-hover');
    await page.mouse.move(0, 0);
    await workbench().run('ghostline.getStarted');
    await walkthrough().openStep(COST);
    await walkthrough().press('Show Usage');
    const usage = new UsagePage(page);
    await usage.tiles();
    await workbench().screenshot('newcomer-4-usage');
    await workbench().run('ghostline.getStarted');
    for (const step of [REACH, SUGGEST, ACCEPT, COST]) await walkthrough().untilDone(step);
  });

  it('refactors a function with a preset, and knows what it may cost', async () => {
    const { editor, quickInput, statusBar } = workbench();
    await workbench().run('ghostline.openSample');
    const isOpen = async () => (await editor.text()).includes('function shippingCents');
    await until({ what: 'the sample', probe: isOpen });
    await editor.moveBehind('function shippingCents');
    await workbench().start('ghostline.refactor');
    await quickInput.untilTitle(PRACTICE);
    await quickInput.pick('Simplify');
    await statusBar.waitFor('ghostline.proposal', 'the proposal', ({ text }) => text.includes('1 change'));
    await workbench().screenshot('newcomer-5-refactoring');
    await workbench().start('ghostline.acceptProposal');
    const simpler = async () => (await editor.text()).includes('if (grams <= 0) return 0;');
    await until({ what: 'the simpler function', probe: simpler, instead: () => editor.text() });
  });

  it('leaves practice by one click, and has spent nothing', async () => {
    const { statusBar } = workbench();
    await workbench().start('ghostline.leavePractice');
    const { text } = await statusBar.waitFor(STATUS, 'real money', entry => !/play money/.test(entry.text));
    assert.equal(text, '0 · $0.00');
    const files = readdirSync(workbench().storage, { recursive: true, encoding: 'utf8' });
    const ledgers = files.filter(name => /usage-.*\.jsonl$/.test(name));
    assert.deepEqual(new Set(ledgers.map(name => path.dirname(name))), new Set(['practice']));
  });

  for (const [name, theme] of Object.entries(THEMES)) {
    it(`sees each step in ${theme}`, async () => {
      await workbench().configure({ 'workbench.colorTheme': theme });
      await workbench().run('ghostline.getStarted');
      for (const [index, step] of STEPS.entries()) {
        await walkthrough().openStep(step);
        await walkthrough().untilPicture(PICTURES[index] ?? '');
        await workbench().screenshot(`walkthrough-${name}-${index + 1}`);
      }
    });
  }
});
