import assert from 'node:assert/strict';
import { ProviderError } from '../../../../src/core/provider/errors.ts';
import { AgentScene, type Call, scene } from '../agentScene.ts';

const READ: Call = ['read_file', { path: 'src/a.ts' }];
const RENAME: Call = ['replace_in_file', { path: 'src/a.ts', old_text: 'const a', new_text: 'const b' }];
const FINISH: Call = ['finish', { summary: 'Renamed a to b.' }];

describe('the agent', () => {
  it('reads, changes and hands over, and nothing has reached the files', async () => {
    const one = scene([READ], [RENAME], [FINISH]);
    assert.deepEqual(await one.play(), { kind: 'finished', summary: 'Renamed a to b.' });
    assert.deepEqual(one.run.proposal, [
      { path: 'src/a.ts', kind: 'edit', before: 'const a = 1;\n', after: 'const b = 1;\n' },
    ]);
    assert.equal(one.workspace.files.get('src/a.ts'), 'const a = 1;\n');
    assert.deepEqual(one.steps, ['user', 'read_file src/a.ts done', 'edit src/a.ts +1 -1', 'ended finished']);
    assert.equal(one.model.requests.length, 3);
  });

  it('sees its own changes when it reads, searches and lists', async () => {
    const one = scene(
      [RENAME, ['write_file', { path: 'src/new.ts', content: 'export const fresh = 1;\n' }]],
      [
        READ,
        ['search', { text: 'fresh', path: '' }],
        ['search', { text: 'const a', path: '' }],
        ['list_files', { path: '' }],
      ],
      [FINISH],
    );
    await one.play();
    const [, , read = '', fresh = '', gone = '', listed = ''] = one.results;
    assert.match(read, /const b = 1;/);
    assert.match(fresh, /src\/new\.ts:1: export const fresh = 1;/);
    assert.match(gone, /No line holds "const a"/);
    assert.match(listed, /src\/a\.ts\nsrc\/new\.ts/);
  });

  it('answers calls of one answer in their order, each by its id', async () => {
    const one = scene([READ, ['search', { text: 'const', path: 'src' }], ['nonsense', {}]], [FINISH]);
    await one.play();
    const tools = one.messages.flatMap(message => (message.role === 'tool' ? [message.toolCallId] : []));
    assert.deepEqual(tools, ['call-1-0', 'call-1-1', 'call-1-2', 'call-2-0']);
    const [, , nonsense] = one.results;
    assert.equal(
      nonsense,
      'There is no tool "nonsense". There are read_file, list_files, search, replace_in_file, write_file, finish, cannot.',
    );
  });

  it('gives calls with an old id an id of their own', async () => {
    const call = (name: string, given: object) =>
      ({ type: 'tool-call', call: { id: 'call_0', name, arguments: JSON.stringify(given) } }) as const;
    const one = scene([call(READ[0], READ[1] as object)], [call(FINISH[0], FINISH[1] as object)]);
    await one.play();
    const tools = one.messages.flatMap(message => (message.role === 'tool' ? [message.toolCallId] : []));
    assert.deepEqual(tools, ['call_0', 'call_0_2']);
  });

  it('runs tool calls whatever the finish reason is', async () => {
    const one = scene([READ, { type: 'end', reason: 'stop' } as never], [FINISH]);
    assert.equal((await one.play()).kind, 'finished');
    assert.equal(one.results.length, 2);
  });

  it('does not write once the model has called finish, not even in the same answer', async () => {
    const one = scene([FINISH, RENAME]);
    assert.equal((await one.play()).kind, 'finished');
    assert.deepEqual(one.run.proposal, []);
    assert.match(one.results[1] ?? '', /^Not done: the work was ended by an earlier call/);
  });

  it('explains why it cannot run', async () => {
    const one = scene([['cannot', { reason: 'There is no a.' }]]);
    assert.deepEqual(await one.play(), { kind: 'cannot', reason: 'There is no a.' });
  });

  it('reminds the model to call a tool if it only writes text', async () => {
    const one = scene('All done!', [FINISH]);
    assert.equal((await one.play()).kind, 'finished');
    assert.deepEqual(one.steps, ['user', 'text All done! done', 'ended finished']);
    assert.match(one.model.requests[1]?.messages.at(-1)?.content ?? '', /You have called no tool\./);
  });

  it("shows the model's thoughts and text as they arrive, and keeps all of them", async () => {
    const one = scene([
      { type: 'reasoning-delta', text: 'Hm' },
      { type: 'reasoning-delta', text: 'm.' },
      { type: 'text-delta', text: 'I see.' },
      FINISH,
    ] as never);
    await one.play();
    const thoughts = one.events.flatMap(event =>
      event.kind === 'thinking' ? [`${event.id} ${event.text} ${event.state}`] : [],
    );
    assert.deepEqual(thoughts, ['1 Hm running', '1 Hmm. running', '1 Hmm. done']);
    assert.deepEqual(one.steps, ['user', 'thinking Hmm. done', 'text I see. done', 'ended finished']);
    assert.equal(one.model.requests.length, 1);
  });

  it("continues with the user's reason after a rejection, on top of its own changes", async () => {
    const one = scene(
      [RENAME],
      [FINISH],
      [['replace_in_file', { path: 'src/a.ts', old_text: '= 1', new_text: '= 2' }]],
      [FINISH],
    );
    await one.play();
    one.run.reject('Make it 2.');
    assert.equal((await one.play()).kind, 'finished');
    assert.match(one.model.requests[2]?.messages.at(-1)?.content ?? '', /The reason: Make it 2\./);
    assert.equal(one.run.proposal[0]?.after, 'const b = 2;\n');
  });

  it('records how much of its proposal was accepted', async () => {
    const one = scene([RENAME], [FINISH]);
    await one.play();
    one.run.recordAccepted([{ path: 'src/a.ts', text: 'const b = 1;\n', added: 'const b = 1;' }]);
    assert.deepEqual(one.model.taken, [{ recordId: 'record-2', accepted: { chars: 12, lines: 1 } }]);
  });

  it('stops at once in the middle of an answer, and continues on request', async () => {
    const one = scene([READ], 'silence', [FINISH]);
    const outcome = one.play();
    while (one.model.requests.length < 2) await one.clock.advance(0);
    one.stopping.abort();
    assert.deepEqual(await outcome, { kind: 'stopped' });
    assert.equal(one.model.signals[1]?.aborted, true);
    assert.deepEqual(await one.run.run(new AbortController().signal), { kind: 'finished', summary: 'Renamed a to b.' });
  });

  it("reports the provider's error and keeps its work", async () => {
    const error = new ProviderError({ kind: 'auth', message: 'The key was refused.', status: 401 });
    const one = scene([RENAME], error, [FINISH]);
    assert.deepEqual(await one.play(), { kind: 'failed', error: 'auth', message: 'The key was refused.' });
    assert.equal(one.run.proposal.length, 1);
    assert.equal((await one.play()).kind, 'finished');
  });

  it('retries a busy provider after the time that it asks for', async () => {
    const busy = new ProviderError({ kind: 'rate-limit', message: 'Too many.', status: 429, retryAfterMs: 5_000 });
    const one = scene(busy, [FINISH]);
    const outcome = one.run.run(one.stopping.signal);
    await one.clock.advance(4_999);
    assert.equal(one.model.requests.length, 1);
    await one.clock.advance(1);
    assert.equal((await outcome).kind, 'finished');
  });

  it('runs the tests on its changes, where the user has some', async () => {
    const runs: unknown[] = [];
    const one = new AgentScene({
      script: [[RENAME, ['run_tests', {}]], [FINISH]],
      tests: {
        run: async changes => {
          runs.push(changes);
          return { kind: 'ran', task: 'npm test', exitCode: 1, output: 'expected 1' };
        },
      },
    });
    await one.play();
    assert.deepEqual(runs, [[{ path: 'src/a.ts', kind: 'edit', before: 'const a = 1;\n', after: 'const b = 1;\n' }]]);
    assert.match(
      one.results[1] ?? '',
      /^The tests \(npm test\) ended with exit code 1\.\n<data \w+>\nexpected 1\n<\/data/,
    );
    assert.ok(one.steps.includes('tests done 1'));
    assert.ok(one.model.requests[0]?.tools?.some(({ name }) => name === 'run_tests'));
  });

  it('does not offer tests if the user has none', async () => {
    const one = scene([['run_tests', {}]], [FINISH]);
    await one.play();
    assert.ok(!one.model.requests[0]?.tools?.some(({ name }) => name === 'run_tests'));
    assert.match(one.results[0] ?? '', /^There is no tool "run_tests"/);
  });
});
