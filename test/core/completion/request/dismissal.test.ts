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

describe('a suggestion that was sent away', () => {
  it('does not come back, although its stream goes on', async () => {
    const desk = new Desk();
    const { stream } = await desk.request(BLOCK);
    stream.say('a();\n  b');
    await settled();
    desk.dismiss();
    stream.say('();\n  c');
    assert.equal(stream.closed, false);
    assert.equal(await desk.ask(BLOCK).shows(), 'suppressed: dismissed');
  });

  it('may come back when the text changes, or when someone asks', async () => {
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
