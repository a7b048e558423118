import assert from 'node:assert/strict';
import { link, mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { ProposalReader } from '../../src/core/refactor/reading/proposal.ts';
import { Exclusion } from '../../src/vscode/privacy/exclusion.ts';
import { filesForReview } from '../../src/vscode/refactor/filesForReview.ts';
import { FurtherFiles } from '../../src/vscode/refactor/furtherFiles.ts';
import { subjectOf } from '../../src/vscode/refactor/subject.ts';
import { installedGrammars } from '../support/grammars.ts';
import { until } from './support/editing.ts';
import { untilProposed } from './support/proposals.ts';
import { AFTER, ANSWER, useRefactorings } from './support/refactorings.ts';

const EDITOR = 'asks: can run commands when the folder is opened in an editor';
const GIT = 'asks: configures commands that Git runs';
const OUT = 'is outside the workspace. Only files inside it can be used.';
const UNSEEN = "contains characters that can't be seen. Use plain names.";

/** A name in the answer, and its display in the review. */
const ATTACKS: readonly (readonly [name: string, shown: string])[] = [
  ['helper.py', 'written'],
  ['.vscode/tasks.json', EDITOR],
  ['.VSCODE/settings.json', EDITOR],
  ['.husky/pre-commit', GIT],
  ['hooks/pre-push', GIT],
  ['CLAUDE.md', 'asks: configures AI assistants'],
  ['setup.py', 'asks: changes what runs when packages are installed'],
  ['.env', 'asks: may contain secrets'],
  ['.github/workflows/a.yml', 'asks: configures a build server or a host'],
  ['two.py', 'asks: has another name on this disk, perhaps outside'],
  ['link/autostart.toml', OUT],
  ['dangling.py', "is a link to something that doesn't exist. Use a real path."],
  ['../../outside.py', 'is outside the workspace. Only files inside it can be written.'],
  ['/etc/cron.d/a.py', 'is absolute.'],
  ['~/.bashrc', 'begins with ~.'],
  ['C:\\Windows\\a.py', 'contains a colon.'],
  ['.git/hooks/pre-commit', 'belongs to version control'],
  ['.GIT/config', 'belongs to version control'],
  ['GIT~1/hooks/pre-commit', 'has a shortened name with ~. Use the full name.'],
  ['.g\u200cit/config', UNSEEN],
  ['\u202eyp.txt', UNSEEN],
  ['nul.py', "has a device's name."],
  ['trailing.py.', 'ends in a dot or a space.'],
  ['own-link.py', 'is another name for a file in this proposal. Use a single name.'],
  ['folder', "already exists and isn't a text file. Use another name."],
  ['ignored/a.py', 'is left out by .gitignore or the settings'],
];

describe('the further files of a refactoring', () => {
  const { at, write, read, run, ask, server, file } = useRefactorings();
  let outside: string;

  beforeEach(async () => {
    outside = await mkdtemp(join(tmpdir(), 'ghostline-outside-'));
    await write('.gitignore', 'ignored/\n');
    await write('folder/a.py', '');
    await write('one.py', 'one = 1\n');
    await symlink(outside, at('link').fsPath);
    await symlink(join(outside, 'nothing.py'), at('dangling.py').fsPath);
    await symlink(at(file()).fsPath, at('own-link.py').fsPath);
    await link(at('one.py').fsPath, at('two.py').fsPath);
  });
  afterEach(() => rm(outside, { recursive: true }));

  const answerWith = (...names: readonly string[]) =>
    [ANSWER, ...names.map(name => `\`\`\`python title="${name}"\nx = 1\n\`\`\`\n`)].join('\n');

  /** The review's entry for each file but the first, by the name in the answer. */
  async function shown(names: readonly string[]): Promise<(readonly [string, string])[]> {
    const document = await vscode.workspace.openTextDocument(at(file()));
    const subject = subjectOf(document, { start: 0, end: 20 });
    const reader = new ProposalReader(subject.target, 'Do it.');
    reader.push(answerWith(...names));
    const proposal = reader.end('stop');
    assert.ok(proposal.kind === 'proposed', JSON.stringify(proposal));
    const exclusion = new Exclusion(() => []);
    const further = new FurtherFiles(exclusion);
    const files = await filesForReview(proposal, subject, { further, grammars: async () => installedGrammars() });
    exclusion.dispose();
    return files.slice(1).map(({ caution, path }) => {
      if (caution === undefined) return [path, 'written'];
      return [path, caution.kind === 'asks' ? `asks: ${caution.why}` : caution.reason];
    });
  }

  it("are written, confirmed or refused like the agent's files, and the review explains why", async () => {
    const found: string[] = [];
    for (const [name, wanted] of ATTACKS) {
      const files = await shown([name]);
      const said = files.map(([, told]) => told).join();
      found.push(`${JSON.stringify(name)}: ${said.includes(wanted) ? wanted : said}`);
      assert.doesNotMatch(files.join(), /[\u200c\u202e]/);
    }
    assert.deepEqual(
      found,
      ATTACKS.map(([name, wanted]) => `${JSON.stringify(name)}: ${wanted}`),
    );
  });

  it('of which one is named twice are shown once, and the other is refused', async () => {
    const found = await shown(['Helper.py', 'helper.py']);
    assert.deepEqual(
      found.map(([path]) => path.replace('refactor/', '')),
      ['Helper.py', 'helper.py'],
    );
    assert.match(found[1]?.[1] ?? '', /is the same file as refactor\/Helper\.py on some systems/);
  });

  it('that are refused stay out on Accept, and the others are written', async () => {
    server().script(answerWith('helper.py', 'link/a.py', '.git/hooks/pre-commit', 'GIT~1/hooks/pre-commit'));
    await ask();
    await untilProposed(AFTER);
    await until('the answer to end', async () => {
      await run('acceptProposal');
      return (await read(file())) === AFTER;
    });
    assert.equal(await read('helper.py'), 'x = 1\n');
    assert.deepEqual(await readdir(outside), []);
    assert.deepEqual(
      (await readdir(at('').fsPath)).filter(name => /git/i.test(name)),
      ['.gitignore'],
    );
  });
});
