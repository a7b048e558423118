import assert from 'node:assert/strict';
import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import type { CompletionOutcome } from '../../src/core/completion/outcome/outcome.ts';
import { GhostText, type GhostTextOptions } from '../../src/vscode/ghostText/ghostText.ts';
import { Exclusion, type ExclusionReason } from '../../src/vscode/privacy/exclusion.ts';
import { until } from './support/editing.ts';

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

  const cases: readonly (readonly [string, ExclusionReason])[] = [
    ['plain.ts', 'open'],
    ['built/a.ts', 'git-ignored'],
    ['deep/b.gen.ts', 'git-ignored'],
    ['legacy/c.ts', 'excluded'],
    ['.env', 'secret-file'],
    ['tls/server.key', 'secret-file'],
  ];
  for (const [path, wanted] of cases) {
    it(`is recognized: ${path} is ${wanted}`, async () => assert.equal(await verdictOf(path), wanted));
  }

  it('is found in deep folders, whatever the patterns of a .gitignore are', async () => {
    await write('deeper/.gitignore', `${'**/a/'.repeat(12)}b\n`);
    const folders = 'a/'.repeat(40);
    assert.equal(await verdictOf(`deeper/${folders}c.ts`), 'open');
    assert.equal(await verdictOf(`deeper/${folders}b`), 'git-ignored');
  });

  it('is any below a .gitignore that is too long to read, which is logged', async () => {
    const warnings: string[] = [];
    const warning = new Exclusion(
      () => [],
      message => warnings.push(message),
    );
    await write('long/.gitignore', 'a\n'.repeat(300_000));
    const document = await vscode.workspace.openTextDocument(await write('long/c.ts', 'a\n'));
    assert.equal(await warning.verdict(document), 'git-ignored');
    assert.deepEqual(
      warnings.map(message => /gitignore is too long or complex/.test(message)),
      [true],
    );
    warning.dispose();
  });

  describe('and is behind a link', () => {
    /** The target of a link in the workspace, outside or inside of it. */
    const TARGETS: readonly (readonly [target: string, link: string, wanted: ExclusionReason])[] = [
      ['../outside/.aws/credentials', 'settings.py', 'secret-link'],
      ['../outside/id_ed25519', 'notes.ts', 'secret-link'],
      ['../outside/plain.ts', 'shared.ts', 'open'],
      ['../outside/legacy/c.ts', 'imported.ts', 'excluded-link'],
      ['exclusion/tls/server.key', 'key.ts', 'secret-link'],
      ['exclusion/legacy/c.ts', 'fresh.ts', 'excluded-link'],
      ['exclusion/generated/a.ts', 'source.ts', 'excluded-link'],
      ['exclusion/plain.ts', 'same.ts', 'open'],
    ];
    before(() => write('generated/.gitignore', '*\n'));

    for (const [target, link, wanted] of TARGETS) {
      it(`${link} → ${target} is ${wanted}`, async () => {
        const to = path.join(folder.uri.fsPath, target);
        await mkdir(path.dirname(to), { recursive: true });
        await writeFile(to, 'a\n');
        const from = vscode.Uri.joinPath(root, link);
        await symlink(to, from.fsPath);
        assert.equal(await exclusion.verdict(await vscode.workspace.openTextDocument(from)), wanted);
      });
    }

    it('is recognized by a folder that is one', async () => {
      const outside = path.join(folder.uri.fsPath, '../outside/.ssh');
      await mkdir(outside, { recursive: true });
      await writeFile(path.join(outside, 'config.py'), 'a\n');
      await symlink(outside, path.join(root.fsPath, 'conf'));
      const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(root, 'conf/config.py'));
      assert.equal(await exclusion.verdict(document), 'secret-link');
    });

    it('is held back until it is known where it leads, and known without a wait from then on', async () => {
      const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(root, 'settings.py'));
      const fresh = new Exclusion(() => []);
      const first = fresh.verdict(document);
      assert.ok(first instanceof Promise);
      await first;
      assert.equal(fresh.verdict(document), 'secret-link');
      fresh.dispose();
    });

    it('is checked again after the link leads elsewhere', async () => {
      const from = path.join(root.fsPath, 'moved.ts');
      await writeFile(path.join(root.fsPath, 'first.ts'), 'a\n');
      await symlink(path.join(root.fsPath, 'first.ts'), from);
      const document = await vscode.workspace.openTextDocument(vscode.Uri.file(from));
      await vscode.window.showTextDocument(document);
      assert.equal(await exclusion.verdict(document), 'open');
      const secret = path.join(root.fsPath, 'id_rsa');
      await writeFile(secret, 'secret\n');
      await rm(from);
      await symlink(secret, from);
      await vscode.commands.executeCommand('workbench.action.files.revert');
      await until('another verdict', () => exclusion.verdict(document) === 'secret-link');
    });
  });

  it('may be included again by a deeper .gitignore', async () => {
    await write('kept/.gitignore', '!*.gen.ts\n');
    assert.equal(await verdictOf('kept/d.gen.ts'), 'open');
  });

  it('is never included again from a folder that Git leaves out', async () => {
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
    // A user may open a folder that the repository ignores, and expects suggestions in it.
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

  it('includes files hidden by files.exclude', async () => {
    assert.equal(await verdictOf('.git/hooks.ts'), 'excluded');
  });

  it("includes files hidden by the user's files.exclude, even if the folder shows them", async () => {
    const files = vscode.workspace.getConfiguration('files');
    try {
      await files.update('exclude', { '**/private': true }, vscode.ConfigurationTarget.Global);
      await files.update('exclude', { '**/private': false, '**/.git': false }, vscode.ConfigurationTarget.Workspace);
      assert.equal(await verdictOf('private/a.ts'), 'excluded');
      assert.equal(await verdictOf('.git/again.ts'), 'excluded');
    } finally {
      await files.update('exclude', undefined, vscode.ConfigurationTarget.Workspace);
      await files.update('exclude', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('includes files that are minified, too large or binary', async () => {
    assert.equal(await verdictOf('min.js', `a\n${'x'.repeat(10_001)}\n`), 'long-lines');
    assert.equal(await verdictOf('big.ts', 'const a = 1;\n'.repeat(420_000)), 'large-file');
    // The editor opens such text from a file only if the user insists.
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
