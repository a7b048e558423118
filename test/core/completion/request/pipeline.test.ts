import assert from 'node:assert/strict';
import { dedent } from '../../../support/dedent.ts';
import { Desk, holeOf } from '../../../support/desk.ts';
import { settled } from '../../../support/fakeClock.ts';

const BLOCK = dedent`
  function f(a: number) {
    █
  }
`;
const typed = (text: string) => BLOCK.replace('█', `${text}█`);

describe('asking', () => {
  it('waits for a pause in the typing', async () => {
    const desk = new Desk();
    desk.ask('const a█');
    await desk.clock.advance(99);
    desk.ask('const ab█');
    await desk.clock.advance(99);
    assert.equal(desk.provider.streams.length, 0);
    await desk.clock.advance(1);
    assert.equal(desk.provider.streams.length, 1);
  });

  it('does not wait on an explicit request or after accepting', async () => {
    for (const more of [{ trigger: 'explicit' }, { lastChange: 'accepted' }] as const) {
      const desk = new Desk();
      desk.ask('const a = █', more);
      await settled();
      assert.equal(desk.provider.streams.length, 1);
    }
  });

  it('sends the text around the cursor, with the cursor last, and a short token limit', async () => {
    const { stream } = await new Desk().request(BLOCK);
    const content = stream.request.messages.at(-1)?.content ?? '';
    assert.match(content, /a\.ts.*typescript/);
    assert.match(content, /\n\}\n[\s\S]*function f\(a: number\) \{\n {2}<CURSOR>/);
    assert.ok(stream.request.maxTokens <= 256);
  });

  it('is skipped while the provider is failing, except on an explicit request', async () => {
    const desk = new Desk();
    desk.gateOpen = false;
    assert.equal(await desk.ask('const a = █').shows(), 'suppressed: paused');
    desk.ask('const a = █', { trigger: 'explicit' });
    await settled();
    assert.equal(desk.provider.streams.length, 1);
  });
});

describe('the first paint', () => {
  it('comes with the first complete line, while the rest is on its way', async () => {
    const { asked, stream } = await new Desk().request(BLOCK);
    stream.say('const b = a');
    assert.equal(await asked.shows(), 'waiting');
    stream.say(' + 1;\n  retu');
    assert.equal(await asked.shows(), 'const b = a + 1;');
    assert.equal(stream.closed, false);
  });

  it('has the line ends of the document', async () => {
    const desk = new Desk();
    const asked = desk.ask(BLOCK, { hole: holeOf(BLOCK, '\r\n') });
    await desk.clock.advance(100);
    desk.provider.streams[0]?.say('a();\n  b();');
    desk.provider.streams[0]?.stop();
    assert.equal(await asked.shows(), 'a();');
    const again = desk.ask(BLOCK, { hole: holeOf(BLOCK, '\r\n') });
    assert.equal(await again.shows(), 'a();\r\n  b();');
  });

  it('grows without another request', async () => {
    const desk = new Desk();
    const { stream } = await desk.request(BLOCK);
    stream.say(dedent`
      a();
        b();
        c(`);
    await settled();
    const second = desk.ask(BLOCK);
    assert.equal(second.immediate, true);
    assert.equal(await second.shows(), 'a();\n  b();');
    stream.say(');');
    stream.stop();
    await settled();
    assert.equal(
      await desk.ask(BLOCK).shows(),
      dedent`
        a();
          b();
          c();`,
    );
    assert.equal(desk.provider.streams.length, 1);
  });
});

describe('with a screen reader', () => {
  const withScreenReader = async () => {
    const desk = new Desk();
    desk.waitsForWhole = true;
    return { desk, ...(await desk.request(BLOCK)) };
  };

  it('ghost text is shown when all of it has arrived', async () => {
    const { asked, desk, stream } = await withScreenReader();
    await desk.clock.advance(100);
    stream.say('a();\n  b();\n  c');
    assert.equal(await asked.shows(), 'waiting');
    assert.equal(desk.pipeline.liveAt('a.ts', holeOf(BLOCK))?.insertText ?? '', '');
    await desk.clock.advance(100);
    stream.say('();');
    stream.stop();
    assert.equal(await asked.shows(), 'a();\n  b();\n  c();');
    assert.equal(desk.records[0]?.firstPaintMs, 200);
  });

  it('ghost text is shown with the end of the answer that the user has begun to type', async () => {
    const { desk, stream } = await withScreenReader();
    stream.say('a();\n  b();');
    await settled();
    const along = desk.ask(typed('a('));
    assert.equal(await along.shows(), 'waiting');
    stream.stop();
    assert.equal(await along.shows(), ');\n  b();');
    assert.equal(desk.provider.streams.length, 1);
  });

  it('another text ends the request before it is shown', async () => {
    const { desk, stream } = await withScreenReader();
    stream.say('a();\n  b();');
    await settled();
    desk.ask(typed('x'));
    assert.equal(stream.closed, true);
  });
});

describe('an explicit request', () => {
  it('reports an empty answer, after one request', async () => {
    const desk = new Desk();
    const asked = desk.ask(BLOCK, { trigger: 'explicit' });
    await settled();
    desk.provider.streams[0]?.stop('stop', { promptTokens: 1, outputTokens: 0 });
    assert.equal(await asked.shows(), 'rejected: empty');
    assert.equal(desk.provider.streams.length, 1);
  });

  it('after an empty answer sends another request', async () => {
    const desk = new Desk();
    const { stream } = await desk.request(BLOCK);
    stream.stop('stop', { promptTokens: 1, outputTokens: 0 });
    await settled();
    await desk.clock.advance(1);
    desk.ask(BLOCK, { trigger: 'explicit' });
    await settled();
    assert.equal(desk.provider.streams.length, 2);
  });
});

describe('undoing', () => {
  it('an acceptance does not bring the suggestion back by itself', async () => {
    const desk = new Desk();
    const { stream } = await desk.request(BLOCK);
    stream.say('return a;');
    stream.stop();
    await settled();
    assert.equal(await desk.ask(BLOCK, { lastChange: 'undone' }).shows(), 'suppressed: after-undo');
    assert.equal(await desk.ask(BLOCK, { trigger: 'explicit', lastChange: 'undone' }).shows(), 'return a;');
    assert.equal(await desk.ask(typed('r')).shows(), 'eturn a;');
  });
});
