import { access } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { FileCopier, type FileCopierOptions } from './fileCopier.ts';
import { SKIPPED_FOLDERS } from './folderFiles.ts';
import { git, singleLine } from './gitCommand.ts';
import { ownRepository } from './ownRepository.ts';

/**
 * The last commit with later changes and new files, without ignored ones. Git commands in it don't affect the
 * repository.
 * @param options `from`: the repository's top folder
 * @returns false without a commit
 * @throws CopyError
 */
export async function checkOut(options: FileCopierOptions): Promise<boolean> {
  const { from, to, signal } = options;
  const ask = (...args: readonly string[]) => git({ cwd: from, signal }, ...args);
  if ((await ask('worktree', 'add', '--detach', '--quiet', '--', to, 'HEAD')) === undefined) return false;
  const changed = await ask('diff', '--name-only', '--no-renames', '--no-ext-diff', '-z', 'HEAD');
  const created = await ask('ls-files', '--others', '--exclude-standard', '-z');
  const copier = new FileCopier(options);
  for (const path of [...namesIn(changed), ...namesIn(created)]) await copier.copy(path);
  await ownRepository(to, from);
  return true;
}

/** Removes an unfinished checkout; if that fails, git prunes it. */
export async function forgetCheckout(repository: string, target: string): Promise<void> {
  await git({ cwd: repository }, 'worktree', 'remove', '--force', '--force', '--', target);
}

/** Ignored files and nested repositories, without packages. Folders end with `/`. */
export async function notCheckedOut(folder: string): Promise<readonly string[]> {
  const ask = (...args: readonly string[]) =>
    git({ cwd: folder }, 'ls-files', '--others', '--exclude-standard', ...args);
  const ignored = namesOf(await ask('--ignored', '--directory', '-z'));
  const others = namesOf(await ask('-z')).filter(name => name.endsWith('/'));
  return [...ignored, ...others].filter(name => !name.split('/').some(part => SKIPPED_FOLDERS.has(part)));
}

/** Undefined with submodules, which a checkout wouldn't contain. */
export async function repositoryOf(folder: string): Promise<string | undefined> {
  const top = singleLine(await git({ cwd: folder }, 'rev-parse', '--show-toplevel'));
  if (!top) return undefined;
  // The folder's contents are ignored.
  const isIgnored = top !== folder && (await git({ cwd: folder }, 'check-ignore', '--quiet', '--', '.')) !== undefined;
  if (isIgnored) return undefined;
  const hasSubmodules = await access(join(top, '.gitmodules')).then(
    () => true,
    () => false,
  );
  return hasSubmodules ? undefined : top;
}

/** A final `/` marks a nested repository. */
function namesIn(output: string | undefined): readonly string[] {
  const names = namesOf(output).filter(name => !name.endsWith('/'));
  return names.map(name => name.split('/').join(sep));
}

function namesOf(output: string | undefined): readonly string[] {
  return (output ?? '').split('\0').filter(name => name !== '');
}
