import * as l10n from '@vscode/l10n';
import { isObject, type JsonObject, ownValue, parseJson } from '../json.ts';
import { type EvaluationTask, TASK_KINDS, type TaskFile, type TaskKind, type TaskTest } from './task.ts';
import { isTaskPath } from './taskPath.ts';

export const FILL_MARK = '<FILL>';

export const TASK_FILE = 'task.json';

export type TaskReading = { readonly task: EvaluationTask } | { readonly problems: readonly string[] };

export interface TaskFolder {
  readonly name: string;
  readonly json: string;
  readonly files: readonly TaskFile[];
}

const DEFAULT_TIME_LIMIT_SECONDS = 30;
const LONGEST_TIME_LIMIT_SECONDS = 600;

/** Reports all problems. The model sees `files`; the others belong to the test. */
export function readTask({ name, json, files }: TaskFolder): TaskReading {
  const value = parseJson(json);
  if (!isObject(value)) return { problems: [l10n.t('This is not a JSON object.')] };
  if (!isTaskJson(value)) return { problems: problemsInFields(value) };
  const problems = problemsInFiles(value, files);
  if (problems.length > 0) return { problems };
  const { id = name, title, kind, prompt, files: shown = [], entry, languageId } = value;
  const about = { id, title, languageId };
  if (kind === 'fill-in') {
    const [prefix = '', suffix = ''] = (files.find(({ path }) => path === entry)?.text ?? '').split(FILL_MARK);
    const test = testOf(
      value,
      files.filter(({ path }) => path !== entry),
    );
    return { task: { ...about, kind, path: entry, prefix, suffix, epilogue: '', test } };
  }
  const test = testOf(
    value,
    files.filter(({ path }) => !shown.includes(path)),
  );
  const known = shown.flatMap(path => files.find(file => file.path === path) ?? []);
  return { task: { ...about, kind, prompt: prompt ?? '', files: known, entry, test } };
}

interface TaskJson {
  readonly id?: string;
  readonly title: string;
  readonly kind: TaskKind;
  readonly languageId: string;
  readonly prompt?: string;
  readonly files?: readonly string[];
  readonly entry: string;
  readonly testCommand: readonly [string, ...string[]];
  readonly expectOutput?: string;
  readonly timeLimitSeconds?: number;
}

function testOf({ testCommand, expectOutput, timeLimitSeconds }: TaskJson, files: readonly TaskFile[]): TaskTest {
  return {
    files,
    command: testCommand,
    ...(expectOutput !== undefined && { expectOutput }),
    timeLimitSeconds: timeLimitSeconds ?? DEFAULT_TIME_LIMIT_SECONDS,
  };
}

type FieldCheck = readonly [accepts: (value: unknown) => boolean, expected: string];

const isText = (value: unknown) => typeof value === 'string' && value.trim() !== '';
const isPath = (value: unknown) => typeof value === 'string' && isTaskPath(value);
const listOf = (accepts: (value: unknown) => boolean) => (value: unknown) =>
  Array.isArray(value) && value.length > 0 && value.every(accepts);
/** `["python", "test.py"]`; `["../../tmp/x.sh"]` could run any file. */
const isCommand = (value: unknown) =>
  listOf(isText)(value) && Array.isArray(value) && /^\w[\w.+-]*$/.test(String(value[0]));
const TEXT: FieldCheck = [isText, l10n.t('a text')];

const FIELDS: Readonly<Record<keyof TaskJson, FieldCheck>> = {
  id: TEXT,
  title: TEXT,
  kind: [value => TASK_KINDS.some(kind => kind === value), TASK_KINDS.map(kind => `"${kind}"`).join(' or ')],
  languageId: TEXT,
  prompt: TEXT,
  files: [listOf(isPath), l10n.t('a list of paths inside the task\'s folder, with "/" between the parts')],
  entry: [isPath, l10n.t('a path inside the task\'s folder, with "/" between the parts')],
  testCommand: [isCommand, l10n.t('a list: the name of a program on the PATH, without a folder, then its arguments')],
  expectOutput: TEXT,
  timeLimitSeconds: [
    value => typeof value === 'number' && value > 0 && value <= LONGEST_TIME_LIMIT_SECONDS,
    l10n.t('seconds, {0} at most', LONGEST_TIME_LIMIT_SECONDS),
  ],
};

const ALWAYS = ['title', 'kind', 'languageId', 'entry', 'testCommand'] as const;

function isTaskJson(value: unknown): value is TaskJson {
  return isObject(value) && problemsInFields(value).length === 0;
}

function problemsInFields(value: JsonObject): readonly string[] {
  const needed = value['kind'] === 'fill-in' ? ALWAYS : [...ALWAYS, 'prompt', 'files'];
  const missing = needed
    .filter(name => ownValue(value, name) === undefined)
    .map(name => l10n.t('"{0}" is missing.', name));
  const wrong = Object.entries(value).flatMap(([name, given]) => {
    const check = Object.entries(FIELDS).find(([field]) => field === name)?.[1];
    if (check === undefined) return [l10n.t('A task has no "{0}".', name)];
    return check[0](given) ? [] : [l10n.t('"{0}" takes {1}.', name, check[1])];
  });
  return [...missing, ...wrong];
}

function problemsInFiles(json: TaskJson, files: readonly TaskFile[]): readonly string[] {
  const { kind, files: shown = [], entry } = json;
  const isThere = (name: string) => files.some(({ path }) => path === name);
  if (kind !== 'fill-in') {
    const absent = shown.filter(name => !isThere(name));
    return [
      ...absent.map(path => l10n.t('"files" names {0}, which doesn\'t exist. Create it, or remove its name.', path)),
      ...problemsOfEntry(json, isThere),
    ];
  }
  const text = files.find(({ path }) => path === entry)?.text;
  if (text === undefined)
    return [l10n.t('"entry" names {0}, which doesn\'t exist. Name the file that contains {1}.', entry, FILL_MARK)];
  const marks = text.split(FILL_MARK).length - 1;
  return marks === 1
    ? []
    : [
        l10n.t(
          '{0} contains {1} {2} times. Put it exactly once, where the model should fill in code.',
          entry,
          FILL_MARK,
          marks,
        ),
      ];
}

function problemsOfEntry(
  { kind, files: shown = [], entry }: TaskJson,
  isThere: (path: string) => boolean,
): readonly string[] {
  if (shown.includes(entry)) return [];
  if (isThere(entry)) {
    return [
      l10n.t(
        '"entry" names {0}, which "files" doesn\'t, so the test would overwrite the answer. Add it to "files".',
        entry,
      ),
    ];
  }
  if (kind === 'convert') return [];
  return [l10n.t('"entry" names {0}, which doesn\'t exist. Name one of "files" ({1}).', entry, shown.join(', '))];
}
