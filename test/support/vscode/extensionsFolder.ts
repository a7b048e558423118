import { createHash } from 'node:crypto';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { bundle } from '../../../esbuild.mjs';
import { pack } from '../../run/packExtension.ts';
import { onLeaving } from './leaving.ts';
import { installExtensions } from './server.ts';

const FIXTURES = path.join(import.meta.dirname, '../extensions');

/** The packed extension and those that every window of a test has beside it. */
export function withFixtures(vsix: string): readonly string[] {
  return [vsix, ...['control', 'rival'].map(name => path.join(FIXTURES, name))];
}

const made = new Map<string, Promise<string>>();

/**
 * A folder with these extensions installed as a user would install them, for `--extensions-dir`.
 * Made once per set and process; workbenches share it.
 * @param extensions VSIX files, or folders with a package.json and an extension.ts, which are packed first
 */
export function extensionsFolder(extensions: readonly string[]): Promise<string> {
  const key = extensions.join('\n');
  const existing = made.get(key);
  if (existing !== undefined) return existing;
  const making = makeFolder(extensions);
  made.set(key, making);
  return making;
}

async function makeFolder(extensions: readonly string[]): Promise<string> {
  const home = await mkdtemp(path.join(os.tmpdir(), 'gl-extensions-'));
  onLeaving(() => rm(home, { recursive: true, force: true }));
  const packed = extensions.map(given => (given.endsWith('.vsix') ? given : packFixture(given, home)));
  const folder = path.join(home, 'installed');
  await installExtensions(
    { userDataFolder: path.join(home, 'installing'), extensionsFolder: folder },
    await Promise.all(packed),
  );
  return folder;
}

async function packFixture(source: string, home: string): Promise<string> {
  const name = `${path.basename(source)}-${createHash('sha1').update(source).digest('hex').slice(0, 8)}`;
  const folder = path.join(home, name);
  await cp(path.join(source, 'package.json'), path.join(folder, 'package.json'));
  await bundle({
    entryPoints: { extension: path.join(source, 'extension.ts') },
    outdir: path.join(folder, 'dist'),
    sourceRoot: source,
  });
  const vsix = path.join(home, `${name}.vsix`);
  await pack(folder, vsix);
  return vsix;
}
