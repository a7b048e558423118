import { SECTION } from './contributions.ts';
import { isObject } from './core/json.ts';
import { isHttp } from './core/provider/address.ts';
import { type Arms, faultInArms, isArms } from './core/provider/arms.ts';
import { OPENROUTER } from './core/provider/builtInProfiles.ts';
import { readOverride } from './core/provider/override.ts';
import type { Overrides } from './core/provider/profiles.ts';
import { faultInRouting, isRouting, type Routing, rightInRouting } from './core/provider/routing.ts';
import { faultInTasks, isTaskChoices, type TaskChoices } from './core/provider/tasks.ts';
import { faultInPresets, isPresetSettings, type PresetSetting } from './core/refactor/presetSettings.ts';

/** Every setting, as it stands in settings.json. */
export interface SettingValues {
  readonly enabled: boolean;
  readonly languages: Readonly<Record<string, boolean>>;
  readonly baseUrl: string;
  readonly model: string;
  readonly profiles: Overrides;
  readonly tasks: TaskChoices;
  readonly 'experiment.models': Arms;
  readonly failover: readonly string[];
  readonly routing: Routing;
  /** Code and keys may go over plain http to other machines. */
  readonly allowInsecureAddress: boolean;
  /** In dollars; null: no limit. */
  readonly 'budget.daily': number | null;
  readonly 'budget.monthly': number | null;
  /** In milliseconds. */
  readonly debounce: 'auto' | number;
  readonly growInPlace: boolean;
  readonly maxLines: number;
  readonly 'refactor.presets': readonly PresetSetting[];
  /** Glob patterns of files that are never sent. */
  readonly exclude: readonly string[];
  readonly 'agent.testCommand': string;
  /** In dollars; null: no limit. */
  readonly 'agent.maxCost': number | null;
}

export type SettingName = keyof SettingValues;

export interface Bounds {
  readonly minimum: number;
  readonly maximum?: number;
}

/** A setting's default, and which values are sensible. */
export interface SettingRule<T> {
  readonly default: T;
  readonly accepts: (value: unknown) => value is T;
  /** What the setting takes, for the warning. */
  readonly expected: string;
  /** Of the numbers that it accepts. */
  readonly bounds?: Bounds;
  /** What is wrong with a value that is not accepted, where more can be said than what is expected. */
  readonly faultIn?: (value: unknown) => string | undefined;
  /** What is used of a value that is not accepted, instead of the default. */
  readonly rightIn?: (value: unknown) => T;
  /** It says where code and keys go, what may be spent, or what is run: a folder that nobody trusts cannot set it. */
  readonly restricted?: true;
}

/** A typist who pauses for longer than that has gone on to something else. */
const DEBOUNCE_MS = { minimum: 0, maximum: 5_000 };
/** More than a screen of ghost text is nothing that anybody reads before taking it. */
const LINES = { minimum: 1, maximum: 200 };
const DOLLARS = { minimum: 0 };

const isBoolean = (value: unknown): value is boolean => typeof value === 'boolean';
const isText = (value: unknown): value is string => typeof value === 'string';
const isNonBlank = (value: unknown): value is string => isText(value) && value.trim() !== '';
const isNumberIn = (value: unknown, { minimum, maximum = Number.MAX_VALUE }: Bounds): value is number =>
  typeof value === 'number' && value >= minimum && value <= maximum;
const isLanguageMap = (value: unknown): value is Readonly<Record<string, boolean>> =>
  isObject(value) && Object.values(value).every(isBoolean);
const isDebounce = (value: unknown): value is 'auto' | number => value === 'auto' || isNumberIn(value, DEBOUNCE_MS);
const isLineCount = (value: unknown): value is number => isNumberIn(value, LINES) && Number.isInteger(value);
const isDollars = (value: unknown): value is number | null => value === null || isNumberIn(value, DOLLARS);
const isGlobList = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every(isNonBlank);
const isNameList = (value: unknown): value is readonly string[] =>
  isGlobList(value) && new Set(value).size === value.length;
