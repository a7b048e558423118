import assert from 'node:assert/strict';
import { type ModelServer, startModelServer } from '../support/modelServer/modelServer.ts';
import { blankFrames } from '../support/vscode/parts/ghostText.ts';
import { useWorkbench } from '../support/vscode/useWorkbench.ts';

const BODY = [
  'const total = prices',
  '    .filter(price => price > 0)',
  '    .reduce((sum, price) => sum + price, 0);',
];
const FILES = { 'sum.ts': 'export function sum(prices: number[]) {\n  \n}\n' };

describe('the packed extension in a clean profile', () => {
  let server: ModelServer;
  const workbench = useWorkbench(async () => {
    server = await startModelServer({ apiKey: null, tokensPerSecond: 40 });
    return { files: FILES, modelServerUrl: server.url, builtIns: 'all' };
  });

  beforeEach(() => workbench().reset(FILES));
  after(() => server.close());

  it('shows an answer while it arrives, and Tab puts all of it in', async () => {
    const { editor, ghostText } = workbench();
    server.script(`${BODY.join('\n')}\n  return total;`);
    await workbench().open('sum.ts');
    await editor.moveTo(2, 3);
    const recording = await ghostText.record();
    await editor.type('const t');
    await ghostText.waitFor('the first line', text => text.startsWith('otal = prices'));
    const shown = await ghostText.waitFor('the last line', text => text.endsWith('return total;'));
    assert.equal(shown, `${BODY.join('\n').slice('const t'.length)}\n  return total;`);
    assert.equal(blankFrames(await recording.stop()), 0);
    await editor.press('Tab');
    assert.equal(
      await editor.text(),
      `export function sum(prices: number[]) {\n  ${BODY.join('\n')}\n  return total;\n}\n`,
    );
  });

  it('sends no request for the mouse on ghost text or for Alt+\\; sends two for Alt+], and shows their suggestions', async () => {
    const { editor, ghostText, page } = workbench();
    await workbench().open('sum.ts');
    await editor.moveTo(2, 3);
    // Slow keys may be several requests, and the last ones may be typed along the ghost text.
    server.answer = 'first();';
    await editor.type('run = ');
    await ghostText.waitFor('the first one', text => text === 'first();');
    await server.untilNoOpenStreams();
    const count = server.requests.length;
    server.script('second();', 'third();');
    await page.locator('.ghost-text-decoration').first().hover();
    await page.locator('.inlineSuggestionsHints').first().waitFor();
    await workbench().screenshot('ghost-text-hover');
    await page.mouse.move(0, 0);
    await editor.press('Alt+\\');
    await ghostText.waitFor('the first one', text => text === 'first();');
    await server.untilNoOpenStreams();
    assert.equal(server.requests.length, count);
    await editor.press('Alt+]');
    await server.untilRequests(count + 2);
    await ghostText.waitFor('another one', text => text !== 'first();');
    await workbench().screenshot('ghost-text-next');
    await editor.press('Alt+[');
    await ghostText.waitFor('the first one again', text => text === 'first();');
    assert.equal(server.requests.length, count + 2);
    await editor.press('Escape');
  });

  it('reads answers with the grammar of their language, which came packed with it', async () => {
    const log = await workbench().logs.channel('Ghostline');
    assert.match(log, /suggested \d+ characters .* typescript/);
    assert.doesNotMatch(log, /no grammar/);
  });

  it('throws nothing into the logs', async () => {
    assert.deepEqual(await workbench().logs.extensionHostErrors(), []);
    const ours = workbench()
      .logs.browserErrors()
      .filter(error => error.includes('ghostline'));
    assert.deepEqual(ours, []);
  });
});
