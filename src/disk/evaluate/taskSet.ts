import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import * as l10n from '@vscode/l10n';
import { readFillIns } from '../../core/evaluate/fillInReader.ts';
import type { EvaluationTask, TaskFile, TaskSet } from '../../core/evaluate/task.ts';
import { readTask, TASK_FILE } from '../../core/evaluate/taskReader.ts';
import { isObject } from '../../core/json.ts';
import { errorCode, isMissing } from '../files.ts';

export type TaskSetReading =
  /** `hash`: equal for equal tasks. */
  | { readonly kind: 'read'; readonly set: TaskSet; readonly hash: string }
  /** For the author, each with the task's name. */
  | { readonly kind: 'unreadable'; readonly problems: readonly string[] };

/** A larger folder was chosen by mistake. */
const MAX_FILES = 200;
const MOST_BYTES = 2_000_000;

/** A folder of task folders, one task folder (or its task.json), or fill-in-the-middle cases (`.jsonl`). */
export async function readTaskSet(path: string): Promise<TaskSetReading> {
  try {
    if (basename(path) === TASK_FILE) return await readTaskSet(dirname(path));
    if ((await stat(path)).isFile()) return readingOf(basename(path), fillIns(await readFile(path, 'utf8')));
    if ((await readdir(path)).includes(TASK_FILE)) return readingOf(basename(path), await readFolder(path));
    const { linked, names } = await taskFolders(path);
    if (names.length + linked.length === 0) return unreadable(l10n.t('None of its folders contains a {0}.', TASK_FILE));
    const read = (await Promise.all(names.map(name => readFolder(join(path, name))))).flat();
    const followed = linked.map(name =>
      l10n.t("{0}: This is a link, and links aren't followed. Copy the task there.", name),
    );
    return readingOf(basename(path), [...followed, ...read, ...twice(read)]);
  } catch (error) {
    const code = errorCode(error);
    if (code === undefined) throw error;
    return unreadable(isMissing(error) ? l10n.t("It doesn't exist.") : l10n.t("It couldn't be read ({0}).", code));
  }
}

export function hashOf({ tasks }: TaskSet): string {
  return createHash('sha256').update(JSON.stringify(tasks, inOrder)).digest('hex');
}

/** So that the hash doesn't depend on the order. */
function inOrder(_: string, value: unknown): unknown {
  return isObject(value) ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))) : value;
}

type TasksAndFaults = readonly (EvaluationTask | string)[];

function readingOf(name: string, found: TasksAndFaults): TaskSetReading {
  const problems = found.filter(one => typeof one === 'string');
  const tasks = found.filter(one => typeof one !== 'string');
  if (problems.length > 0) return { kind: 'unreadable', problems };
  if (tasks.length === 0) return unreadable(l10n.t('It contains no tasks.'));
  const set = { name, tasks };
  return { kind: 'read', set, hash: hashOf(set) };
}

function unreadable(problem: string): TaskSetReading {
  return { kind: 'unreadable', problems: [problem] };
}

function fillIns(text: string): TasksAndFaults {
  const { tasks, problems } = readFillIns(text);
  return [...tasks, ...problems];
}

function twice(found: TasksAndFaults): readonly string[] {
  const ids = found.flatMap(one => (typeof one === 'string' ? [] : one.id));
  const several = new Set(ids.filter((id, index) => ids.indexOf(id) !== index));
  return [...several].map(id => l10n.t('{0}: Several tasks have this id.', id));
}

interface TaskFolders {
  readonly names: readonly string[];
  readonly linked: readonly string[];
}

async function taskFolders(path: string): Promise<TaskFolders> {
  const entries = (await readdir(path, { withFileTypes: true })).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const names: string[] = [];
  const linked: string[] = [];
  for (const entry of entries) {
    const { name } = entry;
    if (entry.isDirectory() && (await readdir(join(path, name))).includes(TASK_FILE)) names.push(name);
    if (entry.isSymbolicLink() && (await isThere(join(path, name, TASK_FILE)))) linked.push(name);
  }
  return { names, linked };
}

async function isThere(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch {
    return false; // A broken link, or one to a file.
  }
}

async function readFolder(folder: string): Promise<TasksAndFaults> {
  const name = basename(folder);
  const found = await filesIn(folder);
  if (found === 'too-much')
    return [l10n.t('{0}: It contains more than {1} files, or its files are too large.', name, MAX_FILES)];
  const { files, links } = found;
  if (links.length > 0) {
    return links.map(path => l10n.t("{0}: {1} is a link, and links aren't followed. Copy the file there.", name, path));
  }
  const json = files.find(({ path }) => path === TASK_FILE)?.text ?? '';
  const reading = readTask({ name, json, files: files.filter(({ path }) => path !== TASK_FILE) });
  return 'task' in reading ? [reading.task] : reading.problems.map(problem => `${name}/${TASK_FILE}: ${problem}`);
}

/** Created by trying out a task by hand. */
const IGNORED_NAMES = /^(?:__pycache__|node_modules|\.git|\.DS_Store|\.pytest_cache)$/;

interface FolderContents {
  readonly files: readonly TaskFile[];
  /** Links may lead anywhere, so their targets aren't sent. */
  readonly links: readonly string[];
}

async function filesIn(folder: string): Promise<FolderContents | 'too-much'> {
  const paths: string[] = [];
  const links: string[] = [];
  let bytes = 0;
  const walk = async (under: string): Promise<void> => {
    for (const entry of await readdir(join(folder, under), { withFileTypes: true })) {
      const path = under === '' ? entry.name : `${under}/${entry.name}`;
      if (IGNORED_NAMES.test(entry.name) || paths.length > MAX_FILES) continue;
      if (entry.isDirectory()) await walk(path);
      if (entry.isSymbolicLink()) links.push(path);
      if (!entry.isFile()) continue;
      paths.push(path);
      bytes += (await stat(join(folder, path))).size;
    }
  };
  await walk('');
  if (paths.length > MAX_FILES || bytes > MOST_BYTES) return 'too-much';
  const read = async (path: string) => ({ path, text: await readFile(join(folder, path), 'utf8') });
  return { files: await Promise.all(paths.sort().map(read)), links: links.sort() };
}
