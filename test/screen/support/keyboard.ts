import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import type { Workbench } from '../../support/vscode/workbench.ts';

/** A focused element of a page. */
export interface Focused {
  /** Among all elements. */
  readonly place: number;
  readonly name: string;
  readonly isOutlined: boolean;
}

const NAME_OF = `one => (one.getAttribute('aria-label') ?? one.labels?.[0]?.textContent ?? one.textContent).trim()`;

/** Undefined for none, or when the page doesn't have the focus. */
export async function focused(main: Locator): Promise<Focused | undefined> {
  const found = await main.evaluate(`(() => {
    const one = document.activeElement;
    if (!document.hasFocus() || one === null || one === document.body) return null;
    const isOutlined = [one, one.nextElementSibling].some(
      shown => shown !== null && getComputedStyle(shown).outlineStyle !== 'none',
    );
    return { place: [...document.querySelectorAll('*')].indexOf(one), name: (${NAME_OF})(one), isOutlined };
  })()`);
  return (found as Focused | null) ?? undefined;
}

/** The names of everything on the page that does something; of a group of radio buttons the chosen one. */
async function actionsOn(main: Locator): Promise<string[]> {
  const found = await main.evaluate(`[
    ...document.querySelectorAll('a[href], button, input, select, summary, textarea, [tabindex="0"]'),
  ]
    .filter(one => one.checkVisibility() && !one.disabled && (one.type !== 'radio' || one.checked))
    .map(${NAME_OF})`);
  return found as string[];
}

/** Tab goes on with the first element of the page. */
export async function goToTop(main: Locator): Promise<void> {
  await main.evaluate(`(() => {
    const title = document.querySelector('h1');
    title.tabIndex = -1;
    title.focus();
  })()`);
}

/** Goes through the page, which has the focus, with Tab: everything on it is reached, in its order, and seen to have the focus. */
export async function walkWithTab(workbench: Workbench, main: Locator): Promise<readonly string[]> {
  const actions = await actionsOn(main);
  await goToTop(main);
  const reached: Focused[] = [];
  for (let count = 0; count < actions.length; count++) {
    await workbench.page.keyboard.press('Tab');
    const now = await focused(main);
    if (now === undefined) break;
    reached.push(now);
  }
  const names = reached.map(({ name }) => name);
  assert.deepEqual(names, actions);
  assert.deepEqual(
    reached.filter(({ isOutlined }) => !isOutlined).map(({ name }) => name),
    [],
  );
  const places = reached.map(({ place }) => place);
  assert.deepEqual(
    places,
    places.toSorted((a, b) => a - b),
  );
  return names;
}

/** Presses Tab until the element with this name has the focus. */
export async function tabTo(workbench: Workbench, main: Locator, name: string): Promise<void> {
  const seen: string[] = [];
  while (seen.length < 40) {
    await workbench.page.keyboard.press('Tab');
    const now = await focused(main);
    if (now?.name === name) return;
    seen.push(now?.name ?? '-');
  }
  assert.fail(`${name} is not reached: ${seen.join(' | ')}`);
}
