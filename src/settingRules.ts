import * as l10n from '@vscode/l10n';
import { SECTION } from './contributions.ts';
import { isObject, ownValue } from './core/json.ts';
import { isHttp } from './core/provider/profile/address.ts';
import { OPENROUTER } from './core/provider/profile/builtInProfiles.ts';
import type { Overrides } from './core/provider/profile/effectiveProfiles.ts';
import { faultInArms, isArms } from './core/provider/profile/experimentArms.ts';
import { faultInTasks, isTaskChoices } from './core/provider/profile/modelTasks.ts';
import { readOverride } from './core/provider/profile/profileOverride.ts';
import { faultInRouting, isRouting, validRouting } from './core/provider/profile/routing.ts';
import { isPresetSettings, problemInPresets, withFolderPresets } from './core/refactor/request/presetSettings.ts';
import type { SettingName, SettingValues } from './settingValues.ts';

export type { SettingName, SettingValues };

export interface Bounds {
  readonly minimum: number;
  readonly maximum?: number;
}

export interface SettingRule<T> {
  readonly default: T;
  readonly accepts: (value: unknown) => value is T;
  /** `a number from 0 to 5000` */
  readonly expected: string;
  readonly bounds?: Bounds;
  /** More specific than `expected`. */
  readonly faultIn?: (value: unknown) => string | undefined;
  /** The usable part of an invalid value. */
  readonly rightIn?: (value: unknown) => T;
  readonly folder: FolderRule<T>;
}

/** Any folder may restrict what is sent; a trusted one may add offers. Destination and cost are up to the user. */
export type FolderRule<T> =
  /** `scope` in package.json keeps VS Code from reading it in a folder. */
  | { readonly counts: 'never' }
  /** Can only restrict: `enabled: false`, another pattern in `exclude`. */
  | { readonly counts: 'always'; readonly combine: (own: T, folder: T) => T }
  /** In a trusted folder. */
  | { readonly counts: 'trusted'; readonly combine: (own: T, folder: T) => T }
  /** In a trusted folder, once the user has agreed to this value. */
  | { readonly counts: 'agreed' };

const DEBOUNCE_MS = { minimum: 0, maximum: 5_000 };
/** More than a screen isn't read before accepting. */
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
const isReviewStyle = (value: unknown): value is 'sideBySide' | 'inFile' =>
  value === 'sideBySide' || value === 'inFile';
const isScreenReader = (value: unknown): value is 'auto' | 'on' | 'off' =>
  value === 'auto' || value === 'on' || value === 'off';
const NEXT_EDIT_LEVELS = ['off', 'hint', 'full'] as const;
const isNextEditLevel = (value: unknown): value is SettingValues['nextEdit'] =>
  NEXT_EDIT_LEVELS.some(level => level === value);
const isHttpUrl = (value: unknown): value is string => isText(value) && isHttp(value);

function faultInProfiles(value: unknown): string | undefined {
  if (!isObject(value)) return l10n.t('an object');
  for (const [name, override] of Object.entries(value)) {
    const read = readOverride(override);
    if (typeof read === 'string') return `in "${name}", ${read}`;
  }
  return undefined;
}

const SWITCH = { accepts: isBoolean, expected: l10n.t('true or false') } as const;
const MONEY = { accepts: isDollars, bounds: DOLLARS, expected: l10n.t('dollars, or null for no limit') } as const;

const USER_ONLY = { counts: 'never' } as const;
const NARROWING_SWITCH: FolderRule<boolean> = { counts: 'always', combine: (own, folder) => own && folder };

/** `{ "*": true }` and `{ "go": false }` → `{ "*": true, "go": false }` */
function languagesOfBoth(own: SettingValues['languages'], folder: SettingValues['languages']) {
  const ids = new Set(['*', ...Object.keys(own), ...Object.keys(folder)]);
  return Object.fromEntries([...ids].map(id => [id, isLanguageOn(own, id) && isLanguageOn(folder, id)]));
}

