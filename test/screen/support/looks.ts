import assert from 'node:assert/strict';
import { contrast } from '../../support/contrast.ts';
import type { WebviewPage } from '../../support/vscode/parts/webviewPage.ts';
import { until } from '../../support/vscode/waiting.ts';
import type { Workbench } from '../../support/vscode/workbench.ts';

const THEMES = {
  dark: 'Default Dark Modern',
  light: 'Default Light Modern',
  'high-contrast': 'Default High Contrast',
  'high-contrast-light': 'Default High Contrast Light',
} as const;
export type ThemeName = keyof typeof THEMES;

export interface Looks {
  readonly workbench: () => Workbench;
  readonly page: () => WebviewPage;
  /** Of its pictures: `<name>-dark.png`, `<name>-480.png`. */
  readonly name: string;
  /** The first is the one that it is seen in before. */
  readonly themes: readonly ThemeName[];
  /** Custom properties of its style sheet that text has, and that charts are drawn with. */
  readonly texts: readonly string[];
  readonly marks?: readonly string[];
  /** Of the window, in pixels. */
  readonly widths: readonly number[];
  /** Whether everything is unfolded before its width is looked at. */
  readonly folds: 'unfolded' | 'as-they-are';
}

/** Texts beside the signs of legends and tables that have no color of their own. */
const UNSEEN_SIGNS = `(() => {
  const behind = getComputedStyle(document.body).backgroundColor;
  const colorOf = ({ backgroundColor, borderTopColor, borderTopStyle }) =>
    borderTopStyle === 'none' ? backgroundColor : borderTopColor;
  return [...document.querySelectorAll('main .sign')]
    .filter(sign => [behind, 'rgba(0, 0, 0, 0)'].includes(colorOf(getComputedStyle(sign))))
    .map(sign => sign.parentElement.textContent);
})()`;

/** Tests for every page: it can be read in these themes, and fits into windows of these widths. */
export function itLooksRight({ folds, marks = [], name, page, texts, themes, widths, workbench }: Looks): void {
  for (const theme of themes) {
    it(`can be read in ${THEMES[theme]}`, async () => {
      const before = await page().color('--vscode-editor-background');
      await workbench().configure({ 'workbench.colorTheme': THEMES[theme] });
      const background = await until({
        what: `the colors of ${THEMES[theme]}`,
        probe: async () => {
          const now = await page().color('--vscode-editor-background');
          return (now !== before || theme === themes[0]) && now;
        },
      });
      const apart = async (property: string) => contrast(await page().color(property), background);
      for (const text of texts) assert.ok((await apart(text)) >= 4.5, text);
      for (const mark of marks) assert.ok((await apart(mark)) >= 3, mark);
      await page().picture(`${name}-${theme}`);
    });
  }

  it("can be read in the system's contrast colors", async () => {
    const window = workbench().page;
    // VS Code would choose another theme as well.
    await workbench().configure({ 'window.autoDetectHighContrast': false });
    await window.emulateMedia({ forcedColors: 'active' });
    await page().picture(`${name}-forced`);
    assert.deepEqual(await page().main.evaluate(UNSEEN_SIGNS), []);
    await window.emulateMedia({ forcedColors: 'none' });
  });

  for (const width of widths) {
    it(`fits into ${width} pixels${folds === 'unfolded' ? ', all of it unfolded' : ''}`, async () => {
      const window = workbench().page;
      const size = window.viewportSize();
      assert.ok(size);
      await window.setViewportSize({ width, height: size.height });
      if (folds === 'unfolded') await page().unfold();
      await until({ what: 'a narrow page', probe: async () => (await page().widths()).given <= width });
      const { needed, given } = await page().widths();
      assert.ok(needed <= given, `${needed} of ${given}`);
      await page().picture(`${name}-${width}`);
      await window.setViewportSize(size);
    });
  }
}
