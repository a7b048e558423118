import assert from 'node:assert/strict';
import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { CANARY, type SandboxScene, useSandboxScene } from '../../core/agent/files/sandboxScene.ts';
import { NAMES, ON_DISK, PROTECTED } from './sandboxTable.ts';

const NOT_ON_WINDOWS = process.platform !== 'win32';

const IN = (scene: SandboxScene, name: string) => join(scene.workspace, name);

describe('the sandbox keeps the agent from', () => {
  const scene = useSandboxScene();

  for (const { what, path, prepare, told } of [...NAMES, ...PROTECTED, ...(NOT_ON_WINDOWS ? ON_DISK : [])]) {
    it(`${what}: ${JSON.stringify(path.slice(0, 40))}`, async () => {
      await prepare?.(scene());
      const found = await scene().look(path, { wants: 'write' });
      const message = found.kind === 'refused' ? found.message : found.kind === 'asks' ? `asks: ${found.why}` : '';
      assert.ok(message.includes(told), `${found.kind}: ${message}`);
      assert.ok(!JSON.stringify(found).includes(CANARY));
      const read = await scene().look(path);
      if (found.kind === 'refused' || /secrets|another name/.test(message)) assert.equal(read.kind, found.kind);
      else assert.ok(read.kind === 'file' || read.kind === 'missing', read.kind);
      const located = await scene().sandbox().locate(path);
      if (found.kind === 'refused' && !/(1 MB|UTF-8|regular file)/.test(told)) assert.equal(located.kind, 'refused');
      if (found.kind === 'asks') assert.equal(located.kind === 'located' && located.why, found.why);
      const listed = await scene().listed();
      assert.ok(!listed.some(name => name.includes('secret.txt')), listed.join());
    });
  }

  it('nothing that is its own: a file, a new one, a new one in a new folder', async () => {
    assert.deepEqual(await scene().look('src/a.ts'), { kind: 'file', path: 'src/a.ts', text: 'const a = 1;\n' });
    assert.deepEqual(await scene().look('./src//a.ts'), { kind: 'file', path: 'src/a.ts', text: 'const a = 1;\n' });
    assert.deepEqual(await scene().look('src/b.ts'), { kind: 'missing', path: 'src/b.ts' });
    assert.deepEqual(await scene().look('new/deep/c.ts'), { kind: 'missing', path: 'new/deep/c.ts' });
    assert.deepEqual(await scene().look('src'), { kind: 'folder', path: 'src' });
    assert.deepEqual(await scene().look(''), { kind: 'folder', path: '' });
    assert.deepEqual(await scene().sandbox().locate('new/deep/c.ts'), {
      kind: 'located',
      linked: false,
      absolute: IN(scene(), 'new/deep/c.ts'),
    });
  });

  it('two names for one file: a link inside the workspace is the file that it leads to', async () => {
    await symlink('a.ts', IN(scene(), 'src/link.ts'));
    assert.deepEqual(await scene().look('src/link.ts'), { kind: 'file', path: 'src/a.ts', text: 'const a = 1;\n' });
  });

  it('secrets until the user agrees, and other secrets even then', async () => {
    await scene().write({ 'workspace/.env': 'KEY=1', 'workspace/.env.local': CANARY });
    const granted = ['.env'];
    assert.deepEqual(await scene().look('.env', { granted }), { kind: 'file', path: '.env', text: 'KEY=1' });
    assert.equal((await scene().look('.env.local', { granted })).kind, 'asks');
  });

  it('settings that contain a key, and no others of their kind', async () => {
    const key = `sk-proj-${'a1B2'.repeat(8)}`;
    await scene().write({
      'workspace/.mcp.json': `{ "env": { "API_KEY": "${key}" } }`,
      'workspace/.vscode/settings.json': '{ "editor.tabSize": 2 }',
    });
    const wanted = { kind: 'asks', path: '.mcp.json', why: 'contains what looks like a password or a key' };
    assert.deepEqual(await scene().look('.mcp.json'), wanted);
    assert.equal((await scene().look('.mcp.json', { granted: ['.mcp.json'] })).kind, 'file');
    assert.equal((await scene().look('.vscode/settings.json')).kind, 'file');
  });

  it('a file that the user has allowed under another name', async () => {
    await scene().write({ 'workspace/.env': CANARY });
    await symlink('.env', IN(scene(), 'link.txt'));
    const found = await scene().look('link.txt', { granted: ['link.txt'] });
    assert.deepEqual(found, { kind: 'asks', path: '.env', why: 'may contain secrets' });
  });

  it('files that Git or the settings leave out, under every name', async () => {
    await scene().write({ 'workspace/build/out.js': CANARY });
    await symlink('../build/out.js', IN(scene(), 'src/out.js'));
    const excludes = (absolute: string) => absolute.startsWith(IN(scene(), 'build'));
    for (const path of ['build/out.js', 'build/new.js', 'src/out.js']) {
      const found = await scene().look(path, { excludes });
      assert.ok(found.kind === 'refused' && found.message.includes('left out by .gitignore or the settings'), path);
    }
    assert.deepEqual(await scene().listed('', { excludes }), ['src/a.ts']);
  });
});

describe('the list of files', () => {
  const scene = useSandboxScene();

  it('includes readable files, asks for permission for others, and excludes the rest', async () => {
    await scene().write({
      'workspace/.env': CANARY,
      'workspace/.git/config': CANARY,
      'workspace/.github/workflows/build.yml': 'on: push',
      'workspace/node_modules/left/index.js': '',
      'workspace/README.md': '',
      'workspace/src/deep/b.ts': '',
    });
    if (NOT_ON_WINDOWS) await symlink(scene().outside, IN(scene(), 'linked'));
    assert.deepEqual(await scene().listed(), [
      '.env (asks)',
      '.github/workflows/build.yml',
      'README.md',
      'src/a.ts',
      'src/deep/b.ts',
    ]);
    assert.deepEqual(await scene().listed('src/deep'), ['src/deep/b.ts']);
    for (const folder of ['.git', 'linked', '../outside', '/', 'nothing', 'README.md']) {
      assert.deepEqual(await scene().listed(folder), [], folder);
    }
  });

  it('ends once it is aborted', async () => {
    const leaving = new AbortController();
    await mkdir(IN(scene(), 'src/b'), { recursive: true });
    await scene().write({ 'workspace/src/b/c.ts': '' });
    const names: string[] = [];
    for await (const { path } of scene().sandbox().list('', leaving.signal)) {
      names.push(path);
      leaving.abort();
    }
    assert.deepEqual(names, ['src/a.ts']);
  });
});
