import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import tls from 'node:tls';
import { settled } from '../../support/fakeClock.ts';
import { answerSmall, type Loopback, smallAnswer, startLoopback } from '../../support/loopback.ts';
import type { Fault } from './faultCase.ts';
import { ADDRESSES, FAULTS } from './faults.ts';
import { CANARY_CODE, CANARY_KEY, DEBOUNCE_MS, inTheEnd, Scene } from './scene.ts';
import { handInTable, type Row } from './table.ts';

const HOUR_MS = 3_600_000;
const KEY_EVERY_MS = 4_000;
/** An hour of keys, 30 MB, a name server: seconds on a busy machine. */
const WHOLE_TABLE_TIMEOUT_MS = 20_000;

const fetch: typeof globalThis.fetch = (...to) => globalThis.fetch(...to);

describe('the fault table', function () {
  this.timeout(WHOLE_TABLE_TIMEOUT_MS);
  const rows: Row[] = [];
  const unhandled: unknown[] = [];
  const noteUnhandled = (reason: unknown) => void unhandled.push(reason);
  let server: Loopback;
  let second: Loopback;

  before(async () => {
    process.on('unhandledRejection', noteUnhandled);
    server = await startLoopback(answerSmall);
    second = await startLoopback(response =>
      response.writeHead(200, { 'content-type': 'text/event-stream' }).end(smallAnswer('second')),
    );
  });
  after(async () => {
    process.off('unhandledRejection', noteUnhandled);
    await Promise.all([server.close(), second.close()]);
    // Not after a run of some of them.
    if (rows.length > FAULTS.length) handInTable(rows);
  });
  afterEach(async () => {
    await settled();
    assert.deepEqual(unhandled, []);
  });

  for (const fault of FAULTS) {
    it(`${fault.name}: ${fault.comesTo}`, async () => {
      server.handle = fault.serve;
      await typedOn(new Scene({ baseUrl: server.url, fetch }), fault);
      await server.untilNoSockets();
      const end = () => {
        server.handle = answerSmall;
      };
      const row = await suffer(new Scene({ baseUrl: server.url, fetch }), fault, end);
      await server.untilNoSockets();
      server.handle = fault.serve;
      const both = new Scene({ baseUrl: server.url, secondUrl: second.url, fetch });
      const withSecond = fault.passedOn === undefined ? '' : await standIn(both, fault, { second, end });
      rows.push({ ...row, withSecond });
      await second.untilNoSockets();
      await server.untilNoSockets();
      assert.ok(server.arrivals.every(({ path }) => !path.includes(CANARY_KEY) && !path.includes(CANARY_CODE)));
    });
  }

  for (const { baseUrl, ...fault } of ADDRESSES) {
    it(`${fault.name}: ${fault.comesTo}`, async () => {
      const scene = new Scene({ baseUrl, fetch });
      const end = () => {
        scene.baseUrl = server.url;
      };
      server.handle = answerSmall;
      rows.push(await suffer(scene, fault, end));
      await server.untilNoSockets();
    });
  }

  it('no server listens at first, then one does', async () => {
    const gone = await startLoopback(answerSmall);
    const { url } = gone;
    await gone.close();
    let back: Loopback | undefined;
    const fault = { name: 'connection refused', comesTo: 'failed: network', statusBar: 'offline' };
    rows.push(
      await suffer(new Scene({ baseUrl: url, fetch }), fault, async () => {
        back = await startLoopback(answerSmall, { port: Number(new URL(url).port) });
      }),
    );
    await back?.untilNoSockets();
    await back?.close();
  });

  describe('a certificate', () => {
    const read = (name: string) => readFileSync(new URL(`fixtures/${name}.pem`, import.meta.url), 'utf8');
    const key = read('loopback.key');
    const trusted = tls.getCACertificates('default');
    const fault = { comesTo: 'failed: certificate', statusBar: 'bad certificate' };
    after(() => tls.setDefaultCACertificates(trusted));

    it('that has run out is not trusted, until it is renewed', async () => {
      tls.setDefaultCACertificates([...trusted, read('expired.cert'), read('renewed.cert')]);
      const secure = await startLoopback(answerSmall, { certificate: { key, cert: read('expired.cert') } });
      const scene = new Scene({ baseUrl: secure.url, fetch });
      rows.push(
        await suffer(scene, { name: 'expired certificate', ...fault }, () =>
          secure.present({ key, cert: read('renewed.cert') }),
        ),
      );
      assert.equal(scene.errors[0]?.code, 'CERT_HAS_EXPIRED');
      await secure.untilNoSockets();
      await secure.close();
    });
  });

  it('429 for an hour: the provider is left alone, and one notice is shown', async () => {
    const limited = FAULTS.find(({ name }) => name === '429, Retry-After: 90');
    const unnamed = FAULTS.find(({ name }) => name === '429');
    assert.ok(limited && unnamed);
    for (const [fault, most] of [
      [limited, HOUR_MS / 90_000],
      // 5, 5, 5, 8, 16, 32 seconds, and then once a minute.
      [unnamed, 6 + HOUR_MS / 60_000],
    ] as const) {
      server.handle = fault.serve;
      const scene = new Scene({ baseUrl: server.url, fetch });
      const requests = await typeForAnHour(scene, server);
      assert.ok(requests <= most && requests >= most * 0.9, `${requests} requests, at most ${most}`);
      assert.equal(scene.notices.length, 1);
      server.handle = answerSmall;
      rows.push({
        fault: `an hour of ${fault.name}, a key every four seconds`,
        seen: `rate limited: ${requests} requests, 1 notice`,
        recovered: await recover(scene),
        withSecond: '',
      });
      await server.untilNoSockets();
      await scene.close();
    }
  });
});

