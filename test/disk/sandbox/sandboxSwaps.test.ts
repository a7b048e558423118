import assert from 'node:assert/strict';
import * as promises from 'node:fs/promises';
import { join } from 'node:path';
import type { SandboxFiles } from '../../../src/disk/sandbox/sandbox.ts';
import { CANARY, type SandboxScene, useSandboxScene } from '../../core/agent/files/sandboxScene.ts';

interface Meanwhile {
  readonly before?: () => Promise<void>;
  readonly after?: () => Promise<void>;
  /** The object of the calls. */
  readonly disk?: SandboxFiles;
}

type Call = 'lstat' | 'open' | 'readdir';

/** The disk, on which something happens around the first call of one function. */
function filesWith(call: Call, { before, after, disk = promises }: Meanwhile): SandboxFiles {
  let first: 'first' | 'later' = 'first';
  function watched<A extends unknown[], R>(real: (...given: A) => Promise<R>) {
    return async (...given: A): Promise<R> => {
      const isFirst = first === 'first';
      first = 'later';
      if (isFirst) await before?.();
      const result = await real(...given);
      if (isFirst) await after?.();
      return result;
    };
  }
  const { lstat, open, readdir, readlink, realpath, stat } = disk;
  const files = { lstat, open, readdir, readlink, realpath, stat };
  const changed = { lstat: watched(lstat), open: watched(open), readdir: watched(readdir) }[call];
  return { ...files, [call]: changed } as SandboxFiles;
}

/** A system that does not report where an open file is: macOS, Windows. */
function withoutProc(files: SandboxFiles): SandboxFiles {
  const readlink = async () => Promise.reject(new Error('ENOENT'));
  return { ...files, readlink };
}

const inside = (scene: SandboxScene, name: string) => join(scene.workspace, name);

async function swapFile(scene: SandboxScene): Promise<void> {
  await promises.rm(inside(scene, 'src/a.ts'));
  await promises.symlink(join(scene.outside, 'secret.txt'), inside(scene, 'src/a.ts'));
}

/** The folder becomes a link to another one that has a file of the same name. */
async function swapFolder(scene: SandboxScene): Promise<void> {
  await scene.write({ 'outside/a.ts': CANARY });
  await promises.rename(inside(scene, 'src'), inside(scene, 'moved'));
  await promises.symlink(scene.outside, inside(scene, 'src'));
}

async function swapFolderBack(scene: SandboxScene): Promise<void> {
  await promises.rm(inside(scene, 'src'));
  await promises.rename(inside(scene, 'moved'), inside(scene, 'src'));
}

describe('a file swapped between the check and the reading is not read', function () {
  if (process.platform === 'win32') return; // Links need rights there that tests do not have.
  this.timeout(10_000);
  const scene = useSandboxScene();

  const swaps: readonly (readonly [string, Call, (scene: SandboxScene) => Promise<void>])[] = [
    ['a file for a link, before it is looked at', 'lstat', swapFile],
    ['a file for a link, before it is opened', 'open', swapFile],
    ['a folder for a link, before the file in it is looked at', 'lstat', swapFolder],
    ['a folder for a link, before the file in it is opened', 'open', swapFolder],
  ];
  const systems = [
    ['', (files: SandboxFiles) => files],
    [', without /proc', withoutProc],
  ] as const;
  const cases = systems.flatMap(([where, system]) => swaps.map(swap => [where, system, ...swap] as const));
  for (const [where, system, what, call, swap] of cases) {
    it(`${what}${where}`, async () => {
      const files = system(filesWith(call, { before: () => swap(scene()) }));
      const found = await scene().look('src/a.ts', { files });
      assert.equal(found.kind, 'refused', JSON.stringify(found));
      assert.ok(found.kind === 'refused' && found.message.includes('was replaced while it was opened'));
      assert.ok(!JSON.stringify(found).includes(CANARY));
    });
  }

  for (const [where, system] of systems) {
    it(`a folder for a link, and back again right after the opening${where}`, async () => {
      const meanwhile = { before: () => swapFolder(scene()), after: () => swapFolderBack(scene()) };
      const found = await scene().look('src/a.ts', { files: system(filesWith('open', meanwhile)) });
      assert.equal(found.kind, 'refused', JSON.stringify(found));
    });
  }

  for (const [where, system] of systems) {
    it(`a folder for a link before the file is looked at, and back again when it is open${where}`, async () => {
      const back = filesWith('open', { after: () => swapFolderBack(scene()) });
      const files = filesWith('lstat', { before: () => swapFolder(scene()), disk: back });
      const found = await scene().look('src/a.ts', { files: system(files) });
      assert.equal(found.kind, 'refused', JSON.stringify(found));
    });
  }

  it('nor is a folder listed that has become a link', async () => {
    const files = filesWith('readdir', { before: () => swapFolder(scene()) });
    const names: string[] = [];
    const { signal } = new AbortController();
    for await (const { path } of scene().sandbox({ files }).list('src', signal)) names.push(path);
    assert.deepEqual(names, []);
  });

  it('and something that is no file is not even opened', async () => {
    const { execFileSync } = await import('node:child_process');
    execFileSync('mkfifo', [inside(scene(), 'pipe')]);
    const files = filesWith('open', { before: async () => assert.fail('it was opened') });
    const found = await scene().look('pipe', { files });
    assert.ok(found.kind === 'refused' && found.message.includes("isn't a regular file"));
  });

  it('a file for a pipe: reading does not wait for its other end', async () => {
    const { execFileSync } = await import('node:child_process');
    const files = filesWith('open', {
      before: async () => {
        await promises.rm(inside(scene(), 'src/a.ts'));
        execFileSync('mkfifo', [inside(scene(), 'src/a.ts')]);
      },
    });
    assert.equal((await scene().look('src/a.ts', { files })).kind, 'refused');
  });

  it('nor written: a folder that has become a link is found out before the proposal is applied', async () => {
    const sandbox = scene().sandbox();
    assert.equal((await sandbox.locate('src/a.ts')).kind, 'located');
    await swapFolder(scene());
    const located = await sandbox.locate('src/a.ts');
    assert.ok(located.kind === 'refused' && located.message.includes('is outside the workspace'));
  });

  it('nor the whole workspace: its folder is the one that it was', async () => {
    const sandbox = scene().sandbox();
    assert.equal((await sandbox.look('src/a.ts', { wants: 'read', granted: new Set() })).kind, 'file');
    await promises.rename(scene().workspace, `${scene().workspace}-moved`);
    await promises.symlink(scene().outside, scene().workspace);
    assert.equal((await sandbox.look('secret.txt', { wants: 'read', granted: new Set() })).kind, 'refused');
  });
});
