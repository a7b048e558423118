import { isObject, textOf } from '../../json.ts';

export const TASKS = ['ghostText', 'refactor', 'agent'] as const;
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
  if (!isObject(value)) return 'an object';
  for (const [task, choice] of Object.entries(value)) {
    if (!TASKS.some(name => name === task)) return `there is no task "${task}"`;
    if (!isObject(choice)) return `"${task}" takes an object`;
    for (const [field, given] of Object.entries(choice)) {
      if (!TASK_FIELDS.some(name => name === field)) return `"${task}" has no "${field}"`;
      if (textOf(given)?.trim() === undefined) return `"${field}" of "${task}" takes a name`;
    }
  }
  return undefined;
}

export function isTaskChoices(value: unknown): value is TaskChoices {
  return faultInTasks(value) === undefined;
}
