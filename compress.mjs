// @ts-check
// Compresses what is shipped but seldom read: tree-sitter's grammars shrink to a seventeenth.
import { createHash } from 'node:crypto';
import { copyFile, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

/** The highest quality takes seconds for each file, so results are kept until the dependencies are installed anew. */
const CACHE = path.join(path.dirname(fileURLToPath(import.meta.url)), 'node_modules', '.cache', 'ghostline');

/**
 * Writes `<name>.br` into a folder, for `src/disk/packedFile.ts`.
 * @param {string} file @param {string} folder @param {string} [cache]
 */
export async function compressInto(file, folder, cache = CACHE) {
  const name = path.basename(file);
  const content = await readFile(file);
  const hash = createHash('sha256').update(content).digest('hex');
  const cached = path.join(cache, `${name}-${hash}.br`);
  const target = path.join(folder, `${name}.br`);
  try {
    await copyFile(cached, target);
    return;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
    [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
  };
  const compressed = await promisify(brotliCompress)(content, { params });
  await mkdir(cache, { recursive: true });
  // Builds may run at the same time: a half-written file would be taken for a whole one.
  const part = `${cached}.${process.pid}`;
  await writeFile(part, compressed);
  await rename(part, cached);
  await writeFile(target, compressed);
}
