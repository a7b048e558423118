import * as vscode from 'vscode';
import { type DebounceValue, SECTION, SETTINGS, type SettingName, type SettingRule } from '../contributions.ts';

/** The user's settings, checked. */
export interface Settings {
  readonly enabled: boolean;
  readonly languages: Readonly<Record<string, boolean>>;
  readonly baseUrl: string;
  readonly model: string;
  readonly debounce: DebounceValue;
  readonly growInPlace: boolean;
  readonly maxLines: number;
  /** Glob patterns of files that are never sent. */
  readonly exclude: readonly string[];
}

/** Reads the settings once per change, and says which of them it cannot use. */
export class SettingsReader implements vscode.Disposable {
  readonly #onInvalid: (message: string) => void;
  readonly #changed = new vscode.EventEmitter<Settings>();
  readonly #subscription: vscode.Disposable;
  /** Each invalid value is told once, not at every read. */
  readonly #told = new Set<string>();
  #current: Settings;

  readonly onDidChange = this.#changed.event;

  constructor(onInvalid: (message: string) => void) {
    this.#onInvalid = onInvalid;
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
    return Object.freeze({
      enabled: this.#value(configuration, 'enabled', SETTINGS.enabled),
      languages: this.#value(configuration, 'languages', SETTINGS.languages),
      baseUrl: this.#value(configuration, 'baseUrl', SETTINGS.baseUrl).trim(),
      model: this.#value(configuration, 'model', SETTINGS.model).trim(),
      debounce: this.#value(configuration, 'debounce', SETTINGS.debounce),
      growInPlace: this.#value(configuration, 'growInPlace', SETTINGS.growInPlace),
      maxLines: this.#value(configuration, 'maxLines', SETTINGS.maxLines),
      exclude: this.#value(configuration, 'exclude', SETTINGS.exclude),
    });
  }

  #value<T>(configuration: vscode.WorkspaceConfiguration, name: SettingName, rule: SettingRule<T>): T {
    const value: unknown = configuration.get(name);
    if (rule.accepts(value)) return value;
    const told = `${name}=${JSON.stringify(value)}`;
    if (!this.#told.has(told)) {
      this.#told.add(told);
      this.#onInvalid(
        `The setting "${SECTION}.${name}" takes ${rule.expected}; the default is used until it is mended.`,
      );
    }
    return rule.default;
  }
}

/** Whether ghost text is wanted in `languageId`: its own entry, else the one for "*". */
export function languageEnabled({ languages }: Settings, languageId: string): boolean {
  return languages[languageId] ?? languages['*'] ?? true;
}
