import assert from 'node:assert/strict';
import { installPseudoLanguage, PSEUDO_LANGUAGE, pseudo, untranslatedWords } from '../support/l10n/pseudoLanguage.ts';
import { stream } from '../support/modelServer/answer.ts';
import { type ModelServer, PRACTICE_KEY, startModelServer } from '../support/modelServer/modelServer.ts';
import { ledgerFiles, usageHistory } from '../support/usageHistory.ts';
import { extensionsFolder, withFixtures } from '../support/vscode/extensionsFolder.ts';
import { UsagePage } from '../support/vscode/parts/usagePage.ts';
import { useWorkbench } from '../support/vscode/useWorkbench.ts';
import { vsixOf } from '../support/vscode/workbenchOptions.ts';
import { CODE, FILE, fenced, NAMES, TOTAL, whole } from './support/basket.ts';
import { Proposals } from './support/proposals.ts';
import { ENDED } from './support/refactorDesk.ts';

const STATUS = 'ghostline.status';

/** Names that are the same in every language, and texts of the tests. */
const DATA = [
  ...['Ghostline', 'OpenRouter', 'openrouter.ai', 'FastAPI', 'TypeScript', 'Python'],
  ...[/[\w./-]*mai-code-1-flash/, /qwen2\.5-coder:7b/, 'Practice', /basket\.py(?::\d+)?/, /\b(?:Shift|Alt|Ctrl|Mac)\b/],
  ...['typescript', 'python', 'rust', 'markdown', 'go', 'notes.md', /\b[AP]M\b/, /\bopenrouter\b/, /\bAzure\b/],
  // What VS Code tells screen readers about a list.
  /\b\d+ Results?\b/,
  // Names of months and days, which follow the language through Intl.
  /\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\b/,
];

for (const language of [PSEUDO_LANGUAGE, 'de']) {
  describe(`in the display language ${language}`, () => {
    let server: ModelServer;
    const workbench = useWorkbench(async () => {
      if (language === PSEUDO_LANGUAGE) {
        await installPseudoLanguage(await extensionsFolder(withFixtures(vsixOf({}))));
      }
      server = await startModelServer({ answer: 'pass' });
      return {
        language,
        modelServerUrl: server.url,
        apiKey: PRACTICE_KEY,
        files: { [FILE]: CODE, 'notes.md': '# Notes\n' },
        globalStorage: ledgerFiles(usageHistory({ now: Date.now(), days: 40 })),
        settings: { 'ghostline.budget.daily': 25, 'editor.quickSuggestions': { other: 'off' } },
      };
    });
    const usage = () => new UsagePage(workbench().page);
    const proposals = () => new Proposals(workbench());
    const list = () => workbench().page.locator('.quick-input-widget');

    after(() => server.close());

    /** In the pseudo-language every letter of ours has an accent. */
    function assertTranslated(shown: string): void {
      assert.notEqual(shown.trim(), '');
      if (language === PSEUDO_LANGUAGE) assert.deepEqual(untranslatedWords(shown, DATA), [], shown);
    }

    async function assertListTranslated(name: string): Promise<void> {
      await list().locator('.monaco-list-row').first().waitFor();
      await workbench().screenshot(`language-${language}-${name}`);
      assertTranslated(await list().innerText());
      await workbench().quickInput.dismiss();
    }

    it('says why ghost text is off', async () => {
      await workbench().open('notes.md');
      const hover = await workbench().statusBar.openHover(STATUS);
      assertTranslated((await hover.innerText()).replace('Markdown', ''));
      await workbench().page.mouse.move(0, 0);
      await workbench().open(FILE);
    });

    it('shows the menu', async () => {
      await workbench().start('ghostline.menu');
      await assertListTranslated('menu');
    });

    it('shows why there is no suggestion', async () => {
      await workbench().open('notes.md');
      await workbench().run('ghostline.suggest');
      await workbench().start('ghostline.whyNoSuggestion');
      await list().locator('.monaco-list-row').first().waitFor();
      await assertListTranslated('why');
      await workbench().open(FILE);
    });

    it('has commands in the palette', async () => {
      await workbench().page.keyboard.press('F1');
      const title = language === 'de' ? 'Nutzung anzeigen' : pseudo('Show Usage');
      await workbench().quickInput.fill(`>${title}`);
      await workbench().quickInput.untilRow(title);
      await workbench().screenshot(`language-${language}-palette`);
      await workbench().quickInput.dismiss();
    });

    it('shows providers', async () => {
      await workbench().start('ghostline.chooseProvider');
      await list().locator('.monaco-list-row').first().waitFor();
      await workbench().screenshot(`language-${language}-providers`);
      const titles = await list().locator('.quick-input-title').allInnerTexts();
      assertTranslated(titles.join(' '));
      await workbench().quickInput.dismiss();
    });

    it('shows instructions, and a proposal with its lenses', async () => {
      const { editor, page, statusBar } = workbench();
      server.script(
        stream({ do: 'text', text: fenced(whole(TOTAL, NAMES)) }, { do: 'finish', reason: 'stop' }, ...ENDED),
      );
      await workbench().open(FILE);
      await editor.select({ line: 4, column: 1 }, { line: 15, column: 17 });
      await workbench().start('ghostline.refactor');
      await list().locator('.monaco-list-row').nth(3).waitFor();
      await workbench().screenshot(`language-${language}-instructions`);
      assertTranslated(await list().innerText());
      await list().locator('.monaco-list-row').nth(2).click();
      await proposals()
        .lens(language === 'de' ? 'Annehmen' : pseudo('Accept'))
        .waitFor();
      await statusBar.waitFor('ghostline.proposal', 'the proposal', ({ icons }) => icons.includes('sparkle'));
      await workbench().screenshot(`language-${language}-review`);
      assertTranslated((await page.locator('.codelens-decoration').allInnerTexts()).join(' '));
      assertTranslated((await statusBar.entry('ghostline.proposal'))?.text ?? '');
      await workbench().run('ghostline.rejectProposal');
    });

    it('shows the usage page', async () => {
      await workbench().run('workbench.action.closeSidebar');
      await workbench().run('ghostline.showUsage');
      await usage().tiles();
      await workbench().screenshot(`language-${language}-usage-top`);
      await usage().unfold();
      await usage().picture(`language-${language}-usage`);
      const shown = await usage().main.innerText();
      assertTranslated(shown.replaceAll(/\bp(?:50|95|99)\b/g, ''));
      const { needed, given } = await usage().widths();
      assert.ok(needed <= given, `${needed} px are needed, ${given} px are given`);
      if (language === 'de') assert.match(shown, /\d,\d+\s\$/);
    });

    it("shows the status bar's hover", async () => {
      await workbench().open(FILE);
      await workbench().statusBar.untilHover(
        STATUS,
        language === 'de' ? /Diese Sitzung[\s\S]*\d,\d+\s\$/ : /Ţĥíš šéššíóñ/,
      );
      const hover = await workbench().statusBar.openHover(STATUS);
      await workbench().screenshot(`language-${language}-hover`);
      assertTranslated(await hover.innerText());
      await workbench().page.mouse.move(0, 0);
    });
  });
}
