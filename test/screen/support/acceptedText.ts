import assert from 'node:assert/strict';
import type { ModelServer } from '../../support/modelServer/modelServer.ts';
import { until } from '../../support/vscode/waiting.ts';
import type { Workbench } from '../../support/vscode/workbench.ts';
import { type HeldAnswer, heldLines } from './answers.ts';

interface Scene {
  readonly workbench: () => Workbench;
  readonly server: () => ModelServer;
}

/** The answer's lines are those of the file: with its indentation. */
interface Style {
  readonly unit: string;
  readonly eol: string;
}

const SPACES: Style = { unit: '  ', eol: '\n' };
const TABS: Style = { unit: '\t', eol: '\n' };
const CRLF: Style = { unit: '  ', eol: '\r\n' };

/** Accepts the ghost text, or its first part. */
type Accept = (workbench: Workbench) => Promise<void>;

const ACCEPT: Readonly<Record<string, Accept>> = {
  Tab: ({ editor }) => editor.press('Tab'),
  'the next word': ({ editor }) => editor.press('ControlOrMeta+ArrowRight'),
  'the next line': async workbench => {
    await workbench.run('editor.action.inlineSuggest.acceptNextLine');
  },
  'the toolbar': async ({ page }) => {
    await page.locator('.monaco-editor.focused [class*="ghost-text-decoration"]').first().hover();
    await page
      .locator('.inlineSuggestionsHints .action-label', { hasText: /^Accept(?! Word)/ })
      .first()
      .click();
  },
};

/** Changes of the indentation under the ghost text. */
interface Change {
  /** Typed before the ghost text comes. */
  readonly indentation: (style: Style) => string;
  readonly keys: readonly string[];
}

const CHANGES: Readonly<Record<string, Change>> = {
  'as it came': { indentation: ({ unit }) => unit, keys: [] },
  'after a blank': { indentation: ({ unit }) => unit, keys: ['Space'] },
  'after Backspace': { indentation: ({ unit }) => unit + unit, keys: ['Backspace'] },
  'after Shift+Tab': { indentation: ({ unit }) => unit + unit, keys: ['Shift+Tab'] },
  // Tab accepts ghost text that isn't indented.
  'after Tab': { indentation: () => '', keys: ['Tab'] },
  'after indenting the line': { indentation: ({ unit }) => unit, keys: ['ControlOrMeta+]'] },
};

const SCREENSHOTS = ['tabs-Tab-after-Tab.ts', 'spaces-Tab-while-the-answer-arrives-after-a-blank.ts'];

interface Row {
  readonly way: string;
  readonly change: string;
  readonly style: Style;
  readonly file: string;
}

/** Each way with each change in one style; elsewhere those that differ. Each row takes seconds. */
function rows(): readonly Row[] {
  const all = (kind: string, style: Style, ways: readonly string[], changes: readonly string[]) =>
    ways.flatMap(way =>
      changes.map(change => ({ way, change, style, file: `${kind} ${way} ${change}.ts`.replaceAll(/[^\w.]+/g, '-') })),
    );
  const [whole, ...parts] = ['Tab', 'the next word', 'the next line', 'the toolbar'];
  const arriving = 'Tab while the answer arrives';
  return [
    ...all('spaces', SPACES, [whole, arriving], Object.keys(CHANGES)),
    ...all('spaces', SPACES, parts, ['after a blank', 'after Shift+Tab', 'after Tab']),
    ...all('tabs', TABS, [whole, 'the next line'], ['after Backspace', 'after Tab']),
    ...all('crlf', CRLF, [arriving, 'the next line'], ['after a blank']),
  ];
}

/** Each way to accept inserts the text on the screen, after each change of the indentation. */
export function itAcceptsWhatItShows(scene: Scene): void {
  for (const row of rows()) {
    const { way, change, file } = row;
    it(`goes in as it is shown: ${file.split('-', 1)[0]}, ${change}, with ${way}`, () =>
      acceptsWhatItShows(row, scene));
  }
}

