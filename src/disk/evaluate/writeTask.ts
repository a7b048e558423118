import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { FileTask } from '../../core/evaluate/task.ts';
import { TASK_FILE } from '../../core/evaluate/taskReader.ts';

/**
 * @throws EEXIST if the folder exists, or another error if the write fails
 * @returns the path of task.json
 */
export async function writeTask(folder: string, task: FileTask): Promise<string> {
  const { id, title, kind, prompt, files, entry, languageId, test } = task;
  const own = join(folder, id);
  await mkdir(folder, { recursive: true });
  await mkdir(own);
  for (const { path, text } of [...files, ...test.files]) {
    const to = join(own, ...path.split('/'));
    await mkdir(dirname(to), { recursive: true });
    await writeFile(to, text);
  }
  const { command: testCommand, expectOutput, timeLimitSeconds } = test;
  const json = {
    ...{ id, title, kind, languageId, prompt, files: files.map(({ path }) => path), entry, testCommand },
    ...(expectOutput !== undefined && { expectOutput }),
    timeLimitSeconds,
  };
  const path = join(own, TASK_FILE);
  await writeFile(path, `${JSON.stringify(json, null, 2)}\n`);
  return path;
}
