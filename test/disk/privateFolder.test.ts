import assert from 'node:assert/strict';
import { realpathSync } from 'node:fs';
import { chmod, chown, lstat, mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { privateFolder } from '../../src/disk/privateFolder.ts';
import { useFolder } from './folders.ts';

/** `nobody` on most systems; an id without an account on the others. */
const FOREIGN = 65_534;

describe('the folder for temporary files', () => {
  const base = useFolder();
  const uid = process.getuid?.();
  const name = `ghostline-${uid ?? 'tests'}`;
  const usual = () => join(realpathSync(base()), name);

  it('is made once, and open to its user alone', async () => {
    assert.equal(await privateFolder(base()), usual());
    assert.equal(await privateFolder(base()), usual());
    if (uid !== undefined) assert.equal((await lstat(usual())).mode & 0o777, 0o700);
  });

  /** Things that may have the folder's name already. */
  const taken: readonly (readonly [string, (path: string) => Promise<unknown>])[] = [
    ['a file', path => writeFile(path, '')],
    ['a link to a folder', path => mkdir(`${path}.real`, { mode: 0o700 }).then(() => symlink(`${path}.real`, path))],
    ['a link to nothing', path => symlink('nowhere', path)],
    ['a folder that others may write to', path => mkdir(path).then(() => chmod(path, 0o777))],
    ['a folder that others may look into', path => mkdir(path).then(() => chmod(path, 0o755))],
  ];
  for (const [what, take] of taken) {
    it(`is replaced if ${what} has its name`, async function () {
      // Windows has no modes, and links need a right of their own.
      if (uid === undefined) this.skip();
      await take(usual());
      const before = await readdir(base());
      const folder = await privateFolder(base());
      assert.ok(folder.startsWith(`${usual()}-`), folder);
      assert.equal((await lstat(folder)).mode & 0o777, 0o700);
      assert.equal(await privateFolder(base()), folder, 'the same the next time');
      assert.deepEqual((await readdir(base())).length, before.length + 1);
    });
  }

  it("is replaced if another user's folder has its name", async function () {
    if (uid === undefined) this.skip();
    // To a user with the next id, everything here is another user's.
    const other = uid + 1;
    await mkdir(join(base(), `ghostline-${other}`), { mode: 0o700 });
    const folder = await privateFolder(base(), other);
    assert.match(folder, new RegExp(`ghostline-${other}-\\w+$`));
  });

  it('has another name where another user has taken its own', async function () {
    // Only root can give a folder away.
    if (uid !== 0) this.skip();
    await mkdir(usual(), { mode: 0o700 });
    await chown(usual(), FOREIGN, FOREIGN);
    assert.notEqual(await privateFolder(base()), usual());
  });
});
