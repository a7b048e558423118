import type { Overrides } from './core/provider/profile/effectiveProfiles.ts';
import type { ExperimentArms } from './core/provider/profile/experimentArms.ts';
import type { TaskChoices } from './core/provider/profile/modelTasks.ts';
import type { Routing } from './core/provider/profile/routing.ts';
import type { PresetSetting } from './core/refactor/request/presetSettings.ts';

export interface SettingValues {
  readonly enabled: boolean;
  readonly languages: Readonly<Record<string, boolean>>;
  readonly baseUrl: string;
  readonly model: string;
  readonly profiles: Overrides;
  readonly tasks: TaskChoices;
  readonly 'experiment.models': ExperimentArms;
  readonly failover: readonly string[];
  readonly routing: Routing;
  /** To other machines. */
  readonly allowInsecureAddress: boolean;
  /** Dollars; null: no limit. */
  readonly 'budget.daily': number | null;
  readonly 'budget.monthly': number | null;
  /** Milliseconds. */
  readonly debounce: 'auto' | number;
  readonly growInPlace: boolean;
  readonly screenReader: 'auto' | 'on' | 'off';
  readonly maxLines: number;
  readonly nextEdit: 'off' | 'hint' | 'full';
  /** Tab goes to the next edit and applies it. */
  readonly nextEditTab: boolean;
  readonly 'refactor.presets': readonly PresetSetting[];
  readonly 'refactor.review': 'sideBySide' | 'inFile';
  /** Glob patterns of files never sent. */
  readonly exclude: readonly string[];
  /** Requests for ghost text, on the user's disk. */
  readonly record: boolean;
  readonly runTests: boolean;
  readonly 'agent.testCommand': string;
  /** Dollars; null: no limit. */
  readonly 'agent.maxCost': number | null;
}

export type SettingName = keyof SettingValues;
