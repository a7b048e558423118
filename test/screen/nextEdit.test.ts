import assert from 'node:assert/strict';
import { useWorkbench } from '../support/vscode/useWorkbench.ts';
import { until } from '../support/vscode/waiting.ts';

const CART = `export function sumOf(prices: number[]): number {
  let total = 0;
  for (const price of prices) {
    total += price;
  }
  return total;
}
`;
const NET = 'export const net = (prices: number[]) => sumOf(prices) * 0.8;\n';
const RECEIPT = `import { sumOf } from './cart';

export const lines = [sumOf([1, 2]), sumOf([3])];
`;

/** With the class that the editor then has. */
const THEMES = {
  dark: { theme: 'Default Dark Modern', shown: 'vs-dark' },
  light: { theme: 'Default Light Modern', shown: 'vs' },
  'high-contrast': { theme: 'Default High Contrast', shown: 'hc-black' },
  'high-contrast-light': { theme: 'Default High Contrast Light', shown: 'hc-light' },
};

/** Texts that decorations add behind code, from top to bottom. */
const behindCode = `[...document.querySelectorAll('.monaco-editor.focused .view-line')]
  .sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)
  .flatMap(line => [...line.querySelectorAll('span')])
  .map(part => getComputedStyle(part, '::after').content)
  .filter(text => text.startsWith('"') && text !== '""')
  .map(text => JSON.parse(text).replaceAll('\\u00a0', ' '))`;

describe('next edits', () => {
  const workbench = useWorkbench(() => ({
    settings: { 'ghostline.enabled': false, 'ghostline.nextEdit': 'full', 'editor.quickSuggestions': { other: 'off' } },
  }));

  /** Until its text is read: edits before that are unknown. */
  const open = async (name: string) => {
    await workbench().open(name);
    await workbench().run('ghostline.nextEdit');
    await workbench().run('notifications.clearAll');
  };
  const untilBehind = (wanted: string) => {
    let seen = '';
    return until({
      what: `${JSON.stringify(wanted)} behind the code`,
      probe: async () => {
        seen = ((await workbench().page.evaluate(behindCode)) as string[]).join(' | ');
        return seen === wanted;
      },
      instead: () => seen,
    });
  };
  const untilText = (wanted: string) => {
    const { editor } = workbench();
    return until({
      what: 'the text',
      probe: async () => (await editor.text()) === wanted,
      instead: () => editor.text(),
    });
  };
  /** Behind `old`, which is typed over. */
  const rename = async (old: string, name: string) => {
    const { editor } = workbench();
    await editor.moveBehind(old);
    await editor.press(...Array.from({ length: old.split(' ').at(-1)?.length ?? 0 }, () => 'Backspace'));
    await editor.type(name);
  };

  it('ripple through a file with Tab, Tab, Tab', async () => {
    const { editor, page } = workbench();
    await workbench().reset({ 'cart.ts': CART });
    await open('cart.ts');
    await rename('let total', 'sum');
    await untilBehind('sum | Tab to go there · 1 more');
    for (const [name, { theme, shown }] of Object.entries(THEMES).toReversed()) {
      await workbench().configure({ 'workbench.colorTheme': theme });
      await page.locator(`.monaco-workbench.${shown}`).waitFor();
      await untilBehind('sum | Tab to go there · 1 more');
      await workbench().screenshot(`next-edit-${name}`);
    }
    await editor.press('Tab');
    await untilBehind('sum | Tab to apply · 1 more');
    assert.deepEqual(await editor.cursor(), { line: 4, column: 10 });
    await editor.press('Tab');
    await untilBehind('sum | Tab to apply');
    await editor.press('Tab');
    await untilText(CART.replaceAll('total', 'sum'));
    await untilBehind('');
    await workbench().run('undo');
    await untilText(CART.replaceAll('total', 'sum').replace('return sum', 'return total'));
  });

  it('are hinted at where they are in another file, and go there', async () => {
    const { editor } = workbench();
    await workbench().reset({ 'cart.ts': CART + NET, 'receipt.ts': RECEIPT });
    await open('receipt.ts');
    await open('cart.ts');
    await rename('function sumOf', 'totalOf');
    await untilBehind('totalOf | Tab to go there · 2 more in 2 files');
    await editor.press('Tab', 'Tab');
    await untilBehind('→ receipt.ts:1  sumOf → totalOf   Tab to go there · 1 more');
    await workbench().screenshot('next-edit-elsewhere');
    await editor.press('Tab');
    await untilBehind('totalOf | Tab to apply · 1 more');
    await editor.press('Tab', 'Tab');
    await untilText(RECEIPT.replaceAll('sumOf', 'totalOf'));
  });

  it('go away with Escape', async () => {
    const { editor } = workbench();
    await workbench().reset({ 'cart.ts': CART.replaceAll('total', 'value') });
    await open('cart.ts');
    await rename('let value', 'all');
    await untilBehind('all | Tab to go there · 1 more');
    await editor.press('Escape');
    await untilBehind('');
  });

  it('leave Tab to indentation in leading blanks', async () => {
    const { editor } = workbench();
    const before = CART.replaceAll('total', 'amount');
    await workbench().reset({ 'cart.ts': before });
    await open('cart.ts');
    await rename('let amount', 'all');
    await untilBehind('all | Tab to go there · 1 more');
    await editor.press('Home');
    // The other key does what Tab did.
    await untilBehind('all | Shift+Alt+J to go there · 1 more');
    await editor.press('Home', 'Tab');
    await untilText(before.replace('  let amount', '    let all'));
  });
});
