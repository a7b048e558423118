import * as vscode from 'vscode';
import { SECTION } from '../contributions.ts';
import type { DebounceSetting } from '../core/completion/request/debounce.ts';
import { baseOfEndpoint } from '../core/provider/profile/address.ts';
import { armName } from '../core/provider/profile/experimentArms.ts';
import { faultsInRoutes } from '../core/provider/profile/route.ts';
import type { PresetSetting } from '../core/refactor/request/presetSettings.ts';
import { shiftDecimal } from '../core/usage/amount/decimal.ts';
import type { Caps } from '../core/usage/budget/budget.ts';
import { chooseArm } from '../core/usage/report/experiment.ts';
import {
  isLanguageOn,
  type ReadLevels,
  readLevels,
  type SettingLevels,
  type SettingName,
  type SettingValues,
} from '../settingRules.ts';
import { FolderAddresses } from './folderAddresses.ts';

type AsWritten =
  | 'enabled'
  | 'languages'
  | 'profiles'
  | 'tasks'
  | 'failover'
  | 'routing'
  | 'allowInsecureAddress'
  | 'growInPlace'
  | 'maxLines'
  | 'nextEdit'
  | 'nextEditTab'
  | 'record'
  | 'runTests'
  | 'exclude';

export interface Settings extends Pick<SettingValues, AsWritten> {
  readonly baseUrl: string;
  readonly model: string;
  /** Without the defaults: languages that the user has turned on or off. */
  readonly chosenLanguages: SettingValues['languages'];
  readonly own: Pick<SettingValues, 'enabled' | 'languages' | 'baseUrl'>;
  /** Until the user agrees to it. */
  readonly wishedAddress: string | undefined;
  /** The session's arm is in `tasks`. */
  readonly experiment: Experiment | undefined;
  /** Nano-dollars. */
  readonly budget: Caps;
  readonly hasScreenReader: boolean;
  readonly debounce: DebounceSetting;
  readonly presets: readonly PresetSetting[];
  readonly reviewStyle: SettingValues['refactor.review'];
  readonly agent: AgentSettings;
}

export interface AgentSettings {
  readonly testCommand: string;
  /** Per run, if any. */
  readonly maxNanoDollars: number | undefined;
}

export interface Experiment {
  readonly arms: readonly [string, string];
  readonly arm: string;
}

export interface SettingsReaderOptions {
  readonly onInvalid: (message: string) => void;
  /** Shared by all windows. */
  readonly memory: vscode.Memento;
  readonly random?: () => number;
}

/** Reads once per change, and reports invalid settings. */
export class SettingsReader implements vscode.Disposable {
  readonly #options: SettingsReaderOptions;
  readonly #addresses: FolderAddresses;
  readonly #draw: number;
  readonly #changed = new vscode.EventEmitter<Settings>();
  readonly #subscriptions: readonly vscode.Disposable[];
  /** Already shown. */
  readonly #told = new Set<string>();
  #current: Settings;

  readonly onDidChange = this.#changed.event;

