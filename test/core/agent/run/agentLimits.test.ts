import assert from 'node:assert/strict';
import { DEFAULT_LIMITS } from '../../../../src/core/agent/state/limits.ts';
import { AgentScene, type Call, CENT, scene } from '../agentScene.ts';

const READ: Call = ['read_file', { path: 'src/a.ts' }];
const RENAME: Call = ['replace_in_file', { path: 'src/a.ts', old_text: 'const a', new_text: 'const b' }];
const FINISH: Call = ['finish', { summary: 'Done.' }];

const search = (text: string): Call => ['search', { text, path: '' }];
const searches = (count: number) => Array.from({ length: count }, (_, index) => [search(`text ${index}`)]);

/** Of a run that is to end at a limit: which one. */
async function limitOf(one: AgentScene): Promise<string> {
  const outcome = await one.play();
  return outcome.kind === 'limit' ? outcome.limit : JSON.stringify(outcome);
}

describe("an agent's run ends", () => {
  it('after fifteen answers, unless the user wants more', async () => {
    const one = new AgentScene({ script: [...searches(15)], answers: ['no'] });
    assert.equal(await limitOf(one), 'turns');
    assert.deepEqual(one.questions, [{ kind: 'go-on', turns: 15 }]);
    assert.ok(one.steps.includes('question go-on no'));

    const more = new AgentScene({ script: [...searches(15), [FINISH]], answers: ['yes'] });
    assert.equal((await more.play()).kind, 'finished');
  });

  it('when the model takes too long to answer, even in the middle of an answer', async () => {
    const one = new AgentScene({ script: [[READ], 'silence'], limits: { ...DEFAULT_LIMITS, workMs: 60_000 } });
    const outcome = one.run.run(one.stopping.signal);
    await one.clock.advance(59_999);
    assert.equal(one.model.signals[1]?.aborted, false);
    await one.clock.advance(1);
    assert.deepEqual(await outcome, {
      kind: 'limit',
      limit: 'time',
      message: 'The model has taken a minute for its answers without finishing.',
    });
    assert.equal(one.model.signals[1]?.aborted, true);
    assert.equal(one.state.workedMs, 60_000);
  });

  it('but not while the user thinks about a question, however long', async () => {
    const answered = Promise.withResolvers<'yes'>();
    const one = new AgentScene({
      script: [[['read_file', { path: '.env' }]], [FINISH]],
      files: { '.env': 'A=1' },
      limits: { ...DEFAULT_LIMITS, workMs: 60_000 },
      ask: () => answered.promise,
    });
    const outcome = one.run.run(one.stopping.signal);
    await one.clock.advance(3_600_000);
    answered.resolve('yes');
    assert.equal((await outcome).kind, 'finished');
  });

  it('before a request that could cost more than the run may', async () => {
    const one = new AgentScene({
      script: [[READ], [search('x')]],
      limits: { ...DEFAULT_LIMITS, nanoDollars: 2.5 * CENT },
    });
    const outcome = await one.play();
    assert.deepEqual(outcome, {
      kind: 'limit',
      limit: 'dollars',
      message: 'The next request may cost $0.010; $0.0050 of the $0.025 limit per run is left.',
    });
    assert.equal(one.model.requests.length, 2);
  });

  it('before it exceeds its limit, whatever each answer costs', async () => {
    for (let cents = 1; cents <= 12; cents++) {
      const nanoDollars = cents * CENT * 0.9;
      const one = new AgentScene({ script: searches(12), limits: { ...DEFAULT_LIMITS, nanoDollars } });
      assert.equal(await limitOf(one), 'dollars');
      assert.equal(one.model.requests.length, Math.floor(cents * 0.9));
      assert.ok(one.state.spent.cost.value <= nanoDollars);
    }
  });

  it('at its limit, even if the cost of the next request is unknown', async () => {
    const one = new AgentScene({
      script: [[READ], [search('x')]],
      limits: { ...DEFAULT_LIMITS, nanoDollars: 2 * CENT },
    });
    one.model.quoteOf = () => ({ promptTokens: 100 });
    assert.equal(await limitOf(one), 'dollars');
    assert.equal(one.model.requests.length, 2);
  });

  it('at the fifth same call with nothing changed in between, whatever the order of its arguments', async () => {
    const turned: Call = ['read_file', '{"from_line": 1, "path": "src/a.ts"}'];
    const straight: Call = ['read_file', '{"path":"src/a.ts","from_line":1}'];
    const one = scene([straight, turned], [straight], [turned, straight]);
    assert.equal(await limitOf(one), 'same-call');
    assert.equal(one.results.length, 5);
    assert.match(one.results[2] ?? '', /made this same call 3 times/);
  });

  it('but not at calls that are made again after a change', async () => {
    const write = (content: string): Call => ['write_file', { path: 'src/b.ts', content }];
    const rounds = Array.from({ length: 6 }, (_, index) => [write(`const b = ${index};\n`), READ]);
    const one = scene(...rounds, [FINISH]);
    assert.equal((await one.play()).kind, 'finished');
    assert.ok(one.results.every(result => !result.includes('same call')));
  });

  it('at six mistakes in a row, and not at five with something right among them', async () => {
    const wrong = (index: number): Call => ['read_file', { path: `nothing${index}.ts` }];
    const one = scene([1, 2, 3].map(wrong), 'Sorry.', [4, 5].map(wrong));
    assert.equal(await limitOf(one), 'mistakes');
    const other = scene([...[1, 2, 3, 4, 5].map(wrong), READ, ...[6, 7, 8].map(wrong)], [FINISH]);
    assert.equal((await other.play()).kind, 'finished');
  });

  it('but can continue after every limit with the same amount again', async () => {
    const one = new AgentScene({ script: [...searches(15), [RENAME], [FINISH]], answers: ['no'] });
    assert.equal(await limitOf(one), 'turns');
    assert.equal((await one.play()).kind, 'finished');
    assert.equal(one.run.proposal.length, 1);
    assert.deepEqual(one.steps.slice(-4), ['ended limit', 'resumed', 'edit src/a.ts +1 -1', 'ended finished']);
  });
});

