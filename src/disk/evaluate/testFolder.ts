import { mkdir, mkdtemp, realpath, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { TaskFile } from '../../core/evaluate/task.ts';
import { isTaskPath } from '../../core/evaluate/taskPath.ts';
import { removeFolder } from '../removeFolder.ts';

export class TestFolder {
  /** A real path. */
  readonly root: string;
  /** The test's files and working folder. */
  readonly work: string;
  /** For home and temporary files. */
  readonly home: string;

  private constructor(root: string) {
    this.root = root;
    this.work = join(root, 'work');
    this.home = join(root, 'home');
  }

  /** @throws if the write fails */
  static async make(under: string): Promise<TestFolder> {
    const folder = new TestFolder(await realpath(await mkdtemp(join(under, 'ghostline-test-'))));
    await mkdir(folder.work);
    await mkdir(folder.home);
    return folder;
  }

  /**
   * Later files replace earlier ones.
   * @throws if two can't be in one folder (`a` and `a/b`), or the write fails
   */
  async writeFiles(files: readonly TaskFile[]): Promise<void> {
    for (const { path, text } of files) {
      // The reader checks this too, but here it would do harm.
      if (!isTaskPath(path)) throw new Error("a task's file would be written outside its folder");
      const to = join(this.work, ...path.split('/'));
      await mkdir(dirname(to), { recursive: true });
      await writeFile(to, text);
    }
  }

  async remove(): Promise<void> {
    await removeFolder(this.root);
  }
}
