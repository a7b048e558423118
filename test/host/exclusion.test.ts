import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { CompletionOutcome } from '../../src/core/completion/outcome.ts';
import { Exclusion, type Verdict } from '../../src/vscode/exclusion.ts';
import { GhostText, type GhostTextOptions } from '../../src/vscode/ghostText.ts';
import { until } from './editing.ts';

const PATTERNS = ['**/legacy/**'];

describe('a file that must not leave this machine', () => {
  const exclusion = new Exclusion(() => PATTERNS);
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder, 'the host tests open a folder');
  const root = vscode.Uri.joinPath(folder.uri, 'exclusion');

  const write = async (path: string, text: string) => {
    const uri = vscode.Uri.joinPath(root, path);
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    return uri;
  };
  const verdictOf = async (path: string, text = 'a\n') =>
    exclusion.verdict(await vscode.workspace.openTextDocument(await write(path, text)));

  before(() => write('.gitignore', 'built/\n*.gen.ts\n'));

  after(async () => {
    exclusion.dispose();
    await vscode.workspace.fs.delete(root, { recursive: true });
  });

  const cases: readonly (readonly [string, Verdict])[] = [
    ['plain.ts', 'open'],
    ['built/a.ts', 'git-ignored'],
    ['deep/b.gen.ts', 'git-ignored'],
    ['legacy/c.ts', 'excluded'],
    ['.env', 'secret-file'],
    ['tls/server.key', 'secret-file'],
  ];
  for (const [path, wanted] of cases) {
    it(`is told from others: ${path} is ${wanted}`, async () => assert.equal(await verdictOf(path), wanted));
  }

  it('may be taken back by a deeper .gitignore', async () => {
    await write('kept/.gitignore', '!*.gen.ts\n');
    assert.equal(await verdictOf('kept/d.gen.ts'), 'open');
  });

  it('is never taken back out of a folder that Git leaves out', async () => {
    await write('built/.gitignore', '!*.ts\n');
    assert.equal(await verdictOf('built/e.ts'), 'git-ignored');
  });

  it('is known as well in a document that has its path under another scheme, as the cells of a notebook have', async () => {
    const scheme = 'ghostline-test-cell';
    const provider = vscode.workspace.registerTextDocumentContentProvider(scheme, {
      provideTextDocumentContent: () => 'a = 1\n',
    });
    const cellVerdict = async (path: string) => {
      const uri = vscode.Uri.joinPath(root, path).with({ scheme, fragment: 'W0sZmlsZQ' });
      return exclusion.verdict(await vscode.workspace.openTextDocument(uri));
    };
    assert.equal(await cellVerdict('legacy/a.ipynb'), 'excluded');
    assert.equal(await cellVerdict('built/b.ipynb'), 'git-ignored');
    assert.equal(await cellVerdict('c.ipynb'), 'open');
    provider.dispose();
  });

  it('may be named by the .gitignore of a repository that the open folder is only a part of', async () => {
    const above = vscode.Uri.joinPath(folder.uri, '..');
    const put = (path: string, text: string) =>
      vscode.workspace.fs.writeFile(vscode.Uri.joinPath(above, path), new TextEncoder().encode(text));
    await put('.git/HEAD', '');
    await put('.gitignore', '*.local.ts\n');
    const inPart = new Exclusion(() => PATTERNS);
    assert.equal(
      await inPart.verdict(await vscode.workspace.openTextDocument(await write('f.local.ts', 'a\n'))),
      'git-ignored',
    );
    // Someone who opens a folder that the repository leaves out wants it all the same.
    await put('.gitignore', '*\n');
    const leftOut = new Exclusion(() => PATTERNS);
    assert.equal(await leftOut.verdict(await vscode.workspace.openTextDocument(await write('g.ts', 'a\n'))), 'open');
    inPart.dispose();
    leftOut.dispose();
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(above, '.git'), { recursive: true });
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(above, '.gitignore'));
  });

  it('follows the .gitignore when that changes', async () => {
    const uri = await write('later.ts', 'a\n');
    const document = await vscode.workspace.openTextDocument(uri);
    assert.equal(await exclusion.verdict(document), 'open');
    await write('.gitignore', 'later.ts\n');
    await until('the new rule', async () => (await exclusion.verdict(document)) === 'git-ignored');
  });

  it('is what files.exclude hides, too', async () => {
    assert.equal(await verdictOf('.git/hooks.ts'), 'excluded');
  });

  it('and one that is no use to a model is left alone', async () => {
    assert.equal(await verdictOf('min.js', `a\n${'x'.repeat(10_001)}\n`), 'long-lines');
    assert.equal(await verdictOf('big.ts', 'const a = 1;\n'.repeat(420_000)), 'large-file');
    // From a file the editor opens such text only when somebody insists.
    const binary = await vscode.workspace.openTextDocument({ content: 'PK\0\0\n' });
    assert.equal(await exclusion.verdict(binary), 'binary');
  });

  it('has none of its lines read at a key', async () => {
    const document = await vscode.workspace.openTextDocument(await write('min.js', `${'x'.repeat(10_001)}\n`));
    await exclusion.verdict(document);
    const reasons: string[] = [];
    const ghostText = new GhostText({
      exclusion: { verdict: () => exclusion.verdict(document) },
      settings: () => ({ enabled: true, languages: {} }),
      onOutcome: (outcome: CompletionOutcome) => reasons.push('reason' in outcome ? outcome.reason : outcome.kind),
    } as unknown as GhostTextOptions);
    let reads = 0;
    const counted = new Proxy(document, {
      get(target, name) {
        if (name === 'lineAt' || name === 'getText') reads++;
        return Reflect.get(target, name);
      },
    });
    const context = { triggerKind: vscode.InlineCompletionTriggerKind.Automatic, selectedCompletionInfo: undefined };
    const token = new vscode.CancellationTokenSource().token;
    assert.deepEqual(
      await ghostText.provideInlineCompletionItems(counted, new vscode.Position(0, 0), context, token),
      [],
    );
    ghostText.dispose();
    assert.deepEqual(reasons, ['long-lines']);
    assert.equal(reads, 0);
  });

  it('is known without a wait once it has been looked at, also when it is saved', async () => {
    const document = await vscode.workspace.openTextDocument(await write('again.ts', 'a\n'));
    await exclusion.verdict(document);
    assert.equal(exclusion.verdict(document), 'open');
    const saveWith = async (text: string) => {
      const edit = new vscode.WorkspaceEdit();
      edit.insert(document.uri, new vscode.Position(0, 0), text);
      await vscode.workspace.applyEdit(edit);
      await document.save();
    };
    await saveWith('b');
    assert.equal(exclusion.verdict(document), 'open');
    await saveWith('x'.repeat(10_001));
    assert.equal(exclusion.verdict(document), 'long-lines');
  });
});
