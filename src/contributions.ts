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
  setApiKey: 'Set API Key',
  chooseAddress: 'Choose Address',
  showLog: 'Show Log',
  openSettings: 'Open Settings',
} as const;

/** Commands that only key bindings and suggestions run. */
export const INTERNAL_COMMANDS = ['accepted', 'dismissed'] as const;

/** Set while a suggestion of ours may be on the screen; the key binding of Escape asks for it. */
export const OFFERED_CONTEXT = `${SECTION}.offered`;

export type PaletteCommand = keyof typeof COMMANDS;
export type CommandName = PaletteCommand | (typeof INTERNAL_COMMANDS)[number];

export function commandId(name: CommandName): string {
  return `${SECTION}.${name}`;
}

/** A setting's default, and which values are sensible; any other value counts as the default. */
export interface SettingRule<T> {
  readonly default: T;
  readonly accepts: (value: unknown) => value is T;
  /** What the setting takes, for the warning. */
  readonly expected: string;
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
const isHttpUrl = (value: unknown): value is string =>
  typeof value === 'string' && URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);

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
    default: 'https://openrouter.ai/api/v1',
    accepts: isHttpUrl,
    expected: 'an http or https address',
  }),
  model: setting({ default: 'microsoft/mai-code-1-flash', accepts: isNonBlank, expected: 'the name of a model' }),
  debounce: setting<DebounceValue>({
    default: 'auto',
    accepts: isDebounce,
    expected: `"auto" or milliseconds from 0 to ${DEBOUNCE_MAX_MS}`,
  }),
  growInPlace: setting({ default: true, accepts: isBoolean, expected: 'true or false' }),
  maxLines: setting({ default: 12, accepts: isLineCount, expected: `a whole number from 1 to ${MAX_LINES_LIMIT}` }),
  exclude: setting<readonly string[]>({ default: [], accepts: isGlobList, expected: 'a list of glob patterns' }),
} as const;

export type SettingName = keyof typeof SETTINGS;
