import assert from 'node:assert/strict';
import { symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { below, pick, type Random, randomFrom } from '../../cases/random.ts';
import { CANARY, type SandboxScene, useSandboxScene } from '../../core/agent/files/sandboxScene.ts';

/** Of these 3,000 paths in all, one in eight leads to a file. */
const TREES = 12;
const PATHS_EACH = 250;

const NAMES = ['src', 'docs', 'a.ts', 'b.ts', 'deep', 'link1', 'link2', 'link3', 'README.md'] as const;
const TRICKS = [
  '..',
  '.',
  '',
  '~',
  '.git',
  '.GIT',
  '.git.',
  '.git ',
  'GIT~1',
  '.env',
  '.ENV',
  '.vscode',
  'C:',
  '\\',
  'outside',
  'secret.txt',
  'hooks',
  'config',
  'tasks.json',
  '\0',
  '.ｇｉｔ',
] as const;

const KNOWN = [
  'src/a.ts',
  'src/deep/b.ts',
  'docs/README.md',
  'link1/a.ts',
  'link2/src/a.ts',
  'src/link3/deep/b.ts',
] as const;

/** A known path with something put into it, or anything at all. */
function somePath(random: Random): string {
  const someName = () => pick(below(3, random) === 0 ? TRICKS : NAMES, random) ?? '';
  const parts =
    below(2, random) === 0
      ? (pick(KNOWN, random) ?? '').split('/')
      : Array.from({ length: 1 + below(5, random) }, someName);
  if (below(2, random) === 0) parts.splice(below(parts.length + 1, random), below(2, random), someName());
  return `${below(12, random) === 0 ? '/' : ''}${parts.join(below(15, random) === 0 ? '\\' : '/')}`;
}

/** Links from anywhere in the workspace to anywhere, in it and out of it, to files, folders and nothing. */
async function someLinks(scene: SandboxScene, random: Random): Promise<void> {
  const targets = [
    scene.outside,
    join(scene.outside, 'secret.txt'),
    join(scene.workspace, '.git'),
    join(scene.workspace, '.git', 'config'),
    join(scene.workspace, '.env'),
    join(scene.workspace, 'src'),
    join(scene.workspace, 'src', 'a.ts'),
    scene.workspace,
    join(scene.outside, 'nothing'),
    '/',
    '../..',
    '.',
  ];
  for (const folder of ['.', 'src', 'src/deep', 'docs']) {
    for (const name of ['link1', 'link2', 'link3']) {
      await symlink(pick(targets, random) ?? '.', join(scene.workspace, folder, name));
    }
  }
}

describe('whatever path, whatever links', function () {
  if (process.platform === 'win32') return; // Links need rights there that tests do not have.
  this.timeout(60_000);
  const scene = useSandboxScene();

  for (let tree = 0; tree < TREES; tree++) {
    it(`nothing is read that is outside, Git's, or the user's to give (tree ${tree})`, async () => {
      const random = randomFrom(tree);
      await scene().write({
        'workspace/src/a.ts': 'inside',
        'workspace/src/deep/b.ts': 'inside',
        'workspace/docs/README.md': 'inside',
        'workspace/.git/config': CANARY,
        'workspace/.git/hooks/b.ts': CANARY,
        'workspace/.env': CANARY,
        'workspace/.vscode/tasks.json': 'inside',
        'outside/a.ts': CANARY,
        'outside/src/a.ts': CANARY,
        'outside/deep/b.ts': CANARY,
      });
      await someLinks(scene(), random);
      const sandbox = scene().sandbox();
      let read = 0;
      for (let count = 0; count < PATHS_EACH; count++) {
        const path = somePath(random);
        const found = await sandbox.look(path, { wants: 'read', granted: new Set() });
        assert.ok(!JSON.stringify(found).includes(CANARY), path);
        if (found.kind !== 'file') continue;
        read += 1;
        assert.equal(found.text, 'inside', path);
        const written = await sandbox.look(path, { wants: 'write', granted: new Set() });
        assert.equal(written.kind, found.path.startsWith('.vscode/') ? 'asks' : 'file', path);
        const located = await sandbox.locate(path);
        assert.ok(located.kind === 'located' && dirname(located.absolute).startsWith(scene().workspace), path);
        // Its true name leads to it as well, and to nothing else.
        assert.deepEqual(await sandbox.look(found.path, { wants: 'read', granted: new Set() }), found);
      }
      assert.ok(read > 10, `only ${read} paths have led to a file`);
      for (const listed of await scene().listed()) assert.ok(!/secret|\.git\//.test(listed), listed);
    });
  }
});
