import assert from 'node:assert/strict';
import { type NextEditQuestion, NextEditRequests } from '../../../../src/core/nextEdit/request/nextEditRequests.ts';
import type { NextEditOutcome } from '../../../../src/core/nextEdit/request/outcome.ts';
import { explainNextEdit } from '../../../../src/core/nextEdit/request/reasons.ts';
import { failure } from '../../../../src/core/provider/providerFailure.ts';
import { type Booking, recordOf } from '../../../../src/core/usage/ledger/booking.ts';
import { Estimator } from '../../../../src/core/usage/ledger/estimate.ts';
import { dedent } from '../../../support/dedent.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { ScriptedProvider, type ScriptedStream } from '../../../support/scriptedProvider.ts';
import { REFUSED, unlimited } from '../../../support/unlimited.ts';
import { editOf, fileOf, placeAt } from './question.ts';

const CART = fileOf(dedent`
  export function due(items) {
    const all = total(items);
    return all;
  }
`);
const EDIT = editOf('function total(items) {', 'function total(items, rate) {', { uri: 'file:///total.ts', line: 3 });
const TOTAL = fileOf('export {};\n', { uri: 'file:///total.ts', path: 'total.ts' });

function question(more: Partial<NextEditQuestion> = {}): NextEditQuestion {
  const place = placeAt(CART, 'const all', { kind: 'call' });
  return { place, files: [CART, TOTAL], edits: [EDIT], isDismissed: () => false, ...more };
}

const ANSWER = `\`\`\`ts\n${CART.lines.join('\n').replace('(items);', '(items, rate);')}\n\`\`\``;

interface Asked {
  readonly outcome: NextEditOutcome;
  /** The request's record. */
  readonly recorded: string[];
  readonly prompt: string;
}

interface AskOptions {
  readonly answer?: (stream: ScriptedStream, controller: AbortController) => void;
  readonly admit?: 'over-budget';
}

async function ask(asked: NextEditQuestion, { admit, answer = say(ANSWER) }: AskOptions = {}): Promise<Asked> {
  const provider = new ScriptedProvider();
  const clock = new FakeClock();
  const recorded: string[] = [];
  const add = async (booking: Omit<Booking, 'id'> & { readonly id?: string | undefined }) => {
    recorded.push(`${booking.outcome}: ${booking.reason}`);
    return recordOf({ ...booking, id: booking.id ?? '' }, new Estimator(), undefined);
  };
  const books = { add, ...(admit && { admit: async () => REFUSED }) };
  const metered = unlimited(provider, { clock, books });
  const requests = new NextEditRequests({ provider: metered, model: () => 'm', clock });
  const controller = new AbortController();
  const asking = requests.ask(asked, controller.signal);
  await clock.advance(0);
  const [stream] = provider.streams;
  if (stream) answer(stream, controller);
  await clock.advance(0);
  const outcome = await asking;
  await requests.settled();
  return { outcome, recorded, prompt: stream?.request.messages.map(({ content }) => content).join('\n') ?? '' };
}

function say(text: string): NonNullable<AskOptions['answer']> {
  return stream => {
    stream.say(text);
    stream.stop();
  };
}

