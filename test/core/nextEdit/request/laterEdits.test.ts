import assert from 'node:assert/strict';
import type { OpenFile } from '../../../../src/core/nextEdit/nextEdit.ts';
import { NextEditRequests } from '../../../../src/core/nextEdit/request/nextEditRequests.ts';
import type { Provider } from '../../../../src/core/provider/provider.ts';
import { dedent } from '../../../support/dedent.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { laterEditAnswer, laterEditsAnswerer } from '../../../support/laterEdits.ts';
import type { ChatRequest } from '../../../support/modelServer/chatRequest.ts';
import { unlimited } from '../../../support/unlimited.ts';
import { editOf, fileOf, placeAt } from './question.ts';

const CART = fileOf(dedent`
  export function due(items) {
    const all = total(items);
    return all;
  }

  export function shown(items) {
    const all = total(items);
    return format(all);
  }

  function format(value) {
    return value.toFixed(2);
  }
`);
const LATER = CART.lines.map((line, at) => (at === 6 ? '  const all = total(items, RATE);' : line));

/** What the session gets, with a model that knows the later text. */
async function asked(at: string, { errorRate = 0, file = CART }: { errorRate?: number; file?: OpenFile } = {}) {
  const clock = new FakeClock();
  const provider: Provider = {
    async *stream({ messages }) {
      const prompt = messages.map(({ content }) => content).join('\n');
      yield {
        type: 'text-delta',
        text: laterEditAnswer(prompt, [{ path: 'cart.ts', lines: LATER }], { errorRate }) ?? '',
      };
      yield { type: 'end', reason: 'stop' };
    },
  };
  const requests = new NextEditRequests({ provider: unlimited(provider, { clock }), model: () => 'm', clock });
  const edits = [editOf('function total(items) {', 'function total(items, rate) {')];
  const place = placeAt(file, at);
  return requests.ask({ place, files: [file], edits, isDismissed: () => false }, new AbortController().signal);
}

describe('the simulated model of next edits', () => {
  it('knows the later lines of the window, also of one that is like another', async () => {
    const outcome = await asked('return format');
    assert.ok(outcome.kind === 'suggested');
    assert.deepEqual([outcome.edit.line, outcome.edit.after], [6, ['  const all = total(items, RATE);']]);
  });

  it('has no change where there is none', async () => {
    assert.deepEqual(await asked('value.toFixed'), { kind: 'rejected', reason: 'no-change', requestId: 'r1' });
  });

  it('errs as often as it is told to', () => {
    const prompts = Array.from({ length: 400 }, (_, index) =>
      [`Edit ${index}`, 'File cart.ts (typescript):', '<WINDOW>', ...CART.lines, '</WINDOW>'].join('\n'),
    );
    const files = [{ path: 'cart.ts', lines: LATER }];
    const right = laterEditAnswer(prompts[0] ?? '', files);
    assert.match(right ?? '', /RATE/);
    const wrong = prompts.filter(prompt => laterEditAnswer(prompt, files, { errorRate: 0.25 }) !== right);
    assert.ok(wrong.length > 70 && wrong.length < 130, `${wrong.length} of 400`);
    assert.equal(new Set(wrong.map(prompt => laterEditAnswer(prompt, files, { errorRate: 0.25 }))).size, 4);
  });

  it('leaves other questions to another answer', () => {
    const answer = laterEditsAnswerer(() => [], { other: 'return 42;' });
    const messages = [{ role: 'user', content: '<CODE>a<CURSOR></CODE>' }];
    assert.equal(answer({ messages } as unknown as ChatRequest), 'return 42;');
  });
});