export function isLanguageOn(languages: SettingValues['languages'], languageId: string): boolean {
  return ownValue(languages, languageId) ?? languages['*'] ?? true;
}

/** `auto` waits less, so a folder's wait is longer. */
const AUTO_BELOW_MS = 1_000;

function longerWait(own: 'auto' | number, folder: 'auto' | number): 'auto' | number {
  if (folder === 'auto') return own;
  return folder >= (own === 'auto' ? AUTO_BELOW_MS : own) ? folder : own;
}

function lesserOf(own: SettingValues['nextEdit'], folder: SettingValues['nextEdit']): SettingValues['nextEdit'] {
  return NEXT_EDIT_LEVELS.find(level => level === own || level === folder) ?? own;
}

/** test/contributions.test.ts compares them with package.json. */
export const SETTINGS: { readonly [Name in SettingName]: SettingRule<SettingValues[Name]> } = {
  enabled: { ...SWITCH, default: true, folder: NARROWING_SWITCH },
  languages: {
    default: { '*': true, plaintext: false, markdown: false, scminput: false },
    accepts: isLanguageMap,
    expected: l10n.t('a map from language ids (or "*") to true or false'),
    folder: { counts: 'always', combine: languagesOfBoth },
  },
  baseUrl: {
    default: OPENROUTER.baseUrl,
    accepts: isHttpUrl,
    expected: l10n.t('an http or https address'),
    folder: { counts: 'agreed' },
  },
  model: { default: OPENROUTER.model, accepts: isNonBlank, expected: l10n.t('the name of a model'), folder: USER_ONLY },
  profiles: {
    default: {},
    accepts: isProfileMap,
    expected: l10n.t('providers by name'),
    faultIn: faultInProfiles,
    folder: USER_ONLY,
  },
  tasks: {
    default: {},
    accepts: isTaskChoices,
    expected: l10n.t('a provider and a model for each task'),
    faultIn: faultInTasks,
    folder: USER_ONLY,
  },
  'experiment.models': {
    default: [],
    accepts: isArms,
    expected: l10n.t('two models or providers for ghost text, or none'),
    faultIn: faultInArms,
    folder: USER_ONLY,
  },
  failover: { default: [], accepts: isNameList, expected: l10n.t('a list of providers by name'), folder: USER_ONLY },
  routing: {
    default: {},
    accepts: isRouting,
    expected: l10n.t('which providers behind OpenRouter may serve'),
    faultIn: faultInRouting,
    rightIn: validRouting,
    folder: USER_ONLY,
  },
  allowInsecureAddress: { ...SWITCH, default: false, folder: USER_ONLY },
  'budget.daily': { ...MONEY, default: null, folder: USER_ONLY },
  'budget.monthly': { ...MONEY, default: null, folder: USER_ONLY },
  debounce: {
    default: 'auto',
    accepts: isDebounce,
    bounds: DEBOUNCE_MS,
    expected: l10n.t('"auto" or milliseconds from {0} to {1}', DEBOUNCE_MS.minimum, DEBOUNCE_MS.maximum),
    folder: { counts: 'always', combine: longerWait },
  },
  growInPlace: { ...SWITCH, default: true, folder: NARROWING_SWITCH },
  screenReader: {
    default: 'auto',
    accepts: isScreenReader,
    expected: l10n.t('"auto", "on" or "off"'),
    folder: USER_ONLY,
  },
  maxLines: {
    default: 12,
    accepts: isLineCount,
    bounds: LINES,
    expected: l10n.t('a whole number from {0} to {1}', LINES.minimum, LINES.maximum),
    folder: { counts: 'always', combine: Math.min },
  },
  nextEdit: {
    // Most of them cost nothing, and Tab is taken only where it would do nothing else.
    default: 'full',
    accepts: isNextEditLevel,
    expected: l10n.t('"off", "hint" or "full"'),
    folder: { counts: 'always', combine: lesserOf },
  },
  nextEditTab: { ...SWITCH, default: true, folder: USER_ONLY },
  'refactor.presets': {
    default: [],
    accepts: isPresetSettings,
    expected: l10n.t('a list of refactorings, each with a label and an instruction'),
    faultIn: problemInPresets,
    folder: { counts: 'trusted', combine: withFolderPresets },
  },
  'refactor.review': {
    default: 'sideBySide',
    accepts: isReviewStyle,
    expected: l10n.t('"sideBySide" or "inFile"'),
    folder: USER_ONLY,
  },
  exclude: {
    default: [],
    accepts: isGlobList,
    expected: l10n.t('a list of glob patterns'),
    folder: { counts: 'always', combine: (own, folder) => [...new Set([...own, ...folder])] },
  },
  record: { ...SWITCH, default: false, folder: USER_ONLY },
  runTests: { ...SWITCH, default: true, folder: USER_ONLY },
  // A trusted folder's scripts already run as VS Code tasks.
  'agent.testCommand': {
    default: '',
    accepts: isText,
    expected: l10n.t('a shell command'),
    folder: { counts: 'trusted', combine: (_own, folder) => folder },
  },
  'agent.maxCost': { ...MONEY, default: 0.25, folder: USER_ONLY },
};

