import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { WrittenFile } from '../../esbuild.mjs';
import type { PackedExtension } from '../run/packExtension.ts';
import { shippedFiles } from '../run/packExtension.ts';
import { ROOT } from '../support/vscode/paths.ts';
import type { Figure, Target } from './figure.ts';

/** Read at every start of the editor. */
const START_KB = 100;
/** The one that the editor reads, and the one that it reads itself one turn later. */
const START_FILES = ['extension.cjs', 'wiring.cjs'];

const INSTALLED: Target = { of: 'max', atMost: 10_000 };

/** Bytes on the disk, minified. */
export async function measureSizes({ vsix, files }: PackedExtension): Promise<Figure[]> {
  const kilobytes = (bytes: number): number[] => [bytes / 1000];
  const start = readAtStart(files);
  return [
    {
      name: `size: read at every start, ${start.size} files`,
      unit: 'kB',
      samples: kilobytes([...start].reduce((sum, { bytes }) => sum + bytes, 0)),
      target: { of: 'max', atMost: START_KB },
    },
    ...files.map(
      (file): Figure => ({
        name: `size: dist/${file.name}, ${start.has(file) ? 'read at every start' : 'loaded later'}`,
        unit: 'kB',
        samples: kilobytes(file.bytes),
      }),
    ),
    { name: 'size: VSIX', unit: 'kB', samples: kilobytes((await stat(vsix)).size) },
    { name: 'size: installed', unit: 'kB', samples: kilobytes(await installedBytes()), target: INSTALLED },
  ];
}

async function installedBytes(): Promise<number> {
  const files = await shippedFiles(ROOT);
  const sizes = await Promise.all(files.map(async file => (await stat(path.join(ROOT, file))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** With all static imports, without modules loaded on demand. */
function readAtStart(files: readonly WrittenFile[]): ReadonlySet<WrittenFile> {
  const read = new Set<WrittenFile>();
  const names = [...START_FILES];
  for (let name = names.pop(); name !== undefined; name = names.pop()) {
    const file = files.find(one => one.name === name);
    if (!file) throw new Error(`${name} is not there`);
    if (!read.has(file)) names.push(...file.imports);
    read.add(file);
  }
  return read;
}
