import assert from 'node:assert/strict';
import { ProviderError } from '../../../src/core/provider/errors.ts';
import { Desk, holeOf } from '../../support/desk.ts';
import { settled } from '../../support/fakeClock.ts';

const BLOCK = 'function f(a: number) {\n  █\n}\n';
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

  it('does not wait when someone asks, or has just accepted', async () => {
    for (const more of [{ trigger: 'explicit' }, { lastChange: 'accepted' }] as const) {
      const desk = new Desk();
      desk.ask('const a = █', more);
      await settled();
      assert.equal(desk.provider.streams.length, 1);
    }
  });

  it('sends the text around the cursor, the cursor last, and asks for a short answer', async () => {
    const { stream } = await new Desk().request(BLOCK);
    const content = stream.request.messages.at(-1)?.content ?? '';
    assert.match(content, /a\.ts.*typescript/);
    assert.match(content, /\n\}\n[\s\S]*function f\(a: number\) \{\n {2}<CURSOR>/);
    assert.ok(stream.request.maxTokens <= 256);
  });

  it('is left while the provider is failing, except when someone asks', async () => {
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

  it('is asked for again without a new request: more of the answer each time', async () => {
    const desk = new Desk();
    const { stream } = await desk.request(BLOCK);
    stream.say('a();\n  b();\n  c(');
    await settled();
    const second = desk.ask(BLOCK);
    assert.equal(second.immediate, true);
    assert.equal(await second.shows(), 'a();\n  b();');
    stream.say(');');
    stream.stop();
    await settled();
    assert.equal(await desk.ask(BLOCK).shows(), 'a();\n  b();\n  c();');
    assert.equal(desk.provider.streams.length, 1);
  });
});

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

  it('that ran ahead of an answer that says otherwise asks anew at once', async () => {
    const desk = new Desk();
    const { stream } = await desk.request(BLOCK);
    const asked = desk.ask(typed('thr'));
    await desk.clock.advance(100);
    stream.say('return a;\n');
    await settled();
    assert.equal(stream.closed, true);
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

  it('to the end of what is known waits for more instead of showing nothing', async () => {
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

describe('someone who asks', () => {
  it('for an answer that turns out empty is told so, after one request', async () => {
    const desk = new Desk();
    const asked = desk.ask(BLOCK, { trigger: 'explicit' });
    await settled();
    desk.provider.streams[0]?.stop('stop', { promptTokens: 1, outputTokens: 0 });
    assert.equal(await asked.shows(), 'rejected: empty');
    assert.equal(desk.provider.streams.length, 1);
  });

  it('again where the answer was empty makes another request', async () => {
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

describe('a request', () => {
  it('goes on when the editor only drops its question', async () => {
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

  it('goes on when the cursor comes back in time', async () => {
    const desk = new Desk();
    const { stream } = await desk.request(BLOCK);
    desk.pipeline.left();
    await desk.clock.advance(1_000);
    desk.moveTo(BLOCK);
    await desk.clock.advance(5_000);
    assert.equal(stream.closed, false);
  });

  it('leaves one record, with what it used', async () => {
    const desk = new Desk();
    const { asked, stream } = await desk.request(BLOCK);
    await desk.clock.advance(300);
    stream.say('return a;');
    await settled();
    stream.stop('stop', { promptTokens: 100, outputTokens: 5, costNanoDollars: 80_000 });
    assert.equal(await asked.shows(), 'return a;');
    await settled();
    assert.equal(desk.records.length, 1);
    const [record] = desk.records;
    assert.equal(record?.waitMs, 100);
    assert.equal(record?.firstTokenMs, 300);
    assert.deepEqual(record?.usage, { promptTokens: 100, outputTokens: 5, costNanoDollars: 80_000 });
    assert.equal(record?.tokens, 'reported');
    assert.equal(record?.outcome.kind, 'suggested');
  });

  it('that fails says why, once, and is not repeated by itself', async () => {
    const desk = new Desk();
    const { asked, stream } = await desk.request(BLOCK);
    const error = new ProviderError({ kind: 'server', message: 'down' });
    stream.fail(error);
    assert.equal(await asked.shows(), 'failed: server');
    await settled();
    assert.deepEqual(desk.failures, [error]);
    assert.equal(await desk.ask(BLOCK).shows(), 'failed: server');
    assert.equal(desk.provider.streams.length, 1);
  });

  it('that is refused has cost nothing; one that breaks off may have', async () => {
    for (const error of [
      new ProviderError({ kind: 'auth', status: 401, message: 'no' }),
      new ProviderError({ kind: 'network', code: 'ECONNREFUSED', message: 'nobody there' }),
    ]) {
      const desk = new Desk();
      const { stream } = await desk.request(BLOCK);
      stream.fail(error);
      await settled();
      assert.deepEqual(desk.records[0]?.usage, { promptTokens: 0, outputTokens: 0, costNanoDollars: 0 });
      assert.equal(desk.records[0]?.tokens, 'reported');
    }
    const desk = new Desk();
    const { stream } = await desk.request(BLOCK);
    stream.say('a();');
    stream.fail(new ProviderError({ kind: 'truncated', message: 'broke off' }));
    await settled();
    assert.ok((desk.records[0]?.usage.promptTokens ?? 0) > 0);
  });

  it('has its client ready by the time the wait is over', async () => {
    const desk = new Desk();
    desk.ask(BLOCK);
    assert.equal(desk.connections, 1);
    await desk.clock.advance(99);
    assert.equal(desk.provider.streams.length, 0);
  });

  it('needs a key, and says so', async () => {
    const desk = new Desk();
    desk.connectError = new ProviderError({ kind: 'no-key', message: 'none' });
    const asked = desk.ask(BLOCK);
    await desk.clock.advance(100);
    assert.equal(await asked.shows(), 'failed: no-key');
    assert.equal(desk.failures.length, 1);
  });

  it('for an empty answer is not made again at the same place', async () => {
    const desk = new Desk();
    const { asked, stream } = await desk.request(BLOCK);
    stream.stop('stop', { promptTokens: 1, outputTokens: 0 });
    assert.match(await asked.shows(), /^rejected/);
    assert.match(await desk.ask(BLOCK).shows(), /^rejected/);
    assert.equal(desk.provider.streams.length, 1);
  });

  it('is ended when the window closes', async () => {
    const desk = new Desk();
    const { stream } = await desk.request(BLOCK);
    await desk.pipeline.close();
    assert.equal(stream.closed, true);
    assert.equal(desk.records.length, 1);
  });
});
