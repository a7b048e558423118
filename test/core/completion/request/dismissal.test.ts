import assert from 'node:assert/strict';
import { dedent } from '../../../support/dedent.ts';
import { Desk } from '../../../support/desk.ts';
import { settled } from '../../../support/fakeClock.ts';

const BLOCK = dedent`
  function f(a: number) {
    █
  }
`;
const typed = (text: string) => BLOCK.replace('█', `${text}█`);

describe('a dismissed suggestion', () => {
  it('does not come back, even if its stream continues', async () => {
    const desk = new Desk();
    const { stream } = await desk.request(BLOCK);
    stream.say('a();\n  b');
    await settled();
    desk.dismiss();
    stream.say('();\n  c');
    assert.equal(stream.closed, false);
    assert.equal(await desk.ask(BLOCK).shows(), 'suppressed: dismissed');
  });

  it('may come back after the text changes, or on an explicit request', async () => {
    for (const [drawn, trigger] of [
      [typed('a'), 'automatic'],
      [BLOCK, 'explicit'],
    ] as const) {
      const desk = new Desk();
      const { stream } = await desk.request(BLOCK);
      stream.say('a();\n  b');
      await settled();
      desk.dismiss();
      assert.match(await desk.ask(drawn, { trigger }).shows(), /\(\);$/);
    }
  });
});
