import assert from 'node:assert/strict';
import { PAUSED } from '../../../../src/core/agent/run/agentRun.ts';
import type { AgentEvent } from '../../../../src/core/agent/state/event.ts';
import type { AgentState } from '../../../../src/core/agent/state/state.ts';
import { readState } from '../../../../src/core/agent/state/storedState.ts';
import { below, pick, type Random, randomFrom } from '../../../cases/random.ts';
import { AgentScene, type Call, CENT } from '../agentScene.ts';

const FILES = {
  'src/a.ts': 'const a = 1;\nconst b = 2;\n',
  'src/b.ts': 'export {};\r\nconst c = 3;\r\n',
  '.env': 'SECRET=1',
};
const FINISH: Call = ['finish', { summary: 'Done.' }];

/** Good calls and bad ones. */
function someCall(random: Random): Call {
  const path =
    pick(['src/a.ts', 'src/b.ts', 'src/new.ts', 'nowhere.ts', '../out.ts', '.env', '.git/config'], random) ?? '';
  const number = below(50, random);
  const calls: readonly Call[] = [
    ['read_file', { path, from_line: 1 + below(3, random) }],
    ['search', { text: `c${number}`, path: '' }],
    ['list_files', { path: '', from: 1 + below(3, random) }],
    ['write_file', { path, content: `const n = ${number};\n` }],
    ['replace_in_file', { path, old_text: 'const', new_text: `let${number}` }],
    ['read_file', '{"path":'],
    ['nonsense', { number }],
  ];
  return pick(calls, random) ?? FINISH;
}

function someScript(random: Random): (readonly Call[])[] {
  const answers = Array.from({ length: 2 + below(8, random) }, () =>
    Array.from({ length: 1 + below(3, random) }, () => someCall(random)),
  );
  return [...answers, [FINISH]];
}

const ANSWERS = Array.from({ length: 30 }, (_, index) => (index % 2 === 0 ? 'no' : 'yes') as 'no' | 'yes');

describe('whatever the model does', () => {
  it('each request begins with the whole previous one', async () => {
    for (let seed = 0; seed < 60; seed++) {
      const one = new AgentScene({ script: someScript(randomFrom(seed)), files: FILES, answers: ANSWERS });
      await one.play();
      for (const [index, { messages, tools }] of one.model.requests.slice(1).entries()) {
        const before = one.model.requests[index];
        assert.deepEqual(messages.slice(0, before?.messages.length), before?.messages, `seed ${seed}`);
        assert.deepEqual(tools, before?.tools);
      }
    }
  });

  it('every call has one result, by its id and no longer than it may be', async () => {
    for (let seed = 100; seed < 160; seed++) {
      const one = new AgentScene({ script: someScript(randomFrom(seed)), files: FILES, answers: ANSWERS });
      await one.play();
      const calls = one.messages.flatMap(message => (message.role === 'assistant' ? (message.toolCalls ?? []) : []));
      const results = one.messages.flatMap(message => (message.role === 'tool' ? [message] : []));
      const answered = results.map(({ toolCallId }) => toolCallId);
      assert.deepEqual(answered, calls.map(({ id }) => id).slice(0, answered.length), `seed ${seed}`);
      assert.equal(new Set(answered).size, answered.length);
      for (const { content } of results) assert.ok(content.length <= 4_200, content);
    }
  });

  it('the files are unchanged, and a proposal starts from their current text', async () => {
    for (let seed = 200; seed < 260; seed++) {
      const one = new AgentScene({ script: someScript(randomFrom(seed)), files: FILES, answers: ANSWERS });
      await one.play();
      assert.deepEqual(Object.fromEntries(one.workspace.files), FILES);
      for (const { before, kind, path } of one.run.proposal) {
        assert.equal(before, FILES[path as keyof typeof FILES] ?? '', `seed ${seed}`);
        assert.equal(kind, path in FILES ? 'edit' : 'create');
      }
    }
  });
});

describe('a run that is stopped', () => {
  it('stops at any moment and can continue', async () => {
    let stopped = 0;
    for (let seed = 300; seed < 340; seed++) {
      const random = randomFrom(seed);
      const script = someScript(random);
      const stopAt = 1 + below(12, random);
      const stopping = new AbortController();
      let told = 0;
      const onEvent = () => {
        told += 1;
        if (told === stopAt) stopping.abort();
      };
      const one = new AgentScene({ script, files: FILES, answers: ANSWERS, onEvent });
      const first = await one.run.run(stopping.signal);
      if (told < stopAt || first.kind !== 'stopped') continue;
      stopped += 1;
      const asked = one.model.requests.length;
      assert.equal((await one.run.run(AbortSignal.abort())).kind, 'stopped');
      assert.equal(one.model.requests.length, asked, `seed ${seed}: a stopped run has asked the model`);
      await one.play();
      const calls = one.messages.flatMap(message => (message.role === 'assistant' ? (message.toolCalls ?? []) : []));
      const results = one.messages.flatMap(message => (message.role === 'tool' ? [message.toolCallId] : []));
      assert.deepEqual(results, calls.map(({ id }) => id).slice(0, results.length), `seed ${seed}`);
    }
    assert.ok(stopped > 10, `only ${stopped} runs were stopped`);
  });
});

