import assert from 'node:assert/strict';
import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { CANARY, useSandboxScene } from '../../core/agent/files/sandboxScene.ts';

describe('a workspace of several folders', () => {
  const scene = useSandboxScene();
  const folders = () => [
    { name: 'app', path: scene().workspace },
    { name: 'library', path: join(scene().outside, '..', 'library') },
  ];
  beforeEach(() => scene().write({ 'library/src/b.ts': 'export const b = 2;\n' }));

  it('names the folder in every path', async () => {
    assert.deepEqual(scene().sandbox({ folders: folders() }).folderNames, ['app', 'library']);
    const found = await scene().look('library/src/b.ts', { folders: folders() });
    assert.deepEqual(found, { kind: 'file', path: 'library/src/b.ts', text: 'export const b = 2;\n' });
    assert.deepEqual(await scene().listed('', { folders: folders() }), ['app/src/a.ts', 'library/src/b.ts']);
    assert.equal(
      scene()
        .sandbox({ folders: folders() })
        .nameOf(join(scene().workspace, 'src', 'a.ts')),
      'app/src/a.ts',
    );
  });

  it('explains to the model how to write paths when one is wrong', async () => {
    for (const path of ['src/a.ts', 'outside/secret.txt', 'workspace/src/a.ts']) {
      const found = await scene().look(path, { folders: folders() });
      assert.deepEqual(found, {
        kind: 'refused',
        message: 'The workspace has several folders: begin the path with app/ or library/.',
      });
    }
    assert.equal((await scene().look('app/../library/src/b.ts', { folders: folders() })).kind, 'refused');
  });

  it('is one: a link from one folder to the other leads to the file there', async () => {
    await symlink(join(scene().outside, '..', 'library'), join(scene().workspace, 'linked'));
    const found = await scene().look('app/linked/src/b.ts', { folders: folders() });
    assert.ok(found.kind === 'file' && found.path === 'library/src/b.ts', JSON.stringify(found));
  });

  it('gives a folder another name if its own is not valid in a path', async () => {
    const odd = folders().map(folder => ({ ...folder, name: `${folder.name}: the 1/2` }));
    const sandbox = scene().sandbox({ folders: odd });
    assert.deepEqual(sandbox.folderNames, ['folder1', 'folder2']);
    assert.equal((await sandbox.look('folder2/src/b.ts', { wants: 'read', granted: new Set() })).kind, 'file');
    assert.equal(sandbox.nameOf(join(scene().workspace, 'src', 'a.ts')), 'folder1/src/a.ts');
  });

  it('does not reach into a folder that is not of it, however alike the name', async () => {
    await scene().write({ 'workspace-other/x.ts': CANARY });
    assert.equal(scene().sandbox().nameOf(`${scene().workspace}-other/x.ts`), undefined);
    await symlink(`${scene().workspace}-other`, join(scene().workspace, 'other'));
    assert.equal((await scene().look('other/x.ts')).kind, 'refused');
  });

  it('knows a file in a folder within a folder by the nearer one', async () => {
    const nested = [
      { name: 'app', path: scene().workspace },
      { name: 'sources', path: join(scene().workspace, 'src') },
    ];
    const found = await scene().look('app/src/a.ts', { folders: nested });
    assert.ok(found.kind === 'file' && found.path === 'sources/a.ts', JSON.stringify(found));
  });
});

describe('a file that is open in an editor', () => {
  const scene = useSandboxScene();

  it('is read from the editor, saved or not', async () => {
    const openText = (absolute: string) =>
      absolute === join(scene().workspace, 'src', 'a.ts') ? 'const a = 2;\n' : undefined;
    const found = await scene().look('src/a.ts', { openText });
    assert.ok(found.kind === 'file' && found.text === 'const a = 2;\n');
  });

  it('is no way around the rules', async () => {
    await scene().write({ 'workspace/.env': CANARY, 'workspace/.git/config': CANARY });
    for (const path of ['.env', '.git/config']) {
      const found = await scene().look(path, { openText: () => CANARY });
      assert.ok(!JSON.stringify(found).includes(CANARY), path);
    }
  });

  it('has no byte order mark, on the disk or in the editor', async () => {
    await scene().write({ 'workspace/bom.txt': '\ufeffone\r\n' });
    const found = await scene().look('bom.txt');
    assert.ok(found.kind === 'file' && found.text === 'one\r\n');
  });
});
