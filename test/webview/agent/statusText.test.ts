import assert from 'node:assert/strict';
import type { AgentEvent } from '../../../src/core/agent/state/event.ts';
import { EMPTY_TOTAL } from '../../../src/core/usage/amount/total.ts';
import type { RunStatus } from '../../../src/webview/agent/messages.ts';
import {
  announced,
  countsInWords,
  questionInWords,
  resumeInWords,
  savedInWords,
  spentInWords,
  statusInWords,
  testsInWords,
  testsMayInWords,
  toolVerb,
} from '../../../src/webview/agent/statusText.ts';

const STATUS: RunStatus = {
  run: 'r',
  phase: 'working',
  instruction: 'Split it.',
  start: '',
  model: 'm',
  spent: { requests: 0, tokens: EMPTY_TOTAL, cost: EMPTY_TOTAL },
  files: 0,
  saved: false,
};

describe("the state of an agent's run", () => {
  const says = (more: Partial<RunStatus>) => statusInWords({ ...STATUS, ...more });

  it('is one sentence', () => {
    assert.equal(says({}), 'Working…');
    assert.equal(says({ question: { kind: 'go-on', turns: 15 } }), 'Waiting for you.');
    assert.equal(says({ testChoices: { commands: [], workspaceIsReadOnly: true } }), 'Waiting for you.');
    const finished = { kind: 'finished', summary: 'Done.' } as const;
    assert.equal(says({ phase: 'waiting', outcome: finished, files: 1 }), 'Finished. 1 file to review.');
    assert.equal(says({ phase: 'waiting', outcome: finished, files: 3 }), 'Finished. 3 files to review.');
    assert.equal(says({ phase: 'waiting', outcome: finished }), 'Finished. Nothing was changed.');
    assert.equal(says({ phase: 'discarded' }), 'Discarded. Nothing was changed.');
  });

  it('is not shown after a part was accepted', () => {
    const finished = { kind: 'finished', summary: 'Done.' } as const;
    const after = { phase: 'waiting', outcome: finished, saved: true } as const;
    assert.equal(says({ ...after, files: 1 }), 'Finished. 1 more file to review.');
    assert.equal(says(after), 'Finished. Nothing more was changed.');
    assert.equal(says({ phase: 'discarded', saved: true }), 'Discarded. Changes you accepted stay.');
    const saved = { id: 1, kind: 'saved', whole: ['a.ts', 'b.ts'], part: ['c.ts'] } as const;
    assert.equal(savedInWords(saved), 'Accepted a.ts, b.ts, some of c.ts.');
  });

  it('is a pause after the editor was closed, and not an end', () => {
    assert.equal(says({ phase: 'waiting', files: 2 }), 'Paused: VS Code was closed.');
    assert.equal(says({ phase: 'waiting', outcome: { kind: 'stopped' }, files: 2 }), 'Stopped. 2 files to review.');
  });

  it('has its cost: estimates and unknown amounts marked, with the limit beside it', () => {
    assert.equal(spentInWords(STATUS), '0 requests · 0 tokens · $0.00');
    const tokens = { value: 3_100, reported: 1, estimated: 1, unknown: 0 };
    const spent = { requests: 2, tokens, cost: { value: 4_200_000, reported: 1, estimated: 0, unknown: 1 } };
    const cap = { capNanoDollars: 250_000_000 };
    assert.equal(spentInWords({ ...STATUS, spent, ...cap }), '2 requests · ~3.1k tokens · $0.0042+? of $0.25');
    const unknown = { requests: 1, tokens: { ...EMPTY_TOTAL, unknown: 1 }, cost: { ...EMPTY_TOTAL, unknown: 1 } };
    assert.equal(spentInWords({ ...STATUS, spent: unknown }), '1 request · ? tokens · ?');
  });
});

describe('going on', () => {
  it('shows the limit that a run has reached', () => {
    assert.equal(resumeInWords(STATUS), 'Continue');
    assert.equal(resumeInWords({ ...STATUS, moreNanoDollars: 250_000_000 }), 'Continue (up to $0.25 more)');
  });
});

