import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { type ModelServer, startModelServer } from '../support/modelServer/modelServer.ts';
import { OUT } from '../support/vscode/paths.ts';
import { useWorkbench } from '../support/vscode/useWorkbench.ts';
import { lineByLine } from './answers.ts';

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

/** What the README shows; `npm run pictures` puts these into media/. */
describe('the pictures of the README', () => {
  let server: ModelServer;
  const workbench = useWorkbench(async () => {
    server = await startModelServer({ apiKey: null });
    return {
      modelServerUrl: server.url,
      settings: { 'editor.fontSize': 15, 'editor.quickSuggestions': { other: 'off' } },
    };
  });

  after(() => server.close());

  const picture = async (name: string, clip: { x: number; y: number; width: number; height: number }) => {
    const folder = process.env['GHOSTLINE_PICTURES'] ?? path.join(OUT, 'screenshots');
    await mkdir(folder, { recursive: true });
    await workbench().page.screenshot({ path: path.join(folder, `${name}.png`), clip });
  };

  it('show ghost text that is growing, and what it costs', async () => {
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
    const item = page.locator('.statusbar-item[id*="ghostline.status"]').first();
    await item.hover();
    const hover = page.locator('.workbench-hover').last();
    await hover.waitFor();
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
