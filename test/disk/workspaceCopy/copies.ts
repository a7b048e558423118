import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  copyWorkspace,
  type WorkspaceCopy,
  type WorkspaceCopyOptions,
} from '../../../src/disk/workspaceCopy/workspaceCopy.ts';
import { fill } from '../../support/vscode/workspace.ts';
import { useFolder } from '../folders.ts';

/** Starting Git and copying take a while on a busy machine. */
export const COPY_LIMIT_MS = 60_000;

/** A workspace, a place for copies of it, and the copies that were made, for each test of the surrounding `describe`. */
export function useCopies() {
  const base = useFolder();
  const workspace = () => join(base(), 'project');
  const home = () => join(base(), 'tmp');
  let copies: WorkspaceCopy[] = [];

  beforeEach(() => Promise.all([mkdir(workspace()), mkdir(home())]));
  afterEach(async () => {
    for (const copy of copies) await copy.remove();
    copies = [];
  });

  async function copy(more: Partial<WorkspaceCopyOptions> = {}): Promise<(path: string) => string> {
    const { signal } = new AbortController();
    const options = { folder: workspace(), home: home(), changes: new Map(), isExcluded: () => false, signal };
    const made = await copyWorkspace({ ...options, ...more });
    copies.push(made);
    return path => readFileSync(join(made.folder, path), 'utf8');
  }
  const folderOf = () => copies.at(-1)?.folder ?? '';

  const git = (...args: readonly string[]) => gitIn(workspace(), ...args);
  function gitIn(cwd: string, ...args: readonly string[]): string {
    const identity = ['-c', 'user.name=a', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false'];
    return execFileSync('git', [...identity, ...args], { cwd, encoding: 'utf8' });
  }

  /** A repository with committed, changed, staged, deleted, new and ignored files. */
  async function repository(): Promise<void> {
    await fill(workspace(), {
      '.gitignore': 'ignored/\n',
      'same.txt': 'same',
      'changed.txt': 'old',
      'staged.txt': 'old',
      'deleted.txt': 'old',
      'deep/down.txt': 'old',
    });
    git('init', '--quiet');
    git('add', '.');
    git('commit', '--quiet', '-m', 'First');
    await fill(workspace(), {
      'changed.txt': 'new',
      'staged.txt': 'new',
      'deep/new file.txt': 'new',
      'ignored/big.txt': 'no',
    });
    git('add', 'staged.txt');
    await rm(join(workspace(), 'deleted.txt'));
  }

  return {
    base,
    workspace,
    home,
    copy,
    folderOf,
    /** The files that the newest copy lacks. */
    leftOut: () => copies.at(-1)?.leftOut,
    git,
    gitIn,
    repository,
    /** Removes the newest copy. */
    removeLast: async () => copies.pop()?.remove(),
    /** Leaves the copies where they are, as a crash does. */
    abandon: () => {
      copies = [];
    },
  };
}

/** Whether an error is a fault of this kind. */
export const fault = (kind: string) => (error: unknown) =>
  error instanceof Error && 'kind' in error && error.kind === kind;
