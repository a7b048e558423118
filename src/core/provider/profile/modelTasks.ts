import * as l10n from '@vscode/l10n';
import { isObject, textOf } from '../../json.ts';

export const TASKS = ['ghostText', 'nextEdit', 'refactor', 'agent'] as const;
export type ModelTask = (typeof TASKS)[number];

/** Absent fields follow the general settings. */
export interface TaskChoice {
  readonly profile?: string;
  readonly model?: string;
}

export const TASK_FIELDS = ['profile', 'model'] as const satisfies readonly (keyof TaskChoice)[];

export type TaskChoices = { readonly [T in ModelTask]?: TaskChoice };

/** For the user. */
export function faultInTasks(value: unknown): string | undefined {
  if (!isObject(value)) return l10n.t('an object');
  for (const [task, choice] of Object.entries(value)) {
    if (!TASKS.some(name => name === task)) return l10n.t('there is no task "{0}"', task);
    if (!isObject(choice)) return l10n.t('"{0}" takes an object', task);
    for (const [field, given] of Object.entries(choice)) {
      if (!TASK_FIELDS.some(name => name === field)) return l10n.t('"{0}" has no "{1}"', task, field);
      if (textOf(given)?.trim() === undefined) return l10n.t('"{0}" of "{1}" takes a name', field, task);
    }
  }
  return undefined;
}

export function isTaskChoices(value: unknown): value is TaskChoices {
  return faultInTasks(value) === undefined;
}
