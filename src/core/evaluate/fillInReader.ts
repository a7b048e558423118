import * as l10n from '@vscode/l10n';
import { isObject, parseJson } from '../json.ts';
import type { FillInTask } from './task.ts';

const CHECKED = 'ghostline: all checks have passed';

const TIME_LIMIT_SECONDS = 15;

export interface FillIns {
  readonly tasks: readonly FillInTask[];
  /** For the author of the file. */
  readonly problems: readonly string[];
}

/**
 * One JSON object per line: `prefix`, `suffix`, `entryPoint`, `test`, optionally `id` and `languageId`. In Python
 * `test` defines `check`, called with `entryPoint`.
 */
export function readFillIns(text: string): FillIns {
  const read = text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    const task = readFillIn(line, index + 1);
    return [typeof task === 'string' ? l10n.t('Line {0}: {1}', index + 1, task) : task];
  });
  const tasks = read.filter(one => typeof one !== 'string');
  const problems = read.filter(one => typeof one === 'string');
  const ids = tasks.map(({ id }) => id);
  const twice = [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))];
  return { tasks, problems: [...problems, ...twice.map(id => l10n.t('Several cases have the id {0}.', id))] };
}

function readFillIn(line: string, number: number): FillInTask | string {
  const value = parseJson(line);
  if (!isObject(value)) return l10n.t('not a JSON object.');
  const { id = `line ${number}`, languageId = 'python', prefix, suffix, entryPoint, test } = value;
  if (typeof id !== 'string') return '"id" isn\'t a string.';
  if (languageId !== 'python') return l10n.t('only Python cases can be tested. For other languages use a task folder.');
  if (typeof prefix !== 'string' || typeof suffix !== 'string') return l10n.t('"prefix" and "suffix" must be strings.');
  if (typeof entryPoint !== 'string' || !/^[A-Za-z_]\w*$/.test(entryPoint))
    return l10n.t('"entryPoint" isn\'t a function name.');
  if (typeof test !== 'string' || test.trim() === '') return l10n.t('"test" is missing.');
  return {
    id,
    title: entryPoint,
    kind: 'fill-in',
    languageId,
    path: 'program.py',
    prefix,
    suffix,
    epilogue: `\n${test}\n\ncheck(${entryPoint})\nprint("${CHECKED}")\n`,
    test: {
      files: [],
      command: ['python', 'program.py'],
      expectOutput: CHECKED,
      timeLimitSeconds: TIME_LIMIT_SECONDS,
    },
  };
}