describe('a conversation that becomes too long', () => {
  const LONG = `${'x'.repeat(80)}\n`.repeat(60);
  const files = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`f${index}.ts`, LONG]));
  const read = (index: number): Call => ['read_file', { path: `f${index}.ts` }];

  function long(contextTokens: number, script: readonly (readonly Call[])[]): AgentScene {
    const one = new AgentScene({ script, files });
    one.model.quoteOf = ({ messages }) => ({
      contextTokens,
      promptTokens: Math.ceil(messages.reduce((sum, { content }) => sum + content.length, 0) / 4),
    });
    return one;
  }

  it('drops its oldest results, marks them as dropped, and keeps everything else', async () => {
    const one = long(12_000, [...Array.from({ length: 12 }, (_, index) => [read(index)]), [FINISH]]);
    assert.equal((await one.play()).kind, 'finished');
    assert.ok(
      one.steps.some(step => step.startsWith('compacted')),
      one.steps.join(),
    );
    const [first = '', ...rest] = one.results;
    assert.match(first, /^\(Left out to make room/);
    assert.match(rest.at(-2) ?? '', /^f11\.ts, lines 1 to/);
    assert.deepEqual(one.messages.flatMap(message => (message.role === 'tool' ? [message.toolCallId] : [])).length, 13);
    const before = one.model.requests.map(({ messages }) => messages.slice(0, 2));
    for (const beginning of before) assert.deepEqual(beginning, before[0]);
  });

  it('ends the run where even that is not enough', async () => {
    const one = long(
      2_500,
      Array.from({ length: 12 }, (_, index) => [read(index)]),
    );
    assert.equal(await limitOf(one), 'context');
  });

  it('gets shorter answers from a model that can read little', async () => {
    const one = long(8_000, [[FINISH]]);
    await one.play();
    assert.equal(one.model.requests[0]?.maxTokens, 2_000);
    const other = long(128_000, [[FINISH]]);
    await other.play();
    assert.equal(other.model.requests[0]?.maxTokens, 4_000);
  });
});
