import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { compressInto } from '../../compress.mjs';
import { readPacked } from '../../src/disk/packedFile.ts';
import { useFolder } from './folders.ts';

describe('a packed file', () => {
  const folder = useFolder();
  const source = () => path.join(folder(), 'a.wasm');
  const cache = () => path.join(folder(), 'cache');
  const read = async (file: string) => Buffer.from(await readPacked(file));

  it('is read as it was before the build compressed it, also from the cache', async () => {
    const content = Buffer.concat([Buffer.alloc(100_000), randomBytes(100)]);
    await writeFile(source(), content);
    for (const name of ['first', 'second']) {
      const built = path.join(folder(), name);
      await mkdir(built);
      await compressInto(source(), built, cache());
      assert.deepEqual(await read(path.join(built, 'a.wasm')), content);
      assert.ok((await stat(path.join(built, 'a.wasm.br'))).size < 300);
    }
    assert.equal((await readdir(cache())).length, 1);
  });

  it('is compressed again when it has changed', async () => {
    for (const content of ['one', 'two']) {
      await writeFile(source(), content);
      await compressInto(source(), folder(), cache());
      assert.equal((await read(source())).toString(), content);
    }
  });

  it('is an error where it is missing or damaged', async () => {
    await assert.rejects(readPacked(source()), /ENOENT/);
    await writeFile(source(), randomBytes(5_000));
    await compressInto(source(), folder(), cache());
    const packed = await readFile(`${source()}.br`);
    await writeFile(`${source()}.br`, packed.subarray(0, packed.length / 2));
    await assert.rejects(readPacked(source()));
  });
});