describe('a step of the agent', () => {
  it('counts its results', () => {
    assert.equal(countsInWords(undefined), '');
    assert.equal(countsInWords({ lines: 1 }), '1 line');
    assert.equal(countsInWords({ files: 2, matches: 1_200 }), '2 files, 1,200 matches');
  });

  it('reports how the tests went, and never as passed if they did not end', () => {
    const tests = { id: 1, kind: 'tests', task: 'npm test', output: '' } as const;
    assert.equal(testsInWords({ ...tests, task: '', state: 'running' }), 'Wants to run tests');
    assert.equal(testsInWords({ ...tests, state: 'running' }), 'npm test: running…');
    assert.equal(testsInWords({ ...tests, state: 'done', exitCode: 0 }), 'npm test: passed (exit code 0)');
    assert.equal(testsInWords({ ...tests, state: 'done', exitCode: 1 }), 'npm test: failed (exit code 1)');
    assert.equal(testsInWords({ ...tests, state: 'done' }), 'npm test: timed out');
    assert.equal(testsInWords({ ...tests, state: 'stopped' }), 'npm test: stopped');
    assert.equal(testsInWords({ ...tests, state: 'refused' }), 'npm test: not run');
  });

  it('shows a command as it runs, with invisible characters escaped', () => {
    const tests = { id: 1, kind: 'tests', output: '', state: 'running' } as const;
    assert.equal(testsInWords({ ...tests, task: 'npm test \u202e#' }), 'npm test \\u202e#: running…');
  });

  it('reports only finished steps as done', () => {
    const step = { id: 1, kind: 'tool', tool: 'replace_in_file', subject: 'a.ts' } as const;
    assert.equal(toolVerb({ ...step, state: 'running' }), 'Changes');
    assert.equal(toolVerb({ ...step, state: 'done' }), 'Changed');
    for (const state of ['refused', 'stopped'] as const) assert.equal(toolVerb({ ...step, state }), 'Did not change');
  });

  it('lists the decisions that only the user can make', () => {
    const file = { kind: 'file', path: '.env', wants: 'read', why: 'holds secrets by its name' } as const;
    assert.equal(questionInWords(file), 'May the agent read .env? It holds secrets by its name.');
    assert.equal(
      questionInWords({ ...file, wants: 'write' }),
      'May the agent change .env? It holds secrets by its name.',
    );
    assert.equal(
      questionInWords({ kind: 'commands', path: 'package.json', added: '"test": "x"' }),
      'The agent has changed package.json, which defines commands. Run the tests with this change?',
    );
    assert.equal(
      questionInWords({ kind: 'go-on', turns: 15 }),
      'The model has taken 15 steps without finishing. Continue?',
    );
  });

  it('is read out when it is done, and not while it streams', () => {
    const spoken = (event: AgentEvent) => announced(event);
    assert.equal(spoken({ id: 1, kind: 'tool', tool: 'read_file', subject: 'a.ts', state: 'running' }), '');
    assert.equal(spoken({ id: 1, kind: 'tool', tool: 'read_file', subject: 'a.ts', state: 'done' }), 'Read a.ts');
    assert.equal(spoken({ id: 2, kind: 'thinking', text: 'Hm', state: 'running' }), '');
    assert.equal(spoken({ id: 3, kind: 'text', text: 'Hm', state: 'done' }), '');
    assert.equal(spoken({ id: 4, kind: 'ended', outcome: { kind: 'stopped' } }), 'Stopped.');
  });
});

describe('the abilities of a test', () => {
  it('are shown before it runs, including the packages that it can change', () => {
    assert.match(testsMayInWords(false), /can change your installed packages \(node_modules, \.venv\)/);
    assert.match(testsMayInWords(true), /can't change the folder itself; elsewhere it runs with your permissions/);
  });
});