describe('a request for the next edit', () => {
  it('gives one edit, which names its request', async () => {
    const { outcome, recorded } = await ask(question());
    assert.deepEqual(outcome, {
      kind: 'suggested',
      edit: {
        ...{ uri: CART.uri, kind: 'call', line: 1, probability: 0.9, requestId: 'r1' },
        before: ['  const all = total(items);'],
        after: ['  const all = total(items, rate);'],
      },
      further: [],
    });
    assert.deepEqual(recorded, ['suggested: call']);
  });

  it('sends the edits, oldest first, above the lines around the place', async () => {
    const earlier = editOf('const a = 1;', 'const a = 2;');
    const { prompt } = await ask(question({ edits: [EDIT, earlier] }));
    const parts = [
      'const a = 1;',
      'const a = 2;',
      'total(items) {',
      'total(items, rate) {',
      '<WINDOW>',
      'const all',
      '</WINDOW>',
    ];
    const places = parts.map(part => prompt.lastIndexOf(part));
    assert.deepEqual(
      places,
      places.toSorted((a, b) => a - b),
    );
    assert.ok(!places.includes(-1));
  });

  it('sends the errors at these lines', async () => {
    const diagnostics = [
      { line: 1, message: 'Expected 2 arguments,\n  but got 1.' },
      { line: 900, message: 'Elsewhere.' },
    ];
    const { prompt } = await ask(question({ files: [{ ...CART, diagnostics }] }));
    assert.match(prompt, /- at `const all = total\(items\);`: Expected 2 arguments, but got 1\.$/);
  });

  it('never sends keys, nor edits of files that are secret or not open', async () => {
    const key = 'password = "hunter2-Xk93jd0a"';
    const secret = fileOf('A=1\n', { uri: 'file:///.env', path: '.env' });
    const edits = [
      editOf('', key),
      editOf(key, ''),
      editOf('A=1', 'A=2', { uri: secret.uri }),
      editOf('closed', 'closed too', { uri: 'file:///closed.ts' }),
      EDIT,
    ];
    const { prompt } = await ask(question({ edits, files: [CART, TOTAL, secret] }));
    assert.doesNotMatch(prompt, /hunter2|A=|closed/);
    assert.match(prompt, /rate/);
    const held = fileOf(`${CART.lines.slice(0, 2).join('\n')}\n  const ${key};\n`);
    const around = question({ files: [held], place: placeAt(held, 'const all') });
    assert.deepEqual(await ask(around), {
      outcome: { kind: 'suppressed', reason: 'secret' },
      recorded: [],
      prompt: '',
    });
    const inSecret = question({ files: [secret], place: placeAt(secret, 'A=1') });
    assert.deepEqual((await ask(inSecret)).outcome, { kind: 'suppressed', reason: 'secret-file' });
  });

  it('is not sent where the lines have changed, and for long ones', async () => {
    const gone = question({ place: { ...placeAt(CART, 'const all'), before: ['  const all = 1;'] } });
    assert.deepEqual((await ask(gone)).outcome, { kind: 'suppressed', reason: 'place-gone' });
    assert.deepEqual((await ask(question({ files: [] }))).outcome, { kind: 'suppressed', reason: 'place-gone' });
    const file = fileOf(`a${'a'.repeat(1_000)}\n`);
    const long = question({ files: [file], place: placeAt(file, 'a') });
    assert.deepEqual((await ask(long)).outcome, { kind: 'suppressed', reason: 'long-line' });
  });

  it('is not sent over budget', async () => {
    const { outcome, recorded } = await ask(question(), { admit: 'over-budget' });
    assert.deepEqual(outcome, { kind: 'suppressed', reason: 'over-budget' });
    assert.deepEqual(recorded, []);
  });

  it('ends with a reason where the model has no change, and is recorded', async () => {
    const { outcome, recorded } = await ask(question(), { answer: say('NO_CHANGE') });
    assert.deepEqual(outcome, { kind: 'rejected', reason: 'no-change', requestId: 'r1' });
    assert.equal(explainNextEdit(outcome), 'The model had no change here.');
    assert.deepEqual(recorded, ['rejected: no-change']);
    assert.deepEqual(
      (await ask(question(), { answer: say(`\`\`\`\n${CART.lines.join('\n')}\n\`\`\``) })).recorded,
      recorded,
    );
  });

  it('gives no edit that takes back the last one, or that the user has dismissed', async () => {
    const back = editOf('  const all = total(items, rate);', '  const all = total(items);', { line: 1 });
    assert.deepEqual((await ask(question({ edits: [back] }))).recorded, ['rejected: undoes']);
    assert.deepEqual((await ask(question({ isDismissed: () => true }))).recorded, ['rejected: dismissed']);
  });

  it('that is cancelled is superseded, whenever that happens', async () => {
    const midway = await ask(question(), {
      answer: (stream, controller) => {
        stream.say('```ts\n');
        controller.abort();
      },
    });
    assert.deepEqual([midway.outcome, midway.recorded], [{ kind: 'superseded' }, ['aborted: left']]);
    const requests = new NextEditRequests({
      provider: unlimited(new ScriptedProvider(), { clock: new FakeClock() }),
      model: () => 'm',
      clock: new FakeClock(),
    });
    assert.deepEqual(await requests.ask(question(), AbortSignal.abort()), { kind: 'superseded' });
  });

  it('that fails is an outcome with its error', async () => {
    const error = failure('rate-limit');
    const { outcome, recorded } = await ask(question(), { answer: stream => stream.fail(error) });
    assert.deepEqual(outcome, { kind: 'failed', error });
    assert.equal(explainNextEdit(outcome), error.message);
    assert.deepEqual(recorded, ['failed: rate-limit']);
  });

  it('that was cut off is a reason, never half an edit', async () => {
    const { outcome } = await ask(question(), {
      answer: stream => {
        stream.say(ANSWER);
        stream.stop('length');
      },
    });
    assert.deepEqual(outcome, { kind: 'rejected', reason: 'truncated', requestId: 'r1' });
  });
});
