import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { shownTexts } from '../support/l10n/shownTexts.ts';
import { UsagePage } from '../support/vscode/parts/usagePage.ts';
import { Walkthrough } from '../support/vscode/parts/walkthrough.ts';
import { useWorkbench } from '../support/vscode/useWorkbench.ts';
import { until } from '../support/vscode/waiting.ts';

const STATUS = 'ghostline.status';
/** Each step with a piece of its picture. */
const STEPS = { reach: 'key', suggest: 'growing', accept: 'keys', cost: 'card', budget: 'gauge' } as const;
const THEMES = { dark: 'Default Dark Modern', contrast: 'Default High Contrast' };

for (const language of ['en', 'de']) {
  describe(`a newcomer who reads ${language}`, () => {
    const { link, manifest, message } = shownTexts(language);
    const titleOf = (step: string) => manifest(`walkthrough.${step}.title`);
    const [playMoney = ''] = message('{0} of play money').split('{0}').toReversed();
    const workbench = useWorkbench(() => ({
      isNew: true,
      language,
      settings: {
        'workbench.startupEditor': 'welcomePageInEmptyWorkbench',
        'editor.quickSuggestions': { other: 'off' },
      },
    }));
    const walkthrough = () => new Walkthrough(workbench().page);
    const picture = (name: string) => workbench().screenshot(`newcomer-${language}-${name}`);

    it('finds the walkthrough open, with nothing chosen', async () => {
      await walkthrough().untilOpen(manifest('walkthrough.title'));
      await workbench().run('workbench.action.closeSidebar');
      await walkthrough().openStep(titleOf('reach'));
      await picture('1-walkthrough');
    });

    it('practices without a key, with a suggestion at once', async () => {
      const { ghostText, statusBar } = workbench();
      await walkthrough().press(link('walkthrough.reach.description', 'ghostline.practice'));
      await ghostText.waitFor('the whole body', text => text.includes('return Math.round'));
      const { text } = await statusBar.waitFor(STATUS, 'play money', entry => entry.text.includes(playMoney));
      assert.match(text, language === 'de' ? /0,0\d+\s\$/ : /\$0\.0\d+ of play money/);
      await picture('2-suggestion');
    });

    it('accepts it, and reads what it has cost in play money', async () => {
      const { editor, page, statusBar } = workbench();
      await page.keyboard.press('Tab');
      await until({
        what: 'the accepted body',
        probe: async () => (await editor.text()).includes('return Math.round'),
      });
      const hover = await statusBar.hover(STATUS);
      assert.match(hover, new RegExp(message('Practice model on this machine · play money')));
      assert.doesNotMatch(hover, /openrouter/i);
      await statusBar.openHover(STATUS);
      await picture('3-hover');
      await page.mouse.move(0, 0);
      await workbench().run('ghostline.getStarted');
      await walkthrough().openStep(titleOf('cost'));
      await walkthrough().press(link('walkthrough.cost.description', 'ghostline.showUsage'));
      const usage = new UsagePage(page);
      await usage.tiles();
      await picture('4-usage');
      await workbench().run('ghostline.getStarted');
      for (const step of ['reach', 'suggest', 'accept', 'cost']) await walkthrough().untilDone(titleOf(step));
    });

    it('refactors a function with a preset, and knows what it may cost', async () => {
      const { editor, quickInput, statusBar } = workbench();
      await workbench().run('ghostline.openSample');
      const isOpen = async () => (await editor.text()).includes('function shippingCents');
      await until({ what: 'the sample', probe: isOpen });
      await editor.moveBehind('function shippingCents');
      await workbench().start('ghostline.refactor');
      await quickInput.untilTitle(message('Practice model on this machine · play money'));
      await picture('5-instructions');
      await quickInput.pick(message('Simplify'));
      await statusBar.waitFor('ghostline.proposal', 'the proposal', ({ text }) => text.includes(message('1 change')));
      await picture('6-refactoring');
      await workbench().start('ghostline.acceptProposal');
      const simpler = async () => (await editor.text()).includes('if (grams <= 0) return 0;');
      await until({ what: 'the simpler function', probe: simpler, instead: () => editor.text() });
    });

    it('leaves practice by one click, and has spent nothing', async () => {
      const { statusBar } = workbench();
      await workbench().start('ghostline.leavePractice');
      const { text } = await statusBar.waitFor(STATUS, 'real money', entry => !entry.text.includes(playMoney));
      assert.match(text, language === 'de' ? /^0 · 0,00\s\$$/ : /^0 · \$0\.00$/);
      const files = readdirSync(workbench().storage, { recursive: true, encoding: 'utf8' });
      const ledgers = files.filter(name => /usage-.*\.jsonl$/.test(name));
      assert.deepEqual(new Set(ledgers.map(name => path.dirname(name))), new Set(['practice']));
    });

    for (const [name, theme] of Object.entries(THEMES)) {
      it(`sees each step in ${theme}`, async () => {
        await workbench().configure({ 'workbench.colorTheme': theme });
        await workbench().run('ghostline.getStarted');
        for (const [index, [step, part]] of Object.entries(STEPS).entries()) {
          await walkthrough().openStep(titleOf(step));
          await walkthrough().untilPicture(part);
          await picture(`step-${index + 1}-${name}`);
        }
      });
    }
  });
}
