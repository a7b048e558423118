import * as vscode from 'vscode';
import { SECTION } from '../contributions.ts';
import type { DebounceSetting } from '../core/completion/debounce.ts';
import { baseOfEndpoint } from '../core/provider/address.ts';
import { armName } from '../core/provider/arms.ts';
import { faultsInRoutes } from '../core/provider/route.ts';
import type { PresetSetting } from '../core/refactor/presetSettings.ts';
import type { Caps } from '../core/usage/budget.ts';
import { shiftDecimal } from '../core/usage/decimal.ts';
import { chosenArm } from '../core/usage/experiment.ts';
import { readSetting, type SettingName, type SettingValues } from '../settingRules.ts';

/** Settings that are used as they are written. */
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
  | 'exclude';

/** The user's settings, checked. */
export interface Settings extends Pick<SettingValues, AsWritten> {
  readonly baseUrl: string;
  readonly model: string;
  /** Two choices for ghost text by name, and the one that this session has, which is in `tasks`. */
  readonly experiment: Experiment | undefined;
  /** The most that may be spent, in nano-dollars. */
  readonly budget: Caps;
  readonly debounce: DebounceSetting;
  /** The user's own refactorings. */
  readonly presets: readonly PresetSetting[];
  readonly agent: AgentSettings;
}

export interface AgentSettings {
  /** A line for the shell; empty where the user is to be asked. */
  readonly testCommand: string;
  /** The most that one run may cost; absent: no limit of its own. */
  readonly maxNanoDollars: number | undefined;
}

export interface Experiment {
  readonly arms: readonly [string, string];
  readonly arm: string;
}

/** Reads the settings once per change, and says which of them it cannot use. */
export class SettingsReader implements vscode.Disposable {
  readonly #onInvalid: (message: string) => void;
  /** What chance has decided stays decided for the session. */
  readonly #draw: number;
  readonly #changed = new vscode.EventEmitter<Settings>();
  readonly #subscription: vscode.Disposable;
  /** Each fault is told once, not at every read. */
  readonly #told = new Set<string>();
  #current: Settings;

  readonly onDidChange = this.#changed.event;

  constructor(onInvalid: (message: string) => void, random: () => number = Math.random) {
    this.#onInvalid = onInvalid;
    this.#draw = random();
    this.#current = this.#read();
    this.#subscription = vscode.workspace.onDidChangeConfiguration(event => {
      if (!event.affectsConfiguration(SECTION)) return;
      this.#current = this.#read();
      this.#changed.fire(this.#current);
    });
  }

  get current(): Settings {
    return this.#current;
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }

  #read(): Settings {
    const configuration = vscode.workspace.getConfiguration(SECTION);
    const read: ReadSetting = name => {
      const { value, warning } = readSetting(name, configuration.get(name));
      if (warning !== undefined) this.#tell(warning);
      return value;
    };
    const settings = Object.freeze({
      ...this.#tasks(read),
      enabled: read('enabled'),
      languages: read('languages'),
      baseUrl: baseOfEndpoint(read('baseUrl')),
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
      maxLines: read('maxLines'),
      presets: read('refactor.presets'),
      exclude: read('exclude'),
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
    const ghostText = chosenArm([one, other], () => this.#draw);
    const arms = [armName(one), armName(other)] as const;
    return { tasks: { ...tasks, ghostText }, experiment: { arms, arm: armName(ghostText) } };
  }

  #tell(message: string): void {
    if (this.#told.has(message)) return;
    this.#told.add(message);
    this.#onInvalid(message);
  }
}

type ReadSetting = <Name extends SettingName>(name: Name) => SettingValues[Name];

const NANO_DIGITS = 9;

function nanoDollars(dollars: number | null): number | undefined {
  return dollars === null ? undefined : shiftDecimal(String(dollars), NANO_DIGITS);
}

/** Whether ghost text is wanted in `languageId`: its own entry, else the one for "*". */
export function languageEnabled({ languages }: Settings, languageId: string): boolean {
  return languages[languageId] ?? languages['*'] ?? true;
}
