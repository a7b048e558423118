import assert from 'node:assert/strict';
import { contrast } from '../support/contrast.ts';
import { type ModelServer, PRACTICE_KEY, startModelServer } from '../support/modelServer/modelServer.ts';
import { ledgerFiles, usageHistory } from '../support/usageHistory.ts';
import { useWorkbench } from '../support/vscode/useWorkbench.ts';
import { until } from '../support/vscode/waiting.ts';

const STATUS = 'ghostline.status';
/** Each with the class that the editor then has. */
const THEMES = {
  dark: { theme: 'Default Dark Modern', shown: 'vs-dark' },
  light: { theme: 'Default Light Modern', shown: 'vs' },
  'high-contrast': { theme: 'Default High Contrast', shown: 'hc-black' },
  'high-contrast-light': { theme: 'Default High Contrast Light', shown: 'hc-light' },
};
/** As a person reads it: text at the smallest size that the hover has. */
const READABLE = 4.5;

interface Colors {
  readonly ground: string;
  readonly texts: readonly string[];
}

/** Of the card, the cells of its table, its muted text and its links. */
const colors = `(() => {
  const card = [...document.querySelectorAll('.workbench-hover')].at(-1);
  return {
    ground: getComputedStyle(card).backgroundColor,
    texts: [card, ...card.querySelectorAll('td, th, p span, a')].map(part => getComputedStyle(part).color),
  };
})()`;

function apart({ ground, texts }: Colors): number[] {
  return texts.map(text => contrast(text, ground));
}

describe("the status bar's hover", () => {
  let server: ModelServer;
  const workbench = useWorkbench(async () => {
    server = await startModelServer({ answer: 'const done = 1;', keyLimitDollars: 2.5 });
    return {
      modelServerUrl: server.url,
      apiKey: PRACTICE_KEY,
      files: { 'a.ts': 'function f() {\n  \n}\n' },
      globalStorage: ledgerFiles(usageHistory({ now: Date.now(), days: 40, withLocal: false })),
      // OpenRouter's profile at this address: others don't report the rest.
      settings: {
        'ghostline.profiles': { openrouter: { baseUrl: server.url } },
        'editor.quickSuggestions': { other: 'off' },
      },
    };
  });

  after(() => server.close());

  it("shows the rest of the key's limit once something was spent with it", async () => {
    const { editor, ghostText, statusBar } = workbench();
    assert.doesNotMatch(await statusBar.hover(STATUS), /left on the key/);
    await workbench().open('a.ts');
    await editor.moveTo(2, 3);
    await editor.type('con');
    await ghostText.waitFor('a suggestion', text => text !== '');
    await statusBar.untilHover(STATUS, /\$2\.50 left on the key/);
  });

  for (const [name, { theme, shown }] of Object.entries(THEMES)) {
    it(`can be read in ${theme}`, async () => {
      const { page, statusBar } = workbench();
      await workbench().configure({ 'workbench.colorTheme': theme, 'ghostline.record': true });
      await page.locator(`.monaco-workbench.${shown}`).waitFor();
      await statusBar.untilHover(STATUS, /recorded on this machine/);
      await statusBar.openHover(STATUS);
      const contrasts = async () => apart((await page.evaluate(colors)) as Colors);
      await until({
        what: `a hover that can be read in ${theme}`,
        probe: async () => (await contrasts()).every(one => one >= READABLE),
        instead: async () => (await contrasts()).join(),
      });
      await workbench().screenshot(`hover-${name}`);
    });
  }
});
