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

/** How long after `drawn` was typed a request goes out. */
async function waited(desk: Desk, drawn: string): Promise<number> {
  const before = desk.provider.streams.length;
  const start = desk.clock.now();
  desk.ask(drawn);
  while (desk.provider.streams.length === before) {
    assert.ok(desk.clock.now() - start < 5_000, 'no request went out');
    await desk.clock.advance(1);
  }
  return desk.clock.now() - start;
}

async function answer(desk: Desk, text: string): Promise<void> {
  desk.provider.streams.at(-1)?.say(text);
  desk.provider.streams.at(-1)?.stop();
  await settled();
}

describe('a line where an answer was typed past', () => {
  it('waits longer for the next one, and longer with each', async () => {
    const desk = new Desk('auto');
    const first = await waited(desk, typed(''));
    await answer(desk, 'return a;');
    const second = await waited(desk, typed('if ('));
    await answer(desk, 'a > 1) {}');
    const third = await waited(desk, typed('if (b '));
    assert.ok(first < second && second < third, `${first}, ${second}, ${third} ms`);
  });

  it('waits no longer if no answer arrived, or there was nothing to show', async () => {
    const desk = new Desk('auto');
    const first = await waited(desk, BLOCK.replace('  █', '    █'));
    desk.moveTo(BLOCK);
    await settled();
    assert.equal(desk.provider.streams[0]?.closed, true);
    assert.equal(await waited(desk, BLOCK), first);
    await answer(desk, '```\n```');
    const inWord = await waited(desk, typed('r'));
    assert.equal(inWord, await waited(new Desk('auto'), typed('r')));
  });

  it('does not affect another line', async () => {
    const desk = new Desk('auto');
    await waited(desk, typed('if ('));
    await answer(desk, 'a > 1) {}');
    const past = await waited(desk, typed('if (b '));
    await answer(desk, '> 1) {}');
    const elsewhere = await waited(desk, typed('if (b > 2) {\n    call('));
    assert.ok(elsewhere < past, `${elsewhere} and ${past} ms`);
  });

  it('counts from the acceptance of one', async () => {
    const waits: number[] = [];
    for (const lastChange of ['typed', 'accepted'] as const) {
      const desk = new Desk('auto');
      await waited(desk, typed('if ('));
      await answer(desk, 'a');
      desk.ask(typed('if (b'), { lastChange });
      await desk.clock.advance(1_000);
      await answer(desk, ' > 1) {}');
      waits.push(await waited(desk, typed('if (b < ')));
    }
    const [afterTyping = 0, afterAcceptance = 0] = waits;
    assert.ok(afterAcceptance < afterTyping, `${afterAcceptance} and ${afterTyping} ms`);
  });
});
