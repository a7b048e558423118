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

describe('typing through', () => {
  it('is answered at once from the live answer', async () => {
    const desk = new Desk();
    const { stream } = await desk.request(BLOCK);
    stream.say('const b = a;\n  return b');
    await settled();
    const asked = desk.ask(typed('con'));
    assert.equal(asked.immediate, true);
    assert.equal(await asked.shows(), 'st b = a;');
    assert.equal(stream.closed, false);
  });

  it('is answered at once from a finished answer', async () => {
    const desk = new Desk();
    const { stream } = await desk.request(BLOCK);
    stream.say('return a;');
    stream.stop();
    await settled();
    const asked = desk.ask(typed('ret'));
    assert.equal(asked.immediate, true);
    assert.equal(await asked.shows(), 'urn a;');
    assert.equal(desk.provider.streams.length, 1);
  });

  it('waits for a stream that has not answered yet', async () => {
    const desk = new Desk();
    const { stream } = await desk.request(BLOCK);
    const asked = desk.ask(typed('ret'));
    stream.say('return a;\n  more');
    assert.equal(await asked.shows(), 'urn a;');
    assert.equal(desk.provider.streams.length, 1);
  });

  it('beyond an answer that turns out different sends a new request at once', async () => {
    const desk = new Desk();
    const { stream } = await desk.request(BLOCK);
    const asked = desk.ask(typed('thr'));
    await desk.clock.advance(100);
    stream.say('return a;\n');
    await settled();
    assert.equal(stream.closed, true);
    await settled();
    assert.equal(desk.provider.streams.length, 2);
    desk.provider.streams[1]?.say('ow new Error();');
    desk.provider.streams[1]?.stop();
    assert.equal(await asked.shows(), 'ow new Error();');
  });

  it('that goes elsewhere ends the request at once', async () => {
    const desk = new Desk();
    const { stream } = await desk.request(BLOCK);
    stream.say('const b = a;\n');
    await settled();
    desk.moveTo(typed('x'));
    assert.equal(stream.closed, true);
    await settled();
    assert.deepEqual(desk.records[0]?.outcome, { kind: 'aborted', reason: 'diverged' });
    assert.equal(desk.records[0]?.tokens, 'estimated');
  });

  it('that goes elsewhere and comes back finds the lines that were there', async () => {
    const desk = new Desk();
    const { stream } = await desk.request(BLOCK);
    stream.say('const b = a;\n');
    stream.say('  x');
    await settled();
    desk.moveTo(typed('x'));
    await settled();
    assert.equal(await desk.ask(BLOCK).shows(), 'const b = a;');
    assert.equal(desk.provider.streams.length, 1);
  });

  it('to the end of the received text waits for more instead of showing nothing', async () => {
    const desk = new Desk();
    const { stream } = await desk.request(BLOCK);
    stream.say('a();\n  b');
    await settled();
    const asked = desk.ask(typed('a();'));
    assert.equal(await asked.shows(), 'waiting');
    stream.say('();\n  c');
    assert.equal(await asked.shows(), '\n  b();');
  });

  it('gives back a bracket that the editor closed', async () => {
    const desk = new Desk();
    const { stream } = await desk.request('const a = █\n');
    stream.say('foo(1, 2)\n');
    stream.stop();
    await settled();
    assert.equal(await desk.ask('const a = foo(█)\n').shows(), '1, 2)|1');
  });
});

describe('a request that is under way', () => {
  it('continues if the editor only cancels its own call', async () => {
    const desk = new Desk();
    const { asked, stream } = await desk.request(BLOCK);
    asked.cancel();
    assert.equal(await asked.shows(), 'superseded');
    assert.equal(stream.closed, false);
  });

  it('ends some time after the cursor has gone elsewhere', async () => {
    const desk = new Desk();
    const { stream } = await desk.request(BLOCK);
    desk.moveTo(BLOCK);
    desk.pipeline.cursorMoved('a.ts', 2, holeOf('fun█ction f(a: number) {\n  \n}\n'));
    await desk.clock.advance(1_400);
    await desk.clock.advance(200);
    await settled();
    assert.equal(stream.closed, true);
  });

  it('continues if the cursor comes back in time', async () => {
    const desk = new Desk();
    const { stream } = await desk.request(BLOCK);
    desk.pipeline.left();
    await desk.clock.advance(1_000);
    desk.moveTo(BLOCK);
    await desk.clock.advance(5_000);
    assert.equal(stream.closed, false);
  });

  it('is ended when the window closes', async () => {
    const desk = new Desk();
    const { stream } = await desk.request(BLOCK);
    await desk.pipeline.close();
    assert.equal(stream.closed, true);
    assert.equal(desk.records.length, 1);
  });
});
