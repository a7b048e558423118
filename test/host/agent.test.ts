import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Workspace } from '../../src/core/agent/files/workspace.ts';
import { newRunState } from '../../src/core/agent/run/start.ts';
import type { TestRun } from '../../src/core/agent/tools/testRunner.ts';
import { AgentSession, type SessionOptions } from '../../src/vscode/agent/agentSession.ts';
import { placeInWords, startPlace } from '../../src/vscode/agent/startPlace.ts';
import { readStoredRun } from '../../src/vscode/agent/storedRun.ts';
import { testCommandsIn } from '../../src/vscode/agent/testCommands.ts';
import { Exclusion } from '../../src/vscode/privacy/exclusion.ts';
import { ExcludedFiles } from '../../src/vscode/workspaceFiles/excludedFiles.ts';
import { dedent } from '../support/dedent.ts';
import { FakeClock } from '../support/fakeClock.ts';
import { ScriptedPaid } from '../support/scriptedPaid.ts';
import { closeAll, until } from './support/editing.ts';

describe('the agent in the editor', () => {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder, 'the host tests open a folder');
  const root = vscode.Uri.joinPath(folder.uri, 'agent');
  const write = async (path: string, text: string) => {
    const uri = vscode.Uri.joinPath(root, path);
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    return uri;
  };
  beforeEach(() =>
    write(
      'a.ts',
      dedent`
    one
    two
    three
  `,
    ),
  );
  afterEach(async () => {
    await closeAll();
    await vscode.workspace.fs.delete(root, { recursive: true });
  });

  describe('begins', () => {
    const show = async (from: number, to: number, lastCharacter = 1) => {
      const editor = await vscode.window.showTextDocument(vscode.Uri.joinPath(root, 'a.ts'));
      editor.selection = new vscode.Selection(from, 0, to, lastCharacter);
    };
    const words = async (chosen?: unknown) => {
      const place = await startPlace(chosen);
      return place && `${place.kind} ${placeInWords(place, 'a.ts')}`;
    };

    it('at the lines that are selected', async () => {
      await show(0, 1);
      assert.equal(await words(), 'file a.ts, lines 1–2');
      await show(1, 1);
      assert.equal(await words(), 'file a.ts, line 2');
    });

    it('not at a line of which nothing is selected', async () => {
      await show(0, 2, 0);
      assert.equal(await words(), 'file a.ts, lines 1–2');
    });

    it('at the whole file without a selection', async () => {
      await show(1, 1, 0);
      assert.equal(await words(), 'file a.ts');
    });

    it('on the clicked file or folder', async () => {
      await show(0, 1);
      assert.equal(await words(vscode.Uri.joinPath(root, 'a.ts')), 'file a.ts');
      assert.equal((await startPlace(root))?.kind, 'folder');
    });

    it('nowhere in particular with a document that is no file of the folder', async () => {
      await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ content: 'x' }));
      assert.equal(await words(), undefined);
      assert.equal(await words(vscode.Uri.file('/')), undefined);
    });
  });

  it('leaves out by path the files that are left out as documents', async () => {
    const absolute = vscode.Uri.joinPath(root, 'whole').path;
    const byDocument = new Exclusion(() => ['**/legacy/**', '**/*.{secret,hidden}', 'agent/top.ts', absolute]);
    const byPath = new ExcludedFiles(byDocument);
    await write(
      '.gitignore',
      dedent`
      built/
      *.gen.ts
      !keep.gen.ts
    `,
    );
    const paths = [
      ...['a.ts', 'top.ts', 'deep/top.ts', 'built/a.ts', 'deep/built/b.ts', 'x.gen.ts', 'keep.gen.ts'],
      ...['legacy/a.ts', 'legacy/.dot', 'deep/legacy/x/y.ts', 'b.secret', '.c.hidden', 'legacyish/a.ts'],
      ...['whole/a.ts', 'deep/whole/b.ts'],
    ];
    for (const path of paths) {
      const uri = await write(path, 'text\n');
      const verdict = await byDocument.verdict(await vscode.workspace.openTextDocument(uri));
      assert.equal(await byPath.excludes(uri.fsPath, 'file'), verdict !== 'open', `${path} is ${verdict}`);
    }
    const folderOut = (path: string) => byPath.excludes(vscode.Uri.joinPath(root, path).fsPath, 'folder');
    assert.deepEqual(await Promise.all(['built', 'deep'].map(folderOut)), [true, false]);
    byDocument.dispose();
  });

  it('offers the scripts of package.json that check something, each with all of its command', async () => {
    const manifest = vscode.Uri.joinPath(folder.uri, 'package.json');
    const scripts = { test: 'mocha', 'test:unit': 'mocha unit', build: 'tsc', 'check it; rm': 'no' };
    await vscode.workspace.fs.writeFile(manifest, new TextEncoder().encode(JSON.stringify({ scripts })));
    try {
      const found = (await testCommandsIn(folder)).map(({ command, label }) => `${command} | ${label}`);
      for (const wanted of ['npm test | npm script: mocha', 'npm run test:unit | npm script: mocha unit']) {
        assert.ok(found.includes(wanted), found.join('\n'));
      }
      assert.ok(!found.some(command => /tsc|rm/.test(command)), found.join('\n'));
    } finally {
      await vscode.workspace.fs.delete(manifest);
    }
  });

  describe('in a run', () => {
    const NOWHERE: Workspace = {
      folderNames: [],
      look: async path => ({ kind: 'missing', path }),
      // biome-ignore lint/correctness/useYield: there is nothing to list
      list: async function* () {
        return;
      },
    };
    const ran: (string | undefined)[] = [];

    function session(paid: ScriptedPaid, more: Partial<SessionOptions> = {}): AgentSession {
      const state = newRunState({ id: 'run', instruction: 'Do it.' });
      return new AgentSession({
        stored: { state, start: '', folder: '', languageId: '', verdict: 'open', capNanoDollars: 1_000 },
        paid,
        model: 'm',
        modelLabel: 'm',
        workspace: NOWHERE,
        tests: command => ({
          run: async (_changes, { signal }): Promise<TestRun> => {
            const chosen = await command(signal);
            ran.push(chosen);
            return { kind: 'not-run', message: 'No.' };
          },
        }),
        testChoices: async () => ({ commands: [{ label: 'own', command: 'own test' }], workspaceIsReadOnly: true }),
        testCommand: () => '',
        maxNanoDollars: () => 1_000,
        clock: new FakeClock(),
        onEvent: () => undefined,
        onChange: () => undefined,
        onEnded: () => undefined,
        onFault: error => assert.fail(String(error)),
        ...more,
      });
    }
    beforeEach(() => ran.splice(0));

    /** The model calls a tool in its next answer, and does no more. */
    async function call(paid: ScriptedPaid, name: string, given: Readonly<Record<string, string>> = {}) {
      const { streams } = paid.provider;
      await until('a request', () => streams.some(stream => !answered.has(stream)));
      const stream = streams.find(open => !answered.has(open));
      assert.ok(stream);
      answered.add(stream);
      const id = `call-${streams.length}`;
      stream.tell({ type: 'tool-call', call: { id, name, arguments: JSON.stringify(given) } });
      stream.stop('tool-calls');
    }
    const answered = new WeakSet<object>();

    it('asks once which tests to run, and remembers it', async () => {
      const paid = new ScriptedPaid();
      const run = session(paid);
      run.resume();
      await call(paid, 'run_tests');
      await until('the question', () => run.status.testChoices !== undefined);
      run.chooseTests('own test');
      await call(paid, 'run_tests');
      await call(paid, 'finish', { summary: 'Done.' });
      await until('the end', () => run.status.phase === 'waiting');
      assert.deepEqual(ran, ['own test', 'own test']);
      assert.equal(readStoredRun(JSON.stringify(run.stored))?.testCommand, 'own test');
    });

    it('does not ask if a setting has the test command', async () => {
      const paid = new ScriptedPaid();
      const run = session(paid, { testCommand: () => 'make test' });
      run.resume();
      await call(paid, 'run_tests');
      await call(paid, 'finish', { summary: 'Done.' });
      await until('the end', () => run.status.phase === 'waiting');
      assert.deepEqual(ran, ['make test']);
    });

    it('that is stopped while a question is open does not wait for it', async () => {
      const paid = new ScriptedPaid();
      const run = session(paid);
      run.resume();
      await call(paid, 'run_tests');
      await until('the question', () => run.status.testChoices !== undefined);
      await run.stop();
      assert.equal(run.status.phase, 'waiting');
      assert.equal(run.status.testChoices, undefined);
      assert.deepEqual(run.status.outcome, { kind: 'stopped' });
    });

    it('stops before its limit in dollars, and gets the same amount, not more, each time it continues', async () => {
      const paid = new ScriptedPaid();
      paid.prices = { promptTokens: 100, worstNanoDollars: 1_001 };
      const run = session(paid);
      for (let times = 0; times < 3; times++) {
        run.resume();
        assert.equal(run.status.moreNanoDollars, undefined);
        await until('the limit', () => run.status.outcome?.kind === 'limit');
        assert.deepEqual([run.status.capNanoDollars, run.status.moreNanoDollars], [1_000, 1_000]);
      }
      assert.equal(paid.provider.streams.length, 0);
      paid.prices = { promptTokens: 100, worstNanoDollars: 900 };
      run.resume();
      await call(paid, 'finish', { summary: 'Done.' });
      await until('the end', () => run.status.outcome?.kind === 'finished');
    });

    it('does nothing more once the user has decided', async () => {
      const paid = new ScriptedPaid();
      const run = session(paid);
      await run.discard();
      run.resume();
      run.giveFeedback('Again.');
      assert.equal(run.status.phase, 'discarded');
      assert.equal(paid.provider.streams.length, 0);
    });
  });

  it('brings back no run that it cannot read', () => {
    for (const text of ['', '{', 'null', '[]', '{"state":{}}', '{"state":{"version":2}}']) {
      assert.equal(readStoredRun(text), undefined, text);
    }
  });
});
