import assert from 'node:assert/strict';
import { GrowInPlace } from '../../src/vscode/ghostText/growInPlace.ts';
import { closeAll, open, until } from './support/editing.ts';

/** A GrowInPlace whose editor calls the provider only when the test decides. */
async function growing() {
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
  const show = () => grow.set({ ...shown, suggestion: { insertText: 'first();', replaceSuffix: 0 } });
  return { grow, show, registered: () => registered, givenUp: () => givenUp };
}

describe('growing in place', () => {
  after(closeAll);

  it('is given up when the editor ignores it every time', async () => {
    const { grow, show, givenUp } = await growing();
    show();
    await until('giving up', givenUp);
    assert.ok(!grow.supported);
    grow.dispose();
  });

  it('tries again when a busy editor has missed a call, and is not given up once it has worked', async () => {
    const { grow, show, registered, givenUp } = await growing();
    const first = registered();
    show();
    await until('a call that is missed, and another one', () => registered() >= first + 2);
    grow.providerCalled();
    const second = registered();
    show();
    await until('two retries', () => registered() >= second + 3);
    assert.ok(!givenUp() && grow.supported);
    grow.dispose();
  });
});
