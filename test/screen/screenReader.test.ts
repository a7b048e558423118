import assert from 'node:assert/strict';
import { type ModelServer, startModelServer } from '../support/modelServer/modelServer.ts';
import { appearances } from '../support/vscode/parts/ghostText.ts';
import { useWorkbench } from '../support/vscode/useWorkbench.ts';
import { until } from '../support/vscode/waiting.ts';
import { heldLines, STACK, STACK_LINES } from './support/answers.ts';

const SIX = STACK_LINES.slice(0, 6);
/** Without the typed letter. */
const SHOWN = SIX.join('\n').slice(1);

describe('ghost text with a screen reader', () => {
  let server: ModelServer;
  const workbench = useWorkbench(async () => {
    server = await startModelServer({ apiKey: null });
    return { modelServerUrl: server.url, settings: { 'editor.quickSuggestions': { other: 'off' } } };
  });

  after(() => server.close());

  /** Types a letter in a new file, and records the shown and announced texts while six lines arrive one by one. */
  const typeIn = async (name: string, settings: Readonly<Record<string, string>>, { grows }: { grows: boolean }) => {
    const { announcements, editor, ghostText } = workbench();
    const held = heldLines(SIX);
    server.answer = held.answer;
    await workbench().reset({ [name]: STACK });
    await workbench().configure(settings);
    await workbench().open(name);
    await editor.moveTo(2, 3);
    const [frames, spoken] = [await ghostText.record(), await announcements.record()];
    await editor.type('c');
    for (const index of SIX.keys()) {
      held.release();
      // Whether a closing line is the answer's own shows at its end.
      if (grows && index < 5) {
        const lines = SIX.slice(0, index + 1).join('\n');
        await ghostText.waitFor(`${index + 1} lines`, text => text === lines.slice(1));
      }
      await aPause();
    }
    held.release();
    await ghostText.waitFor('all of it', text => text === SHOWN);
    await aPause();
    const texts = appearances(await frames.stop()).filter(text => text !== null);
    return { texts, spoken: (await spoken.stop()).filter(text => text.includes(SIX[0]?.slice(1) ?? '')) };
  };

  it('is announced line by line without one', async () => {
    const { texts, spoken } = await typeIn('growing.ts', {}, { grows: true });
    assert.ok(texts.length >= 5, `it was shown in ${texts.length} steps`);
    assert.ok(spoken.length >= 3, `it was announced ${spoken.length} times`);
  });

  for (const [name, value] of [
    ['ghostline.screenReader', 'on'],
    ['editor.accessibilitySupport', 'on'],
  ] as const) {
    it(`is shown and announced once with "${name}": "${value}"`, async () => {
      const { texts, spoken } = await typeIn(`${name}.ts`, { [name]: value }, { grows: false });
      assert.deepEqual(texts, [SHOWN]);
      assert.equal(spoken.length, 1, spoken.join('\n--\n'));
      for (const line of SIX.slice(1)) assert.ok(spoken[0]?.includes(line.trim()), line);
    });
  }

  it('is shown again with Alt+\\, and announced when Alt+] shows another', async () => {
    const { announcements, editor, ghostText } = workbench();
    await typeIn('others.ts', { 'ghostline.screenReader': 'on' }, { grows: false });
    await editor.press('Escape');
    await ghostText.waitUntilGone();
    await editor.press('Alt+\\');
    await ghostText.waitFor('the same one', text => text === SHOWN);
    server.script('const other = [];', 'const third = [];');
    const spoken = await announcements.record();
    await editor.press('Alt+]');
    const other = await ghostText.waitFor('another one', text => text !== SHOWN);
    const isOther = (text: string) => text.includes(other.trim());
    await until({
      what: 'its announcement',
      probe: () =>
        workbench()
          .page.evaluate<string[]>('ghostlineRig.announcements.texts')
          .then(t => t.some(isOther)),
    });
    assert.equal((await spoken.stop()).filter(isOther).length, 1);
  });
});

/** VS Code announces 50 ms after a change, and after a sound. */
function aPause(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, 700));
}
