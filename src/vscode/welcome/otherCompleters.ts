import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { isObject, ownValue } from '../../core/json.ts';
import { languageName } from '../languageName.ts';
import { OTHERS, type OtherCompleter } from './knownCompleters.ts';

const ANSWERED = 'otherCompleters.answered';

export interface OtherCompletersOptions {
  /** Shared by all windows. */
  readonly memory: vscode.Memento;
  /** @returns whether the extension is installed and enabled */
  readonly has?: (extension: string) => boolean;
  readonly others?: readonly OtherCompleter[];
}

/** Tells the user once that a second engine suggests code in a language, and is paid for, too. */
export class OtherCompleters {
  readonly #memory: vscode.Memento;
  readonly #others: readonly OtherCompleter[];
  readonly #has: (extension: string) => boolean;
  #isAsking = false;

  constructor({ memory, has = isEnabled, others = OTHERS }: OtherCompletersOptions) {
    this.#memory = memory;
    this.#has = has;
    this.#others = others;
  }

  /** Call it where Ghostline suggests. Asks again only in another window or session, until there is an answer. */
  async suggestedIn(languageId: string): Promise<void> {
    if (this.#isAsking || this.#memory.get(ANSWERED) === true) return;
    const other = this.#others.find(one => one.extensions.some(this.#has) && isOn(one, languageId));
    if (!other) return;
    this.#isAsking = true;
    const turnOff = offWords(other, languageId);
    const leave = l10n.t('Leave Both On');
    const message = l10n.t(
      'Ghostline: {0} suggests code in {1}, too. Each is asked when you type, and only one is shown.',
      other.name,
      languageName(languageId),
    );
    const chosen = await vscode.window.showInformationMessage(message, turnOff, leave);
    if (chosen === undefined) return;
    await this.#memory.update(ANSWERED, true);
    if (chosen === turnOff) await turnOffIn(other, languageId);
  }
}

function isEnabled(extension: string): boolean {
  return vscode.extensions.getExtension(extension) !== undefined;
}

interface Switch {
  readonly setting: string;
  readonly value: unknown;
  readonly user: unknown;
}

/** Undefined also if this version of the extension doesn't have it. */
function switchOf({ setting }: OtherCompleter): Switch | undefined {
  if (setting === undefined) return undefined;
  const configuration = vscode.workspace.getConfiguration();
  const { defaultValue, globalValue } = configuration.inspect(setting) ?? {};
  return defaultValue === undefined ? undefined : { setting, value: configuration.get(setting), user: globalValue };
}

function isOn(other: OtherCompleter, languageId: string): boolean {
  const value = switchOf(other)?.value;
  if (isObject(value)) return (ownValue(value, languageId) ?? value['*'] ?? true) === true;
  return value !== false && value !== 'off';
}

function offWords(other: OtherCompleter, languageId: string): string {
  const found = switchOf(other);
  if (!found) return l10n.t('Show {0}', other.name);
  return isObject(found.value)
    ? l10n.t('Turn {0} Off for {1}', other.name, languageName(languageId))
    : l10n.t('Turn Suggestions of {0} Off', other.name);
}

/** Writes only this language, where the setting has languages. */
async function turnOffIn(other: OtherCompleter, languageId: string): Promise<void> {
  const found = switchOf(other);
  if (!found) {
    await vscode.commands.executeCommand('extension.open', other.extensions[0]);
    return;
  }
  const { setting, user, value } = found;
  const off = isObject(value) ? { ...(isObject(user) && user), [languageId]: false } : false;
  await vscode.workspace.getConfiguration().update(setting, off, vscode.ConfigurationTarget.Global);
}
