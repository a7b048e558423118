import * as l10n from '@vscode/l10n';
import { isObject, textOf } from '../../json.ts';
import { TASK_FIELDS, type TaskChoice } from './modelTasks.ts';

/** One per session at random. */
export type ExperimentArms = readonly [] | readonly [TaskChoice, TaskChoice];

/** For the user. */
export function faultInArms(value: unknown): string | undefined {
  if (!Array.isArray(value)) return 'a list';
  if (value.length !== 0 && value.length !== 2) return l10n.t('two of them, or none');
  for (const choice of value) {
    if (!isObject(choice)) return l10n.t('each is an object');
    for (const [field, given] of Object.entries(choice)) {
      if (!TASK_FIELDS.some(name => name === field)) return l10n.t('a choice has no "{0}"', field);
      if (!textOf(given)?.trim()) return l10n.t('"{0}" takes a name', field);
    }
    if (Object.keys(choice).length === 0) return l10n.t('each names a model, a provider or both');
  }
  const [one, other] = value.map(choice => armName(choice));
  return one !== undefined && one === other ? l10n.t('two different ones') : undefined;
}

export function isArms(value: unknown): value is ExperimentArms {
  return faultInArms(value) === undefined;
}

export function armName({ profile, model }: TaskChoice): string {
  if (model === undefined) return profile ?? '';
  return profile === undefined ? model : l10n.t('{0} at {1}', model, profile);
}
