import assert from 'node:assert/strict';
import { GrowInPlace } from '../../src/vscode/ghostText/growInPlace.ts';
import { closeAll, open, until } from './editing.ts';

/** Longer than the editor is given to ask. */
const MISSED_MS = 500;

describe('growing in place', () => {
  after(closeAll);

  it('is given up when the editor ignores it, not for single questions that a busy one has missed', async () => {
    const { document, selection } = await open('value = █\n', 'javascript');
    let registered = 0;
    let givenUp = false;
    const grow = new GrowInPlace({
      register: () => {
        registered++;
        return { dispose: () => undefined };
      },
      liveAt: () => ({ insertText: 'first();\nsecond();', replaceSuffix: 0 }),
      onUnsupported: () => {
        givenUp = true;
      },
    });
    const shown = { document, version: document.version, position: selection.active };
    const refresh = async () => {
      const count = registered;
      grow.set({ ...shown, suggestion: { insertText: 'first();', replaceSuffix: 0 } });
      await until('a refresh', () => registered > count);
    };
    const miss = async () => {
      await refresh();
      await new Promise(resolve => setTimeout(resolve, MISSED_MS));
    };
    await miss();
    await miss();
    await refresh();
    grow.providerCalled();
    await miss();
    await miss();
    assert.ok(!givenUp);
    await miss();
    assert.ok(givenUp && !grow.supported);
    grow.dispose();
  });
});
