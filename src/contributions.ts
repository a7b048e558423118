import { type Arms, faultInArms, isArms } from './core/provider/arms.ts';
import { OPENROUTER } from './core/provider/builtInProfiles.ts';
import { readOverride } from './core/provider/override.ts';
import type { Overrides } from './core/provider/profiles.ts';
import { faultInRouting, isRouting, type Routing, rightInRouting } from './core/provider/routing.ts';
import { faultInTasks, isTaskChoices, type TaskChoices } from './core/provider/tasks.ts';
import { faultInPresets, isPresetSettings, type PresetSetting } from './core/refactor/presetSettings.ts';

/**
 * What package.json contributes, as typed data; test/contributions.test.ts holds the two together.
 * Command ids and setting keys are written here and nowhere else.
 */

export const EXTENSION_ID = 'ghostline.ghostline';
export const SECTION = 'ghostline';

/** Commands of the palette: id without the section, and title. */
export const COMMANDS = {
  suggest: 'Suggest Now',
  menu: 'Show Menu',
  toggle: 'Turn Ghost Text On or Off',
  toggleLanguage: 'Turn Ghost Text On or Off for This Language',
  whyNoSuggestion: 'Why No Suggestion?',
  showUsage: 'Show Usage',
  compareModels: 'Compare Models…',
  showComparison: 'Show an Earlier Comparison…',
  newTask: 'New Task from Selection',
  setApiKey: 'Set API Key',
  useStoredKey: 'Use the Stored Key',
  chooseProvider: 'Choose Provider and Model…',
  showLog: 'Show Log',
  openSettings: 'Open Settings',
  refactor: 'Refactor Selection…',
  fixProblem: 'Fix This Problem',
  acceptProposal: 'Accept Proposal',
  rejectProposal: 'Reject Proposal',
  stopProposal: 'Stop This Answer',
  retryProposal: 'Edit Instruction and Retry…',
  copyProposal: 'Copy Proposal',
  takeChange: 'Take This Change',
  takeOnlyChange: 'Take Only This Change',
  leaveOutChange: 'Leave This Change Out',
  refactorWithAgent: 'Refactor with Agent…',
} as const;

/** Commands that only key bindings, suggestions and rows of our tree run. */
export const INTERNAL_COMMANDS = ['accepted', 'dismissed', 'showProposal'] as const;

/** Set while a suggestion of ours may be on the screen; the key binding of Escape asks for it. */
export const OFFERED_CONTEXT = `${SECTION}.offered`;

/** The webview panel of the usage page; the editor brings it back after a restart. */
export const USAGE_VIEW = `${SECTION}.usage`;

/** Both sides of the diff of a proposal are documents of this scheme. */
export const PROPOSAL_SCHEME = `${SECTION}-proposal`;

/** The tree of proposed files. */
export const REVIEW_VIEW = `${SECTION}.review`;

/**
 * What menus and key bindings of proposals ask for. `…Documents` and `documents` list the uris of both sides of the diffs, `…Files` the
 * paths of the files that the proposals are about.
 */
export const REVIEW_CONTEXTS = {
  reviewing: `${SECTION}.reviewing`,
  ready: `${SECTION}.proposal.ready`,
  streaming: `${SECTION}.proposal.streaming`,
  documents: `${SECTION}.proposal.documents`,
  readyDocuments: `${SECTION}.proposal.readyDocuments`,
  streamingDocuments: `${SECTION}.proposal.streamingDocuments`,
  readyFiles: `${SECTION}.proposal.readyFiles`,
  streamingFiles: `${SECTION}.proposal.streamingFiles`,
} as const;
/** The webview panel of the agent. */
export const AGENT_VIEW = `${SECTION}.agent`;

/** The webview panel of a comparison of models. */
export const COMPARISON_VIEW = `${SECTION}.comparison`;

export type PaletteCommand = keyof typeof COMMANDS;
export type CommandName = PaletteCommand | (typeof INTERNAL_COMMANDS)[number];

export const COMMAND_NAMES: readonly CommandName[] = [
  ...Object.keys(COMMANDS).filter(isPaletteCommand),
  ...INTERNAL_COMMANDS,
];

function isPaletteCommand(name: string): name is PaletteCommand {
  return Object.hasOwn(COMMANDS, name);
}

export function commandId(name: CommandName): string {
  return `${SECTION}.${name}`;
}

/** A setting's default, and which values are sensible; any other value counts as the default. */
export interface SettingRule<T> {
  readonly default: T;
  readonly accepts: (value: unknown) => value is T;
  /** What the setting takes, for the warning. */
  readonly expected: string;
  /** What is wrong with a value that is not accepted, where more can be said than what is expected. */
  readonly faultIn?: (value: unknown) => string | undefined;
  /** What is used of a value that is not accepted, instead of the default. */
  readonly rightIn?: (value: unknown) => T;
}

export type DebounceValue = 'auto' | number;

