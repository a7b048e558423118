import * as vscode from 'vscode';
import { PRACTICING_CONTEXT, WALKTHROUGH, WALKTHROUGH_CONTEXTS } from '../../contributions.ts';
import type { Clock } from '../../core/clock.ts';
import type { Keyring } from '../../core/provider/profile/keyring.ts';
import { practiceAddress } from '../../core/provider/profile/practice.ts';
import type { Provider } from '../../core/provider/provider.ts';
import type { PracticeMode } from '../provider/practiceMode.ts';
import type { Settings } from '../settings.ts';
import { OtherCompleters } from './otherCompleters.ts';
import { hasWayToModel } from './reach.ts';

export interface WelcomeOptions {
  readonly context: Pick<vscode.ExtensionContext, 'extensionUri' | 'globalState' | 'globalStorageUri'>;
  readonly keys: Keyring;
  readonly practice: PracticeMode;
  readonly settings: () => Settings;
}

const WELCOMED = 'welcomed';

/** VS Code's own; in a remote window only its machine settings have the first one. */
function opensUnasked(): boolean {
  const workbench = vscode.workspace.getConfiguration('workbench');
  return workbench.get('welcomePage.walkthroughs.openOnInstall') !== false && workbench.get('startupEditor') !== 'none';
}

export class Welcome {
  readonly #options: WelcomeOptions;
  readonly #others: OtherCompleters;

  constructor(options: WelcomeOptions) {
    this.#options = options;
    this.#others = new OtherCompleters({ memory: options.context.globalState });
  }

  /** Opens the walkthrough, once ever, if no model can be reached. */
  async begin(): Promise<void> {
    const { globalState } = this.#options.context;
    const server = practiceAddress(process.env);
    if (globalState.get(WELCOMED) === true && server === undefined) return;
    const isReachable = await this.#isReachable();
    if (server !== undefined && !isReachable) return this.#options.practice.begin(server);
    if (globalState.get(WELCOMED) === true) return;
    await globalState.update(WELCOMED, true);
    if (!isReachable && opensUnasked()) await this.getStarted();
  }

  async getStarted(): Promise<void> {
    await this.reachChanged();
    await vscode.commands.executeCommand('workbench.action.openWalkthrough', WALKTHROUGH, false);
  }

  /** Opens the sample with the practice model, whatever has been chosen. */
  async practice(): Promise<void> {
    const { practice } = this.#options;
    if (!practice.destination) practice.begin();
    await this.#showSample();
  }

  /** With the practice model if no other can be reached. */
  async openSample(): Promise<void> {
    if (await this.#isReachable()) await this.#showSample();
    else await this.practice();
  }

  /** Ghost text, in the active editor. */
  suggested(): void {
    const { languageId } = vscode.window.activeTextEditor?.document ?? {};
    if (languageId && !this.#options.practice.destination) void this.#others.suggestedIn(languageId);
  }

  /** For the walkthrough's first step and the palette. */
  async reachChanged(): Promise<void> {
    const { practice } = this.#options;
    const set = (name: string, value: boolean) => vscode.commands.executeCommand('setContext', name, value);
    await set(PRACTICING_CONTEXT, practice.destination !== undefined);
    await set(WALKTHROUGH_CONTEXTS.reachable, await this.#isReachable());
  }

  async #isReachable(): Promise<boolean> {
    const { keys, practice, settings } = this.#options;
    return practice.destination !== undefined || hasWayToModel(settings(), keys);
  }

  async #showSample(): Promise<void> {
    const { extensionUri, globalStorageUri } = this.#options.context;
    const { openSample } = await import('./openSample.ts');
    await openSample({ extensionUri, globalStorageUri });
  }
}

/** Loads it. */
export async function loadPracticeModel(extensionUri: vscode.Uri, clock: Clock): Promise<Provider> {
  const { practiceModel } = await import('./practiceModel.ts');
  return practiceModel(extensionUri, clock);
}