/** Types a key every four seconds, and gives the number of requests that went out. */
async function typeForAnHour(scene: Scene, server: Loopback): Promise<number> {
  const before = server.arrivals.length;
  const end = scene.clock.now() + HOUR_MS;
  while (scene.clock.now() < end) {
    const asked = await scene.ask();
    await inTheEnd(asked);
    await scene.clock.advance(KEY_EVERY_MS - DEBOUNCE_MS);
  }
  return server.arrivals.length - before;
}

/** A keystroke, and the next before the first is answered: nothing is thrown, and everything settles. */
async function typedOn(scene: Scene, { silent }: Fault): Promise<void> {
  const first = await scene.ask();
  const second = scene.type();
  const third = scene.type({ trigger: 'explicit' });
  assert.match(await inTheEnd(first), /^(superseded|failed: .+|fine)$/);
  assert.match(await inTheEnd(second), /^(superseded|suppressed: paused)$/);
  third.cancel();
  await inTheEnd(third);
  await scene.close();
  assertDiscreet(scene);
  if (!silent) return;
  assert.equal(scene.breaker.state.kind, 'closed');
}

/** One request while the fault lasts, some more keystrokes, and the outcome after the fault has ended. */
async function suffer(
  scene: Scene,
  { name, comesTo, statusBar, silent }: Omit<Fault, 'serve' | 'passedOn'>,
  end: () => void | Promise<void>,
): Promise<Row> {
  const asked = await scene.ask();
  const pass = () => (silent ? scene.clock.advance(500) : settled());
  assert.equal(await inTheEnd(asked, pass), comesTo);
  assert.equal(scene.statusBar, statusBar);
  const message = scene.errors.at(-1)?.message;
  for (let key = 0; key < 3; key++) {
    const next = scene.type();
    const held = scene.statusBar === 'as ever' ? 'waiting' : 'suppressed: paused';
    assert.equal(await next.shows(), held);
    assert.equal(next.immediate, held !== 'waiting');
  }
  await end();
  const recovered = await recover(scene);
  assert.equal(scene.statusBar, 'as ever');
  await scene.close();
  assert.equal(scene.clock.sleepers, 0);
  assert.ok(scene.notices.length <= 1, `told ${scene.notices}`);
  assertDiscreet(scene);
  return {
    fault: name,
    seen: message === undefined ? statusBar : `${statusBar}: ${message}`,
    recovered,
    withSecond: '',
  };
}

/** One question with a second provider at hand, one more while the fault lasts, and one when it has ended. */
async function standIn(
  scene: Scene,
  { comesTo, statusBar, silent, passedOn }: Fault,
  { second, end }: { second: Loopback; end: () => void },
): Promise<string> {
  const before = second.arrivals.length;
  const answered = () => second.arrivals.length - before;
  const pass = () => (silent ? scene.clock.advance(500) : settled());
  assert.equal(await inTheEnd(await scene.ask(), pass), passedOn ? 'second' : comesTo);
  assert.equal(answered(), passedOn ? 1 : 0);
  assert.equal(scene.statusBar, statusBar);
  const isLeftAlone = statusBar !== 'as ever';
  if (isLeftAlone) {
    assert.equal(await inTheEnd(await scene.ask()), 'second');
    assert.equal(answered(), passedOn ? 2 : 1);
  }
  end();
  const { state } = scene.breaker;
  if (state.kind === 'paused') await scene.clock.advance(state.untilMs - scene.clock.now());
  if (state.kind === 'stopped') scene.breaker.reset();
  assert.equal(await inTheEnd(await scene.ask()), 'fine');
  assert.equal(scene.statusBar, 'as ever');
  await scene.close();
  assertDiscreet(scene);
  if (passedOn) return 'answers this question';
  return isLeftAlone ? 'answers the next question' : 'is not asked';
}

/** The fault has ended: requests as soon as that is allowed, and returns when that was. */
async function recover(scene: Scene): Promise<string> {
  const { state } = scene.breaker;
  let when = 'with the next key';
  if (state.kind === 'paused') {
    const waitMs = state.untilMs - scene.clock.now();
    await scene.clock.advance(waitMs - 1);
    assert.equal(await scene.type().shows(), 'suppressed: paused');
    await scene.clock.advance(1);
    when = `by itself after ${Math.round(waitMs / 100) / 10} s`;
    // The key that ends the request that tries is not left without one.
    await scene.ask();
  } else if (state.kind === 'stopped') {
    await scene.clock.advance(HOUR_MS);
    assert.equal(await scene.type().shows(), 'suppressed: paused');
    scene.breaker.reset();
    when = 'when key, model or address is changed';
  }
  assert.equal(await inTheEnd(await scene.ask()), 'fine');
  return when;
}

function assertDiscreet({ written }: Scene): void {
  for (const canary of [CANARY_KEY, CANARY_CODE]) {
    const at = written.indexOf(canary);
    assert.ok(at < 0, `${canary} in: ${written.slice(Math.max(0, at - 200), at + 100)}`);
  }
}
