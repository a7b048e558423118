import { stat } from 'node:fs/promises';
import type { PackedExtension } from '../run/packExtension.ts';
import type { Figure } from './figure.ts';

/** Read at every start of the editor. */
const MAIN_BUNDLE_KB = 100;
const MAIN_BUNDLE = 'extension.cjs';

/** Bytes on the disk, minified. */
export async function measureSizes({ vsix, files }: PackedExtension): Promise<Figure[]> {
  const kilobytes = (bytes: number): number[] => [bytes / 1000];
  return [
    ...files.map(
      ({ name, bytes }): Figure => ({
        name: name === MAIN_BUNDLE ? `size: dist/${name}` : `size: dist/${name}, loaded later`,
        unit: 'kB',
        samples: kilobytes(bytes),
        ...(name === MAIN_BUNDLE && { target: { of: 'max', atMost: MAIN_BUNDLE_KB } }),
      }),
    ),
    { name: 'size: VSIX', unit: 'kB', samples: kilobytes((await stat(vsix)).size) },
  ];
}
