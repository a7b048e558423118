import { access, constants, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { ownValue } from '../../core/json.ts';
import { errorCode } from '../files.ts';

export interface ProgramSearch {
  /** `git` */
  readonly name: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  /** Never runs programs from these folders. */
  readonly outside: readonly string[];
  readonly realProgram: (path: string) => Promise<string | undefined>;
}

/**
 * On the PATH. Windows would look in the working folder first, and run a repository's own git.exe. Skips relative
 * entries (`.`, `node_modules/.bin`), too.
 */
export async function findProgram(search: ProgramSearch): Promise<string | undefined> {
  const { name, env, platform, outside, realProgram } = search;
  const paths = platform === 'win32' ? path.win32 : path.posix;
  const isOutside = (place: string) => outside.every(folder => !isBelow(folder, place, paths));
  const folders = (variable(env, 'PATH', platform) ?? '')
    .split(paths.delimiter)
    .map(entry => (platform === 'win32' ? entry.replace(/^"(.*)"$/, '$1') : entry))
    .filter(entry => isFullPath(entry, paths) && isOutside(entry));
  const ends = platform === 'win32' ? endingsOf(name) : [''];
  for (const candidate of folders.flatMap(folder => ends.map(end => paths.join(folder, name + end)))) {
    const real = await realProgram(candidate);
    // A link may lead into the workspace. Returns the link's path: busybox depends on its name.
    if (real !== undefined && isOutside(real)) return candidate;
  }
  return undefined;
}

function endingsOf(name: string): readonly string[] {
  if (/\.(?:exe|com)$/i.test(name)) return [''];
  return ['.COM', '.EXE'];
}

/** `\tools` depends on the current drive. */
function isFullPath(entry: string, paths: path.PlatformPath): boolean {
  return paths === path.win32 ? /^(?:[a-z]:[\\/]|[\\/]{2})/i.test(entry) : paths.isAbsolute(entry);
}

function isBelow(folder: string, entry: string, paths: path.PlatformPath): boolean {
  const below = paths.relative(folder, entry);
  return below !== '..' && !below.startsWith(`..${paths.sep}`) && !paths.isAbsolute(below);
}

/** Case-insensitive on Windows: `Path`. */
function variable(env: ProgramSearch['env'], name: string, platform: NodeJS.Platform): string | undefined {
  if (platform !== 'win32') return ownValue(env, name);
  return Object.entries(env).find(([key]) => key.toUpperCase() === name)?.[1];
}

const found = new Map<string, Promise<string | undefined>>();

export function programPath(
  name: string,
  { outside, env = process.env }: { readonly outside: readonly string[]; readonly env?: ProgramSearch['env'] },
): Promise<string | undefined> {
  const { platform } = process;
  const key = JSON.stringify([name, variable(env, 'PATH', platform), outside]);
  const known = found.get(key) ?? findProgram({ name, env, platform, outside, realProgram });
  found.set(key, known);
  return known;
}

/** `taskkill.exe` */
export function systemProgram(name: string, env: ProgramSearch['env'] = process.env): string {
  return path.win32.join(variable(env, 'SYSTEMROOT', 'win32') ?? 'C:\\Windows', 'System32', name);
}

async function realProgram(file: string): Promise<string | undefined> {
  try {
    await access(file, constants.X_OK);
    return (await stat(file)).isFile() ? await realpath(file) : undefined;
  } catch (error) {
    // Missing or not executable.
    if (errorCode(error) === undefined) throw error;
    return undefined;
  }
}