  constructor(options: SettingsReaderOptions) {
    this.#options = options;
    this.#addresses = new FolderAddresses(options.memory);
    this.#draw = (options.random ?? Math.random)();
    this.#current = this.#read();
    this.#subscriptions = [
      vscode.workspace.onDidChangeConfiguration(event => {
        if ([SECTION, ACCESSIBILITY].some(name => event.affectsConfiguration(name))) this.#reread();
      }),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.#reread()),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.#reread()),
    ];
  }

  get current(): Settings {
    return this.#current;
  }

  /** Until then the user's own is used. */
  async askAboutFolderAddress(): Promise<void> {
    if (await this.#addresses.ask(this.#current)) this.#reread();
  }

  /** Revokes the folder's address. */
  async keepOwnAddress(): Promise<void> {
    await this.#addresses.keepMine(this.#current);
    this.#reread();
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#changed.dispose();
  }

  #reread(): void {
    this.#current = this.#read();
    this.#changed.fire(this.#current);
  }

  #read(): Settings {
    const trust = {
      isTrusted: vscode.workspace.isTrusted,
      agreesTo: (value: unknown) => typeof value === 'string' && this.#addresses.allows(baseOfEndpoint(value)),
    };
    const levels: LevelsReader = name => {
      const read = readLevels(name, levelsOf(name), trust);
      for (const warning of read.warnings) this.#tell(warning);
      return read;
    };
    const read: ReadSetting = name => levels(name).value;
    const address = levels('baseUrl');
    const settings = Object.freeze({
      ...this.#tasks(read),
      enabled: read('enabled'),
      languages: read('languages'),
      chosenLanguages: readLevels('languages', { ...levelsOf('languages'), default: {} }, trust).value,
      baseUrl: baseOfEndpoint(address.value),
      own: {
        enabled: levels('enabled').own,
        languages: levels('languages').own,
        baseUrl: baseOfEndpoint(address.own),
      },
      wishedAddress: address.wish === undefined ? undefined : baseOfEndpoint(address.wish),
      model: read('model').trim(),
      profiles: read('profiles'),
      failover: read('failover'),
      routing: read('routing'),
      allowInsecureAddress: read('allowInsecureAddress'),
      budget: {
        day: nanoDollars(read('budget.daily')),
        month: nanoDollars(read('budget.monthly')),
      },
      debounce: read('debounce'),
      growInPlace: read('growInPlace'),
      hasScreenReader: hasScreenReader(read('screenReader')),
      maxLines: read('maxLines'),
      nextEdit: read('nextEdit'),
      nextEditTab: read('nextEditTab'),
      presets: read('refactor.presets'),
      reviewStyle: read('refactor.review'),
      exclude: read('exclude'),
      record: read('record'),
      runTests: read('runTests'),
      agent: {
        testCommand: read('agent.testCommand').trim(),
        maxNanoDollars: nanoDollars(read('agent.maxCost')),
      },
    });
    for (const fault of faultsInRoutes(settings)) this.#tell(fault);
    return settings;
  }

  #tasks(read: ReadSetting): Pick<Settings, 'tasks' | 'experiment'> {
    const tasks = read('tasks');
    const [one, other] = read('experiment.models');
    if (!one || !other) return { tasks, experiment: undefined };
    const ghostText = chooseArm([one, other], () => this.#draw);
    const arms = [armName(one), armName(other)] as const;
    return { tasks: { ...tasks, ghostText }, experiment: { arms, arm: armName(ghostText) } };
  }

  #tell(message: string): void {
    if (this.#told.has(message)) return;
    this.#told.add(message);
    this.#options.onInvalid(message);
  }
}

const ACCESSIBILITY = 'editor.accessibilitySupport';

/** Extensions don't see a screen reader that VS Code has detected itself. */
function hasScreenReader(setting: SettingValues['screenReader']): boolean {
  const known = setting === 'auto' ? vscode.workspace.getConfiguration().get(ACCESSIBILITY) : setting;
  return known === 'on';
}

type LevelsReader = <Name extends SettingName>(name: Name) => ReadLevels<SettingValues[Name]>;
type ReadSetting = <Name extends SettingName>(name: Name) => SettingValues[Name];

const NANO_DIGITS = 9;

function nanoDollars(dollars: number | null): number | undefined {
  return dollars === null ? undefined : shiftDecimal(String(dollars), NANO_DIGITS);
}

/** Only `inspect` separates user, workspace and folders. */
function levelsOf(name: SettingName): SettingLevels {
  const all = vscode.workspace.getConfiguration(SECTION).inspect(name);
  const folders = (vscode.workspace.workspaceFolders ?? []).map(
    ({ uri }) => vscode.workspace.getConfiguration(SECTION, uri).inspect(name)?.workspaceFolderValue,
  );
  return { default: all?.defaultValue, user: all?.globalValue, folders: [all?.workspaceValue, ...folders] };
}

export function languageEnabled({ languages }: Pick<Settings, 'languages'>, languageId: string): boolean {
  return isLanguageOn(languages, languageId);
}
