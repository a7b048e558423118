import assert from 'node:assert/strict';
import { useWorkbench } from '../support/vscode/useWorkbench.ts';
import { until } from '../support/vscode/waiting.ts';

const CART = `export function add(prices: number[]): number {
  let total = 0;
  for (const price of prices) {
    total += price;
  }
  return total;
}

export function net(prices: number[]): number {
  const total = add(prices);
  return total * 0.8;
}
`;

/** Texts behind code, which decorations add. */
const shownBehind = `[...document.querySelectorAll('.monaco-editor.focused .view-line span, .editor-instance .view-line span')]
  .map(part => getComputedStyle(part, '::after').content)
  .filter(text => text !== 'none' && text !== 'normal' && text !== '""')
  .map(text => JSON.parse(text).replaceAll('\\u00a0', ' '))`;

describe('next edits', () => {
  const workbench = useWorkbench(() => ({
    files: { 'cart.ts': CART },
    settings: { 'ghostline.enabled': false, 'editor.quickSuggestions': { other: 'off' } },
  }));

  const behind = async () => (await workbench().page.evaluate(shownBehind)) as string[];
  const untilBehind = (wanted: readonly string[]) => {
    let seen: string[] = [];
    return until({
      what: wanted.join(' | '),
      probe: async () => {
        seen = await behind();
        return wanted.every(text => seen.some(one => one.includes(text)));
      },
      instead: () => seen.join(' | '),
    });
  };

  it('ripple through a file with Tab', async () => {
    const { editor } = workbench();
    await workbench().open('cart.ts');
    await editor.moveBehind('let total');
    await editor.press('Backspace', 'Backspace', 'Backspace', 'Backspace', 'Backspace');
    await editor.type('sum');
    await untilBehind(['sum', 'Tab']);
    for (const [name, theme] of [
      ['dark', 'Default Dark Modern'],
      ['light', 'Default Light Modern'],
      ['hc', 'Default High Contrast'],
      ['hcl', 'Default High Contrast Light'],
    ] as const) {
      await workbench().configure({ 'workbench.colorTheme': theme });
      await new Promise(resolve => setTimeout(resolve, 700));
      await workbench().screenshot(`nextEdit-${name}`);
    }
    await editor.press('Tab');
    await new Promise(resolve => setTimeout(resolve, 500));
    await workbench().screenshot(`nextEdit-there`);
    await editor.press('Tab');
    await untilBehind(['sum']);
    await workbench().screenshot(`nextEdit-next`);
    await editor.press('Tab');
    await new Promise(resolve => setTimeout(resolve, 500));
    await workbench().screenshot(`nextEdit-last`);
    assert.equal(await editor.text(), '');
  });
});
