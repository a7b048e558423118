import { mkdir, mkdtemp, realpath, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { TaskFile } from '../../core/evaluate/task.ts';
import { isTaskPath } from '../../core/evaluate/taskPath.ts';
import { removeFolder } from '../removeFolder.ts';

/** A folder for one test, gone afterwards. */
export class TestFolder {
  /** Without links in it. */
  readonly root: string;
  /** Where the test's files are, and where it runs. */
  readonly work: string;
  /** What the test takes for the user's home, and for the place for temporary files. */
  readonly home: string;

  private constructor(root: string) {
    this.root = root;
    this.work = join(root, 'work');
    this.home = join(root, 'home');
  }

  /** @throws where the disk takes nothing */
  static async make(under: string): Promise<TestFolder> {
    const folder = new TestFolder(await realpath(await mkdtemp(join(under, 'ghostline-test-'))));
    await mkdir(folder.work);
    await mkdir(folder.home);
    return folder;
  }

  /** Later files replace earlier ones. @throws where two cannot stand beside each other, or the disk takes nothing */
  async lay(files: readonly TaskFile[]): Promise<void> {
    for (const { path, text } of files) {
      // Readers have checked it: this is where it would do harm.
      if (!isTaskPath(path)) throw new Error('a file of a task would be written outside of its folder');
      const to = join(this.work, ...path.split('/'));
      await mkdir(dirname(to), { recursive: true });
      await writeFile(to, text);
    }
  }

  async remove(): Promise<void> {
    await removeFolder(this.root);
  }
}
