import assert from 'node:assert/strict';
import { dedent } from '../../../support/dedent.ts';
import { AgentScene, type Call } from '../agentScene.ts';

const BEFORE = dedent`
  one
  two
  three
  four
  five
`;
const AFTER = dedent`
  ONE
  two
  three
  four
  FIVE
`;
const FINISH: Call = ['finish', { summary: 'Done.' }];
const CHANGES: readonly Call[] = [
  ['replace_in_file', { path: 'a.ts', old_text: 'one', new_text: 'ONE' }],
  ['replace_in_file', { path: 'a.ts', old_text: 'five', new_text: 'FIVE' }],
  ['write_file', { path: 'new.ts', content: 'first\nsecond\n' }],
];

/** A run that has proposed to change a file in two places, and to make another one. */
async function proposed(...after: readonly (readonly Call[])[]): Promise<AgentScene> {
  const one = new AgentScene({ script: [CHANGES, [FINISH], ...after], files: { 'a.ts': BEFORE } });
  await one.play();
  return one;
}

/** As the editor saves it when the user accepts it. */
function accept(one: AgentScene, path: string, text: string, added: string): void {
  one.workspace.files.set(path, text);
  one.run.recordAccepted([{ path, text, added }]);
}

/** The last request's messages besides results. */
function told(one: AgentScene): string {
  return one.model.requests.at(-1)?.messages.findLast(({ role }) => role === 'user')?.content ?? '';
}

describe('a proposal of which a part was accepted', () => {
  it('is the rest, on top of the files as they were saved', async () => {
    const one = await proposed();
    accept(
      one,
      'a.ts',
      dedent`
      ONE
      two
      three
      four
      five
    `,
      'ONE',
    );
    assert.deepEqual(one.run.proposal, [
      {
        path: 'a.ts',
        kind: 'edit',
        before: dedent`
        ONE
        two
        three
        four
        five
      `,
        after: AFTER,
      },
      { path: 'new.ts', kind: 'create', before: '', after: 'first\nsecond\n' },
    ]);
    accept(one, 'new.ts', 'first\nsecond\n', 'first\nsecond');
    assert.deepEqual(
      one.run.proposal.map(({ path }) => path),
      ['a.ts'],
    );
    assert.deepEqual(one.steps.slice(-2), ['saved  / a.ts', 'saved new.ts / ']);
  });

  it('is nothing when all of it was accepted', async () => {
    const one = await proposed();
    accept(one, 'a.ts', AFTER, 'ONE\nFIVE');
    accept(one, 'new.ts', 'first\nsecond\n', 'first\nsecond');
    assert.deepEqual(one.run.proposal, []);
  });

  it('is recorded with everything that was accepted of it', async () => {
    const one = await proposed();
    accept(
      one,
      'a.ts',
      dedent`
      ONE
      two
      three
      four
      five
    `,
      'ONE',
    );
    assert.deepEqual(one.model.taken.at(-1), { recordId: 'record-2', accepted: { chars: 3, lines: 1 } });
    accept(one, 'new.ts', 'first\nsecond\n', 'first\nsecond');
    assert.deepEqual(one.model.taken.at(-1), { recordId: 'record-2', accepted: { chars: 15, lines: 3 } });
  });

  it("continues with the user's reason, and the model knows which part was accepted", async () => {
    const one = await proposed([['read_file', { path: 'a.ts' }]], [FINISH]);
    accept(
      one,
      'a.ts',
      dedent`
      ONE
      two
      three
      four
      five
    `,
      'ONE',
    );
    one.run.reject('Leave five alone.');
    await one.play();
    assert.equal(
      told(one),
      'The user has accepted a part of a.ts: that is saved. The rest of your changes the user does not take as it is. The reason: Leave five alone.\nYour changes still stand; go on from there, and call finish again.',
    );
    assert.match(one.results.at(-2) ?? '', /ONE\ntwo\nthree\nfour\nFIVE\n/);
  });

  it('is recorded again after further answers', async () => {
    const one = await proposed([['write_file', { path: 'b.ts', content: 'b\n' }]], [FINISH]);
    accept(one, 'a.ts', AFTER, 'ONE\nFIVE');
    one.run.reject('And b.');
    await one.play();
    accept(one, 'b.ts', 'b\n', 'b');
    assert.deepEqual(one.model.taken.at(-1), { recordId: 'record-4', accepted: { chars: 1, lines: 1 } });
  });
});

describe('a continued run', () => {
  it('has its changes on the files as the user has edited them meanwhile', async () => {
    const one = await proposed([FINISH]);
    one.workspace.files.set(
      'a.ts',
      dedent`
      one
      two
      3
      3
      four
      five
    `,
    );
    one.run.reject('More.');
    await one.play();
    const [change] = one.run.proposal;
    assert.equal(
      change?.before,
      dedent`
      one
      two
      3
      3
      four
      five
    `,
    );
    assert.equal(
      change.after,
      dedent`
      ONE
      two
      3
      3
      four
      FIVE
    `,
    );
  });

  it('has them on other line ends too', async () => {
    const one = await proposed([FINISH]);
    one.workspace.files.set('a.ts', BEFORE.replaceAll('\n', '\r\n'));
    one.run.reject('More.');
    await one.play();
    assert.equal(one.run.proposal[0]?.after, AFTER.replaceAll('\n', '\r\n'));
  });

  it('drops a change if the user changed the same lines, and reports it to the user and the model', async () => {
    const one = await proposed([FINISH]);
    one.workspace.files.set('a.ts', BEFORE.replace('one', 'uno'));
    one.workspace.files.set('new.ts', 'by hand\n');
    one.run.reject('More.');
    await one.play();
    assert.deepEqual(one.run.proposal, []);
    assert.equal(told(one), 'a.ts, new.ts: your change is dropped, the user has changed the file. Read it again.');
    assert.ok(one.steps.includes('dropped a.ts,new.ts'), one.steps.join());
  });

  it('recognizes its changes that are in the file already', async () => {
    const one = await proposed([FINISH]);
    one.workspace.files.set('a.ts', AFTER);
    one.run.reject('More.');
    await one.play();
    assert.deepEqual(
      one.run.proposal.map(({ path }) => path),
      ['new.ts'],
    );
    assert.equal(told(one), 'a.ts: what you have changed there stands in the file already.');
  });

  it('shows the changes that cannot be rebased before a review drops them', async () => {
    const one = await proposed();
    one.workspace.files.set('a.ts', BEFORE.replace('one', 'uno'));
    await one.run.catchUp();
    assert.equal(one.run.proposal[0]?.after, AFTER);
    one.workspace.files.set('a.ts', BEFORE.replace('three', '3'));
    await one.run.catchUp();
    assert.equal(one.run.proposal[0]?.after, AFTER.replace('three', '3'));
  });
});