describe('a run whose window was closed', () => {
  /** The state as it was written down at each event, as JSON. */
  async function snapshots(script: readonly (readonly Call[])[]): Promise<{ states: string[]; last: AgentState }> {
    const states: string[] = [];
    let one: AgentScene | undefined;
    const onEvent = (_: AgentEvent) => {
      if (one) states.push(JSON.stringify(one.run.state));
    };
    one = new AgentScene({ script, files: FILES, answers: ['yes'], onEvent });
    await one.play();
    return { states, last: one.run.state };
  }

  const SCRIPT: readonly (readonly Call[])[] = [
    [
      ['read_file', { path: 'src/a.ts' }],
      ['read_file', { path: '.env' }],
    ],
    [
      ['write_file', { path: 'src/new.ts', content: 'export const n = 1;\n' }],
      ['write_file', { path: 'src/a.ts', content: 'const a = 2;\n' }],
    ],
    [FINISH],
  ];

  it('continues from any point and ends with the same proposal', async () => {
    const { states, last } = await snapshots(SCRIPT);
    assert.ok(states.length > 8, `${states.length}`);
    for (const json of states) {
      const state = readState(JSON.parse(json)) ?? assert.fail('unreadable');
      const asked = state.messages.filter(({ role }) => role === 'assistant').length;
      const one = new AgentScene({ script: SCRIPT.slice(asked), files: FILES, answers: ['yes'], state });
      assert.equal((await one.play()).kind, 'finished', json);
      assert.deepEqual(one.run.proposal, last.changes);
      assert.deepEqual(one.messages.length, last.messages.length);
    }
  });

  it('has every step in its transcript, each that was done once, and none that is under way', async () => {
    const script: typeof SCRIPT = [
      [
        ['replace_in_file', { path: 'src/a.ts', old_text: 'const a', new_text: 'let a' }],
        ['search', { text: 'const', path: '' }],
        ['nonsense', {}],
      ],
      ...SCRIPT,
    ];
    const { states, last } = await snapshots(script);
    const done = (all: readonly AgentEvent[]) =>
      all.flatMap(event => {
        if (event.kind === 'tool')
          return event.state === 'stopped' ? [] : [`${event.tool} ${event.subject} ${event.state}`];
        if (event.kind === 'question') return [`question ${event.answer}`];
        return event.kind === 'edit' ? [`edit ${event.path}`] : [];
      });
    for (const json of states) {
      const state = readState(JSON.parse(json)) ?? assert.fail('unreadable');
      assert.doesNotMatch(JSON.stringify(state.events), /"state":"running"/);
      const asked = state.messages.filter(({ role }) => role === 'assistant').length;
      const one = new AgentScene({ script: script.slice(asked), files: FILES, answers: ['yes'], state });
      assert.equal((await one.play()).kind, 'finished', json);
      assert.deepEqual(done(one.state.events).toSorted(), done(last.events).toSorted(), json);
      assert.deepEqual(
        one.state.events.map(({ id }) => id),
        one.state.events.map((_, index) => index),
      );
    }
  });

  it('keeps its costs, including the part of a request that was lost with the window', async () => {
    const { states, last } = await snapshots(SCRIPT);
    assert.equal(last.spent.requests, 3);
    for (const json of states) {
      const state = readState(JSON.parse(json)) ?? assert.fail();
      const asked = state.messages.filter(({ role }) => role === 'assistant').length;
      const one = new AgentScene({ script: SCRIPT.slice(asked), files: FILES, answers: ['yes'], state });
      await one.play();
      assert.equal(one.run.state.spent.requests, state.spent.requests + SCRIPT.length - asked);
      assert.equal(one.run.state.spent.cost.value, one.run.state.spent.requests * CENT);
    }
  });

  it('pauses, and does not end, where the window has time to stop it', async () => {
    const one = new AgentScene({ script: [[['read_file', { path: 'src/a.ts' }]], 'silence'], files: FILES });
    const outcome = one.play();
    while (one.model.requests.length < 2) await one.clock.advance(0);
    one.stopping.abort(PAUSED);
    assert.deepEqual(await outcome, { kind: 'stopped' });
    assert.equal(one.state.outcome, undefined);
    assert.deepEqual(one.steps, ['user', 'read_file src/a.ts done']);
    const state = readState(JSON.parse(JSON.stringify(one.state))) ?? assert.fail();
    const next = new AgentScene({ script: [[FINISH]], files: FILES, state });
    assert.equal((await next.play()).kind, 'finished');
    assert.deepEqual(next.steps, ['user', 'read_file src/a.ts done', 'resumed', 'ended finished']);
  });

  it('is not restored from an invalid state or from another version', () => {
    const one = new AgentScene({ script: [] });
    const stored: unknown = JSON.parse(JSON.stringify(one.run.state));
    assert.ok(readState(stored));
    for (const other of [
      undefined,
      null,
      'x',
      [],
      {},
      { ...(stored as object), version: 2 },
      { ...(stored as object), messages: 1 },
      { ...(stored as object), messages: [{ role: 'tool', content: 'no id' }] },
      { ...(stored as object), changes: [{ path: 'src/a.ts', kind: 'edit', before: '' }] },
      { ...(stored as object), events: [{ id: 0, kind: 'constructor' }] },
      { ...(stored as object), outcome: { kind: 'finished' } },
      { ...(stored as object), spent: { requests: 0 } },
    ]) {
      assert.equal(readState(other), undefined);
    }
  });
});