async function acceptsWhatItShows({ way, change, style, file }: Row, { workbench, server }: Scene): Promise<void> {
  const { editor, ghostText } = workbench();
  const { indentation, keys } = CHANGES[change] ?? assert.fail();
  const typed = indentation(style);
  const held = heldLines(answerLines(style, typed));
  const isHeld = way.endsWith('while the answer arrives');
  server().answer = held.answer;
  await workbench().reset({ [file]: documentOf(style, typed) });
  await workbench().open(file);
  await editor.moveTo(3, typed.length + 1);
  // The command ends with the first line, which is held.
  await workbench().start('editor.action.inlineSuggest.trigger');
  held.release();
  held.release();
  await ghostText.waitFor('two lines', text => text.includes('\n') || text.includes('use('));
  if (!isHeld) await allOf(held, workbench());
  for (const key of keys) await editor.press(key);
  const shown = await settled(workbench());
  const before = await editor.text();
  const cursor = await editor.cursor();
  const expected = (text: string) => withText(before, cursor, text, style);
  if (SCREENSHOTS.includes(file)) await workbench().screenshot(file.replace('.ts', ''));
  await (ACCEPT[way.split(' while ')[0] ?? ''] ?? assert.fail())(workbench());
  await until({ what: 'the accepted text', probe: async () => (await editor.text()) !== before });
  if (way === 'the next word' || way === 'the next line') {
    const part = expandTabs(await editor.text());
    const rest = await settled(workbench());
    assert.ok(shown.endsWith(rest) && rest !== shown, `${JSON.stringify(rest)} is left of ${JSON.stringify(shown)}`);
    assert.equal(part, expected(shown.slice(0, -rest.length)));
    // Tab indents where the rest begins with indentation.
    await workbench().run('editor.action.inlineSuggest.commit');
  }
  await until({
    what: 'the document with the text that was shown',
    probe: async () => expandTabs(await editor.text()) === expected(shown),
    instead: async () => JSON.stringify({ document: await editor.text(), shown, before }),
    limitMs: 5_000,
  });
  if (isHeld) await allOf(held, workbench(), false);
}

async function allOf(held: HeldAnswer, { ghostText }: Workbench, isShown = true): Promise<void> {
  for (let line = 0; line < 4; line += 1) held.release();
  if (isShown) await ghostText.waitFor('all of it', text => text.trimEnd().endsWith('return items;'));
}

/** The text that VS Code shows once it has asked again, 50 ms after a key. */
async function settled({ ghostText }: Workbench): Promise<string> {
  let shown = '';
  let since = performance.now();
  return until({
    what: 'ghost text that stays',
    probe: async () => {
      const text = (await ghostText.shown()) ?? '';
      if (text !== shown) since = performance.now();
      shown = text;
      return text !== '' && performance.now() - since > 500 && text;
    },
  });
}

function documentOf({ unit, eol }: Style, indentation: string): string {
  return ['function f(items: string[]) {', `${unit}start();`, indentation, '}', ''].join(eol);
}

/** The first line goes behind the indentation that is there, as models complete. */
function answerLines({ unit }: Style, indentation: string): readonly string[] {
  const first = indentation === '' ? unit : '';
  return [`${first}for (const item of items) {`, `${unit}${unit}use(item);`, `${unit}}`, `${unit}return items;`];
}

function withText(
  before: string,
  { line, column }: { readonly line: number; readonly column: number },
  text: string,
  { eol }: Style,
): string {
  const lines = before.split(eol);
  const current = lines[line - 1] ?? '';
  lines[line - 1] = expandTabs(current.slice(0, column - 1)) + text + current.slice(column - 1);
  return expandTabs(lines.join(eol)).replaceAll(/\r?\n/g, eol);
}

/** As the screen shows them. */
function expandTabs(text: string): string {
  return text.replaceAll(/^[^\n]*/gm, line => {
    let shown = '';
    for (const char of line) shown += char === '\t' ? ' '.repeat(4 - (shown.length % 4)) : char;
    return shown;
  });
}
