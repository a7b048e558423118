import assert from 'node:assert/strict';
import { Recorder } from '../../../../src/core/completion/recording/recorder.ts';
import { ProviderError } from '../../../../src/core/provider/errors.ts';
import { dedent } from '../../../support/dedent.ts';
import { Desk, holeOf } from '../../../support/desk.ts';
import { FakeClock, settled } from '../../../support/fakeClock.ts';

const TIME = '2026-11-23T10:15:00.000Z';

interface Recording {
  readonly desk: Desk;
  readonly recorder: Recorder;
  readonly lines: string[];
  readonly requests: () => readonly Record<string, unknown>[];
  isOn: boolean;
}

function recording(): Recording {
  const lines: string[] = [];
  const recorder = new Recorder({
    isOn: () => all.isOn,
    append: async more => void lines.push(...more),
    clock: new FakeClock(),
    time: () => TIME,
  });
  const requests = () => lines.map(line => JSON.parse(line) as Record<string, unknown>);
  const all: Recording = { desk: new Desk(100, recorder), recorder, lines, requests, isOn: true };
  return all;
}

/** The model answers this at the cursor, and its stream ends. */
async function answered({ desk, recorder }: Recording, drawn: string, ...chunks: readonly string[]): Promise<void> {
  const { stream } = await desk.request(drawn);
  for (const chunk of chunks) stream.say(chunk);
  stream.stop();
  await settled();
  await recorder.settled();
}

const PLACE = 'log(█);\n';

describe('a recorded request', () => {
  it('has the text around the cursor, the answer as it came, and the suggestion', async () => {
    const record = recording();
    await answered(record, PLACE, '"h', 'i");');
    assert.deepEqual(record.requests(), [
      {
        id: 'r1',
        time: TIME,
        languageId: 'typescript',
        prefix: 'log(',
        suffix: ');\n',
        eol: '\n',
        indentUnit: '  ',
        maxLines: 12,
        trigger: 'automatic',
        model: 'm',
        chunks: ['"h', 'i");'],
        finishReason: record.requests()[0]?.['finishReason'],
        outcome: 'suggested',
        reason: 'reached-suffix',
        insertText: '"hi"',
        replaceSuffix: 0,
      },
    ]);
  });

  it('marks the answer as cut off where the suggestion was complete before its end', async () => {
    const record = recording();
    await answered(
      record,
      dedent`
      function f() {
        █
      }
    `,
      'a();\n}\n',
      'b();\n',
    );
    const [request] = record.requests();
    assert.equal(request?.['finishReason'], 'cut');
    assert.equal(request?.['insertText'], 'a();');
    const whole = recording();
    await answered(whole, 'const a = █\n', '1;');
    assert.equal(whole.requests()[0]?.['finishReason'], 'stop');
  });

  it('is kept with its reason where nothing is suggested, and not where no answer came', async () => {
    const record = recording();
    await answered(record, PLACE);
    assert.deepEqual(
      record.requests().map(({ outcome, reason, chunks }) => ({ outcome, reason, chunks })),
      [{ outcome: 'rejected', reason: 'empty', chunks: [] }],
    );
    const failed = recording();
    const { stream } = await failed.desk.request(PLACE);
    stream.fail(new ProviderError({ kind: 'server', message: 'down' }));
    await settled();
    await failed.recorder.settled();
    assert.deepEqual(failed.lines, []);
  });

  it('is there also if the user typed something else meanwhile', async () => {
    const record = recording();
    const { stream } = await record.desk.request('const a = █\n');
    stream.say('1 +');
    await settled();
    record.desk.moveTo('let█');
    await settled();
    await record.recorder.settled();
    const [request] = record.requests();
    assert.deepEqual(
      [request?.['outcome'], request?.['reason'], request?.['chunks']],
      ['aborted', 'diverged', ['1 +']],
    );
  });

  it('is not written while recording is off, not even if that changes before its end', async () => {
    const off = recording();
    off.isOn = false;
    await answered(off, PLACE, '1');
    assert.deepEqual(off.lines, []);
    assert.equal(off.recorder.wants('r1'), false);

    const turned = recording();
    const { stream } = await turned.desk.request(PLACE);
    stream.say('1');
    turned.isOn = false;
    stream.stop();
    await settled();
    await turned.recorder.settled();
    turned.recorder.became('r1', { kind: 'dismissed' });
    await turned.recorder.settled();
    assert.deepEqual(turned.lines, []);
  });
});

