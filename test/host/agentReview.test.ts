import assert from 'node:assert/strict';
import { link, mkdir, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import { newRunState } from '../../src/core/agent/run/start.ts';
import { Sandbox } from '../../src/disk/sandbox/sandbox.ts';
import { AgentSession } from '../../src/vscode/agent/agentSession.ts';
import { reviewRun } from '../../src/vscode/agent/reviewRun.ts';
import { ReviewDesk } from '../../src/vscode/review/reviewDesk.ts';
import { dedent } from '../support/dedent.ts';
import { FakeClock } from '../support/fakeClock.ts';
import { installedGrammars } from '../support/grammars.ts';
import { ScriptedPaid } from '../support/scriptedPaid.ts';
import { closeAll, until } from './support/editing.ts';

type Call = readonly [name: string, given: Readonly<Record<string, string>>];

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
const MADE = 'made\n';
const CHANGES: readonly Call[] = [
  ['replace_in_file', { path: 'src/a.txt', old_text: 'one', new_text: 'ONE' }],
  ['replace_in_file', { path: 'src/a.txt', old_text: 'five', new_text: 'FIVE' }],
  ['write_file', { path: 'src/new/b.txt', content: MADE }],
];
const FINISH: Call = ['finish', { summary: 'Done.' }];

describe("the agent's proposal in the review", () => {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder, 'the host tests open a folder');
  let root = '';
  let tests = 0;
  let desk: ReviewDesk;
  let paid: ScriptedPaid;
  let session: AgentSession;
  let answered = 0;
  const at = (...parts: readonly string[]) => path.join(root, 'inside', ...parts);
  const outside = (...parts: readonly string[]) => path.join(root, 'outside', ...parts);
  const read = (file: string) => readFile(at(file), 'utf8');

  beforeEach(async () => {
    await closeAll();
    tests += 1;
    root = path.join(folder.uri.fsPath, `agentReview${tests}`);
    await mkdir(at('src'), { recursive: true });
    await mkdir(outside(), { recursive: true });
    await writeFile(at('src', 'a.txt'), BEFORE);
    await writeFile(outside('a.txt'), BEFORE);
    desk = new ReviewDesk();
    paid = new ScriptedPaid();
    session = newSession();
    answered = 0;
  });
  afterEach(async () => {
    desk.dispose();
    await closeAll();
    await rm(root, { recursive: true });
  });

  const sandbox = () => {
    const shown = (absolute: string) => vscode.workspace.textDocuments.find(({ uri }) => uri.fsPath === absolute);
    const openText = (absolute: string) => shown(absolute)?.getText();
    return new Sandbox({ folders: [{ name: 'inside', path: at() }], excludes: () => false, openText });
  };

  function newSession(): AgentSession {
    const state = newRunState({ id: 'run', instruction: 'Do it.' });
    return new AgentSession({
      stored: { state, start: '', folder: '', languageId: '', verdict: 'open' },
      paid,
      model: 'm',
      modelLabel: 'm',
      workspace: sandbox(),
      tests: () => undefined,
      testChoices: async () => ({ commands: [], workspaceIsReadOnly: true }),
      testCommand: () => '',
      maxNanoDollars: () => undefined,
      clock: new FakeClock(),
      onEvent: () => undefined,
      onChange: () => undefined,
      onEnded: () => undefined,
      onFault: error => assert.fail(String(error)),
    });
  }

  /** The model's next answer, and the last request's messages. */
  async function answer(...calls: readonly Call[]): Promise<string> {
    const { streams } = paid.provider;
    await until('a request', () => streams.length > answered);
    const stream = streams[answered];
    assert.ok(stream);
    answered += 1;
    for (const [index, [name, given]] of calls.entries()) {
      const call = { id: `call-${answered}-${index}`, name, arguments: JSON.stringify(given) };
      stream.tell({ type: 'tool-call', call });
    }
    stream.stop('tool-calls');
    return stream.request.messages.findLast(({ role }) => role === 'user')?.content ?? '';
  }

  async function propose(): Promise<void> {
    session.resume();
    await answer(...CHANGES);
    await answer(FINISH);
    await untilFinished();
  }
  const untilFinished = () => until('the end', () => session.status.outcome?.kind === 'finished');

  /** Opens the review, and lets `act` decide when it is shown. */
  async function review(act: (open: ReviewDesk['reviews'][number]) => unknown): Promise<void> {
    const done = reviewRun({
      ...{ session, sandbox: sandbox(), reviews: desk, viewColumn: vscode.ViewColumn.One },
      grammars: async () => installedGrammars(),
    });
    await until('the review', () => (desk.reviews[0]?.files.length ?? 0) > 0);
    const [open] = desk.reviews;
    assert.ok(open);
    await act(open);
    await done;
  }

  it('that is rejected with a reason goes back to the model, and comes again', async () => {
    await propose();
    await review(open => open.decide({ kind: 'again', instruction: 'Leave five alone.' }));
    assert.equal(session.status.phase, 'working');
    const told = await answer(['replace_in_file', { path: 'src/a.txt', old_text: 'FIVE', new_text: 'five' }]);
    assert.match(told, /does not take them\. The reason: Leave five alone\./);
    await answer(FINISH);
    await untilFinished();
    assert.equal(await read('src/a.txt'), BEFORE);
    await review(open => desk.accept(open));
    assert.equal(session.status.phase, 'accepted');
    assert.equal(await read('src/a.txt'), BEFORE.replace('one', 'ONE'));
    assert.equal(await read('src/new/b.txt'), MADE);
  });

  it('that is rejected without a reason waits, and no request is sent', async () => {
    await propose();
    await review(open => open.decide({ kind: 'rejected' }));
    assert.equal(session.status.phase, 'waiting');
    assert.equal(paid.provider.streams.length, 2);
    assert.equal(await read('src/a.txt'), BEFORE);
  });

  it('of which a part is accepted keeps the rest, and only the part is recorded', async () => {
    await propose();
    await review(async open => {
      const [first, second] = open.files;
      assert.ok(first && second);
      desk.take(first, { hunk: 1, taken: false });
      desk.takeAll(second, false);
      await desk.accept(open);
    });
    assert.equal(await read('src/a.txt'), BEFORE.replace('one', 'ONE'));
    assert.deepEqual(paid.taken, [{ recordId: 'record-2', accepted: { chars: 3, lines: 1 } }]);
    assert.equal(session.status.phase, 'waiting');
    assert.deepEqual(
      session.proposal.map(({ path: name }) => name),
      ['src/a.txt', 'src/new/b.txt'],
    );
    session.giveFeedback('Five stays.');
    assert.match(await answer(FINISH), /accepted a part of src\/a\.txt: that is saved\. .*The reason: Five stays\./);
    await untilFinished();
    await review(open => desk.accept(open));
    assert.equal(session.status.phase, 'accepted');
    assert.equal(await read('src/a.txt'), AFTER);
    assert.equal(await read('src/new/b.txt'), MADE);
  });

  it('is rebased on edits elsewhere in the file', async () => {
    await propose();
    await writeFile(at('src', 'a.txt'), BEFORE.replace('three', '3'));
    await review(open => desk.accept(open));
    assert.equal(await read('src/a.txt'), AFTER.replace('three', '3'));
  });

  it('marks the line where a file no longer parses', async () => {
    await writeFile(at('src', 'sizes.json'), '{\n  "small": 1\n}\n');
    session.resume();
    await answer(['replace_in_file', { path: 'src/sizes.json', old_text: '1', new_text: '1 "large": 2' }]);
    await answer(FINISH);
    await untilFinished();
    await review(open => {
      const marks = open.files.flatMap(({ warnings }) => warnings.map(({ kind, line }) => ({ kind, line })));
      open.decide({ kind: 'rejected' });
      assert.deepEqual(marks, [{ kind: 'unsound', line: 1 }]);
    });
  });

  describe('is written nowhere else than where it was shown', () => {
    const swaps: Readonly<Record<string, () => Promise<unknown>>> = {
      'a file for a link to one outside': async () => {
        await rm(at('src', 'a.txt'));
        await symlink(outside('a.txt'), at('src', 'a.txt'));
      },
      'a folder for a link to one outside': async () => {
        await rename(at('src'), at('was'));
        await symlink(outside(), at('src'));
      },
      'a file for another name of one outside': async () => {
        await rm(at('src', 'a.txt'));
        await link(outside('a.txt'), at('src', 'a.txt'));
      },
      'a new folder for a link to one outside': () => symlink(outside(), at('src', 'new')),
      'a new file for a link to nothing outside': async () => {
        await mkdir(at('src', 'new'));
        await symlink(outside('b.txt'), at('src', 'new', 'b.txt'));
      },
      'a file for a link to hooks of Git': async () => {
        await mkdir(at('.git', 'hooks'), { recursive: true });
        await writeFile(at('.git', 'hooks', 'pre-commit'), BEFORE);
        await rm(at('src', 'a.txt'));
        await symlink(at('.git', 'hooks', 'pre-commit'), at('src', 'a.txt'));
      },
    };
    for (const [what, swap] of Object.entries(swaps)) {
      it(`when ${what} is swapped during the review`, async () => {
        await propose();
        await review(async open => {
          await swap();
          await desk.accept(open);
        });
        assert.deepEqual(await readdir(outside()), ['a.txt']);
        assert.equal(await readFile(outside('a.txt'), 'utf8'), BEFORE);
        const hook = await read('.git/hooks/pre-commit').catch(() => BEFORE);
        assert.equal(hook, BEFORE);
        assert.equal(session.status.phase, 'waiting');
        assert.deepEqual(paid.taken, []);
      });
    }
  });
});
