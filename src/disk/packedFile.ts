import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';

/** No file that is shipped is larger. */
const MOST_BYTES = 32 * 1_024 * 1_024;

/** Reads `<path>.br`, as the build writes it. Decompresses on another thread. */
export async function readPacked(path: string): Promise<Uint8Array> {
  return promisify(brotliDecompress)(await readFile(`${path}.br`), { maxOutputLength: MOST_BYTES });
}