describe('secrets', () => {
  const PASSWORD = `password = "${['Tr0ub4dor', 'x3Zq9'].join('-')}";`;
  const FILLER = Array.from({ length: 900 }, (_, index) => `call(${index});`).join('\n');
  const AWAY = 'const a = █;\n';

  for (const [where, drawn, answer] of [
    ['above the cursor', `const ${PASSWORD}\n${AWAY}`, '1'],
    ['far above the cursor', `const ${PASSWORD}\n${FILLER}\n${AWAY}`, '1'],
    ['below the cursor', `${AWAY}${FILLER}\nconst ${PASSWORD}\n`, '1'],
    ['in the answer', 'const █\n', PASSWORD],
    ['half in the document, half in the answer', 'const password = "█\n', PASSWORD.split('"').slice(1).join('"')],
    ['under its name, in the line below', `- name: DB_PASSWORD\n  value: "Tr0ub4dor-x3Zq9"\n${AWAY}`, '1'],
  ] as const) {
    it(`${where} keep a request and its outcome out of the recording`, async () => {
      const record = recording();
      const { stream } = await record.desk.request(drawn);
      stream.say(answer);
      stream.stop();
      await settled();
      record.recorder.became('r1', { kind: 'accepted', accepted: answer });
      await record.recorder.settled();
      assert.deepEqual(record.lines, []);
      assert.equal(record.recorder.wants('r1'), false);
    });
  }

  it('are looked for in steps, so that keys get their turn', async () => {
    const hole = holeOf(`${FILLER}\n${AWAY}`);
    let turns = 0;
    const clock = new FakeClock();
    let now = 0;
    const recorder = new Recorder({
      isOn: () => true,
      append: async () => undefined,
      clock: {
        now: () => (now += 10),
        sleep: (ms, signal) => {
          turns += 1;
          return clock.sleep(ms, signal);
        },
      },
      time: () => TIME,
    });
    recorder.sent('r1');
    const outcome = { kind: 'rejected', reason: 'empty' } as const;
    const about = { id: 'r1', maxLines: 12, trigger: 'automatic', model: 'm', finishReason: 'stop' } as const;
    recorder.ended({ ...about, hole, chunks: [], outcome, suggestion: undefined });
    await recorder.settled();
    assert.ok(turns > 3, `${turns} turns`);
  });
});

describe('the outcome of a suggestion', () => {
  it('follows its request in a line of its own, whenever it is known', async () => {
    const record = recording();
    await answered(record, PLACE, '1');
    record.recorder.became('r1', { kind: 'dismissed' });
    await record.recorder.settled();
    assert.deepEqual(record.requests()[1], { of: 'r1', kind: 'dismissed' });

    const early = recording();
    const { stream } = await early.desk.request('f(█);\n');
    stream.say('1');
    await settled();
    early.recorder.became('r1', { kind: 'accepted', accepted: '1' });
    stream.stop();
    await settled();
    await early.recorder.settled();
    assert.deepEqual(
      early.requests().map(({ id, of }) => id ?? of),
      ['r1', 'r1'],
    );
    assert.deepEqual(early.requests()[1], { of: 'r1', kind: 'accepted', accepted: '1' });
  });

  it('stays accepted, with the longest part', async () => {
    const record = recording();
    await answered(record, PLACE, 'a, b');
    const { recorder } = record;
    recorder.became('r1', { kind: 'left' });
    recorder.became('r1', { kind: 'left' });
    recorder.became('r1', { kind: 'accepted', accepted: 'a' });
    recorder.became('r1', { kind: 'typed-over' });
    recorder.became('r1', { kind: 'accepted', accepted: 'a, b' });
    recorder.became('r1', { kind: 'accepted', accepted: 'a,' });
    await recorder.settled();
    assert.deepEqual(record.requests().slice(1), [
      { of: 'r1', kind: 'left' },
      { of: 'r1', kind: 'accepted', accepted: 'a' },
      { of: 'r1', kind: 'accepted', accepted: 'a, b' },
    ]);
  });

  it('is forgotten for requests of long ago, however many there are', async () => {
    const record = recording();
    for (let index = 0; index < 300; index++) record.recorder.sent(`many-${index}`);
    assert.equal(record.recorder.wants('many-0'), false);
    assert.equal(record.recorder.wants('many-299'), true);
  });
});