const isProfileMap = (value: unknown): value is Overrides => faultInProfiles(value) === undefined;
const isHttpUrl = (value: unknown): value is string => isText(value) && isHttp(value);

function faultInProfiles(value: unknown): string | undefined {
  if (!isObject(value)) return 'an object';
  for (const [name, override] of Object.entries(value)) {
    const read = readOverride(override);
    if (typeof read === 'string') return `in "${name}", ${read}`;
  }
  return undefined;
}

const SWITCH = { accepts: isBoolean, expected: 'true or false' } as const;
const MONEY = { accepts: isDollars, bounds: DOLLARS, expected: 'dollars, or null for no limit' } as const;

/** What package.json declares of the settings; test/contributions.test.ts holds the two together. */
export const SETTINGS: { readonly [Name in SettingName]: SettingRule<SettingValues[Name]> } = {
  enabled: { ...SWITCH, default: true },
  languages: {
    default: { '*': true, plaintext: false, markdown: false, scminput: false },
    accepts: isLanguageMap,
    expected: 'a map from language ids (or "*") to true or false',
  },
  baseUrl: { default: OPENROUTER.baseUrl, accepts: isHttpUrl, expected: 'an http or https address', restricted: true },
  model: { default: OPENROUTER.model, accepts: isNonBlank, expected: 'the name of a model', restricted: true },
  profiles: {
    default: {},
    accepts: isProfileMap,
    expected: 'providers by name',
    faultIn: faultInProfiles,
    restricted: true,
  },
  tasks: {
    default: {},
    accepts: isTaskChoices,
    expected: 'a provider and a model for each task',
    faultIn: faultInTasks,
    restricted: true,
  },
  'experiment.models': {
    default: [],
    accepts: isArms,
    expected: 'two models or providers for ghost text, or none',
    faultIn: faultInArms,
    restricted: true,
  },
  failover: { default: [], accepts: isNameList, expected: 'a list of providers by name', restricted: true },
  routing: {
    default: {},
    accepts: isRouting,
    expected: 'which providers behind OpenRouter may serve',
    faultIn: faultInRouting,
    rightIn: rightInRouting,
    restricted: true,
  },
  allowInsecureAddress: { ...SWITCH, default: false, restricted: true },
  'budget.daily': { ...MONEY, default: null, restricted: true },
  'budget.monthly': { ...MONEY, default: null, restricted: true },
  debounce: {
    default: 'auto',
    accepts: isDebounce,
    bounds: DEBOUNCE_MS,
    expected: `"auto" or milliseconds from ${DEBOUNCE_MS.minimum} to ${DEBOUNCE_MS.maximum}`,
  },
  growInPlace: { ...SWITCH, default: true },
  maxLines: {
    default: 12,
    accepts: isLineCount,
    bounds: LINES,
    expected: `a whole number from ${LINES.minimum} to ${LINES.maximum}`,
  },
  'refactor.presets': {
    default: [],
    accepts: isPresetSettings,
    expected: 'a list of refactorings, each with a label and an instruction',
    faultIn: faultInPresets,
  },
  exclude: { default: [], accepts: isGlobList, expected: 'a list of glob patterns' },
  'agent.testCommand': { default: '', accepts: isText, expected: 'a shell command', restricted: true },
  'agent.maxCost': { ...MONEY, default: 0.25, restricted: true },
};

/** The value that counts where somebody has set `given`, and what they are told where that is another one. */
export function readSetting<Name extends SettingName>(
  name: Name,
  given: unknown,
): { readonly value: SettingValues[Name]; readonly warning?: string } {
  const rule: SettingRule<SettingValues[Name]> = SETTINGS[name];
  if (rule.accepts(given)) return { value: given };
  const fault = rule.faultIn?.(given);
  const detail = fault === undefined ? '' : ` (${fault})`;
  const used = rule.rightIn ? 'the rest of it' : 'the default';
  return {
    value: rule.rightIn?.(given) ?? rule.default,
    warning: `The setting "${SECTION}.${name}" takes ${rule.expected}${detail}; ${used} is used until it is mended.`,
  };
}