/** Warns where the effective value differs. */
export function readSetting<Name extends SettingName>(
  name: Name,
  given: unknown,
): { readonly value: SettingValues[Name]; readonly warning?: string } {
  const rule: SettingRule<SettingValues[Name]> = SETTINGS[name];
  if (rule.accepts(given)) return { value: given };
  const fault = rule.faultIn?.(given);
  const setting = `${SECTION}.${name}`;
  const expected = fault === undefined ? rule.expected : `${rule.expected} (${fault})`;
  return {
    value: rule.rightIn?.(given) ?? rule.default,
    warning: rule.rightIn
      ? l10n.t('The setting "{0}" takes {1}; using the rest of it until it is fixed.', setting, expected)
      : l10n.t('The setting "{0}" takes {1}; using the default until it is fixed.', setting, expected),
  };
}

/** Unchecked; undefined if not set. */
export interface SettingLevels {
  readonly default: unknown;
  readonly user: unknown;
  /** Workspace, then its folders. */
  readonly folders: readonly unknown[];
}

export interface FolderRights {
  readonly isTrusted: boolean;
  readonly agreesTo: (value: unknown) => boolean;
}

export interface ReadLevels<T> {
  readonly value: T;
  /** Without the folder's. */
  readonly own: T;
  /** A trusted folder's value that the user hasn't agreed to. */
  readonly wish?: T;
  readonly warnings: readonly string[];
}

export function readLevels<Name extends SettingName>(
  name: Name,
  { default: fallback, user, folders }: SettingLevels,
  rights: FolderRights,
): ReadLevels<SettingValues[Name]> {
  const rule: SettingRule<SettingValues[Name]> = SETTINGS[name];
  // VS Code merges objects by entry.
  const given = isObject(fallback) && isObject(user) ? { ...fallback, ...user } : (user ?? fallback);
  const { value: own, warning } = readSetting(name, given);
  const warnings = warning === undefined ? [] : [warning];
  const { folder } = rule;
  const said = folders.filter(value => value !== undefined);
  if (folder.counts === 'never' || said.length === 0) return { value: own, own, warnings };
  if (folder.counts !== 'always' && !rights.isTrusted) return { value: own, own, warnings };
  const usable = said.filter(rule.accepts);
  if (usable.length < said.length) {
    warnings.push(
      l10n.t('"{0}" in this folder\'s settings takes {1}; the value is ignored.', `${SECTION}.${name}`, rule.expected),
    );
  }
  if (folder.counts !== 'agreed') {
    return { value: usable.reduce((value, one) => folder.combine(value, one), own), own, warnings };
  }
  const wanted = usable.at(-1);
  if (wanted === undefined || wanted === own) return { value: own, own, warnings };
  return rights.agreesTo(wanted) ? { value: wanted, own, warnings } : { value: own, own, wish: wanted, warnings };
}