export const DEBOUNCE_MAX_MS = 5_000;
export const MAX_LINES_LIMIT = 200;

const isBoolean = (value: unknown): value is boolean => typeof value === 'boolean';
const isNonBlank = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';
const isLanguageMap = (value: unknown): value is Readonly<Record<string, boolean>> =>
  typeof value === 'object' && value !== null && Object.values(value).every(isBoolean);
const isDebounce = (value: unknown): value is DebounceValue =>
  value === 'auto' || (typeof value === 'number' && value >= 0 && value <= DEBOUNCE_MAX_MS);
const isLineCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= MAX_LINES_LIMIT;
const isGlobList = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every(isNonBlank);
const isNameList = (value: unknown): value is readonly string[] =>
  isGlobList(value) && new Set(value).size === value.length;
const isProfileMap = (value: unknown): value is Overrides => faultInProfiles(value) === undefined;
const isBudget = (value: unknown): value is number | null =>
  value === null || (typeof value === 'number' && Number.isFinite(value) && value >= 0);
const isText = (value: unknown): value is string => typeof value === 'string';
const isHttpUrl = (value: unknown): value is string =>
  typeof value === 'string' && URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);

function faultInProfiles(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'an object';
  for (const [name, override] of Object.entries(value)) {
    const read = readOverride(override);
    if (typeof read === 'string') return `in "${name}", ${read}`;
  }
  return undefined;
}

function setting<T>(rule: SettingRule<T>): SettingRule<T> {
  return rule;
}

export const SETTINGS = {
  enabled: setting({ default: true, accepts: isBoolean, expected: 'true or false' }),
  languages: setting<Readonly<Record<string, boolean>>>({
    default: { '*': true, plaintext: false, markdown: false, scminput: false },
    accepts: isLanguageMap,
    expected: 'a map from language ids (or "*") to true or false',
  }),
  baseUrl: setting({
    default: OPENROUTER.baseUrl,
    accepts: isHttpUrl,
    expected: 'an http or https address',
  }),
  model: setting({ default: OPENROUTER.model, accepts: isNonBlank, expected: 'the name of a model' }),
  profiles: setting<Overrides>({
    default: {},
    accepts: isProfileMap,
    expected: 'providers by name',
    faultIn: faultInProfiles,
  }),
  tasks: setting<TaskChoices>({
    default: {},
    accepts: isTaskChoices,
    expected: 'a provider and a model for each task',
    faultIn: faultInTasks,
  }),
  'experiment.models': setting<Arms>({
    default: [],
    accepts: isArms,
    expected: 'two models or providers for ghost text, or none',
    faultIn: faultInArms,
  }),
  failover: setting<readonly string[]>({ default: [], accepts: isNameList, expected: 'a list of providers by name' }),
  routing: setting<Routing>({
    default: {},
    accepts: isRouting,
    expected: 'which providers behind OpenRouter may serve',
    faultIn: faultInRouting,
    rightIn: rightInRouting,
  }),
  allowInsecureAddress: setting({ default: false, accepts: isBoolean, expected: 'true or false' }),
  'budget.daily': setting<number | null>({
    default: null,
    accepts: isBudget,
    expected: 'dollars, or null for no limit',
  }),
  'budget.monthly': setting<number | null>({
    default: null,
    accepts: isBudget,
    expected: 'dollars, or null for no limit',
  }),
  debounce: setting<DebounceValue>({
    default: 'auto',
    accepts: isDebounce,
    expected: `"auto" or milliseconds from 0 to ${DEBOUNCE_MAX_MS}`,
  }),
  growInPlace: setting({ default: true, accepts: isBoolean, expected: 'true or false' }),
  maxLines: setting({ default: 12, accepts: isLineCount, expected: `a whole number from 1 to ${MAX_LINES_LIMIT}` }),
  'refactor.presets': setting<readonly PresetSetting[]>({
    default: [],
    accepts: isPresetSettings,
    expected: 'a list of refactorings, each with a label and an instruction',
    faultIn: faultInPresets,
  }),
  exclude: setting<readonly string[]>({ default: [], accepts: isGlobList, expected: 'a list of glob patterns' }),
  'agent.testCommand': setting({ default: '', accepts: isText, expected: 'a shell command' }),
  'agent.maxCost': setting<number | null>({
    default: 0.25,
    accepts: isBudget,
    expected: 'dollars, or null for no limit',
  }),
} as const;

export type SettingName = keyof typeof SETTINGS;

/** Settings that say where code and keys go, what may be spent, and what is run: a folder that nobody trusts cannot set them. */
export const RESTRICTED_SETTINGS = [
  'baseUrl',
  'model',
  'profiles',
  'tasks',
  'experiment.models',
  'failover',
  'routing',
  'allowInsecureAddress',
  'budget.daily',
  'budget.monthly',
  'agent.testCommand',
  'agent.maxCost',
] as const satisfies readonly SettingName[];
