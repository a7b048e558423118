import { randomUUID } from 'node:crypto';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { AGENT_VIEW } from '../../contributions.ts';
import { BudgetOverride } from '../../core/agent/run/budgetOverride.ts';
import { newRunState } from '../../core/agent/run/start.ts';
import type { Clock } from '../../core/clock.ts';
import { isPractice } from '../../core/provider/profile/practice.ts';
import type { Grammars } from '../../core/syntax/syntax.ts';
import type { PageMessage } from '../../webview/agent/messages.ts';
import { offer } from '../commands.ts';
import type { Exclusion } from '../privacy/exclusion.ts';
import type { Connections } from '../provider/connections.ts';
import type { Reviews } from '../review/review.ts';
import type { AgentSettings } from '../settings.ts';
import { confirmOverBudget } from '../usage/overBudget.ts';
import type { Spending } from '../usage/spending.ts';
import { ExcludedFiles } from '../workspaceFiles/excludedFiles.ts';
import { foldersOnDisk } from '../workspaceFiles/foldersOnDisk.ts';
import { agentFiles } from '../workspaceFiles/workspaceSandbox.ts';
import { AgentPanel } from './agentPanel.ts';
import { AgentSession } from './agentSession.ts';
import { AgentTests, workspaceIsReadOnly } from './agentTests.ts';
import { askInstruction } from './askInstruction.ts';
import { ChangeDiffs } from './changeDiffs.ts';
import { reportFailure } from './reportFailure.ts';
import { reportObstacle } from './reportObstacle.ts';
import { reviewRun } from './reviewRun.ts';
import { RunStore } from './runStore.ts';
import { placeInWords, type StartPlace, startPlace } from './startPlace.ts';
import type { StoredRun } from './storedRun.ts';
import { testCommandsIn } from './testCommands.ts';

export interface AgentDeskOptions {
  readonly context: Pick<vscode.ExtensionContext, 'extensionUri' | 'globalState' | 'globalStorageUri' | 'storageUri'>;
  readonly settings: () => { readonly runTests: boolean; readonly agent: AgentSettings };
  readonly exclusion: Exclusion;
  readonly connections: Connections;
  readonly spending: Spending;
  readonly reviews: () => Promise<Reviews>;
  readonly grammars: () => Promise<Grammars>;
  readonly clock: Clock;
  readonly log: vscode.LogOutputChannel;
}

export class AgentDesk implements vscode.Disposable {
  readonly #options: AgentDeskOptions;
  readonly #store: RunStore;
  readonly #excluded: ExcludedFiles;
  readonly #diffs = new ChangeDiffs(() => this.#session?.proposal ?? []);
  #session: AgentSession | undefined;
  #paid: BudgetOverride | undefined;
  #panel: AgentPanel | undefined;

  constructor(options: AgentDeskOptions) {
    this.#options = options;
    const { clock, context, exclusion, log } = options;
    this.#store = new RunStore({ folder: context.storageUri ?? context.globalStorageUri, clock, log });
    this.#excluded = new ExcludedFiles(exclusion);
  }

  /** @param chosen the resource a menu was opened on */
  async begin(chosen: unknown): Promise<void> {
    if (await reportObstacle()) return;
    const place = await startPlace(chosen);
    if ((await this.#openRun()) === 'kept') return;
    const sandbox = agentFiles(this.#excluded);
    const name = place && sandbox.nameOf(place.uri.fsPath);
    const start = place && name !== undefined ? placeInWords(place, name) : '';
    const instruction = await askInstruction(this.#options.context.globalState, start);
    if (instruction === undefined) return;
    await this.#leave();
    const path = name === undefined ? undefined : { path: name, ...(place?.lines && { lines: place.lines }) };
    const state = newRunState({ id: randomUUID(), instruction, ...(path && { start: path }) });
    this.#take(this.#newRun(state, { place, start }));
    this.#show();
    this.#session?.resume();
  }

  /** The restored run waits for the user. */
  async restore(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    // Another run may have started meanwhile.
    if (!this.#session?.isOpen) {
      const stored = await this.#kept(state);
      if (stored === undefined || foldersOnDisk().length === 0 || !vscode.workspace.isTrusted) return panel.dispose();
      if (!this.#session?.isOpen) this.#take(stored);
    }
    this.#adopt(panel);
  }

  /** VS Code may lose the last seconds of a page's state. */
  async #kept(state: unknown): Promise<StoredRun | undefined> {
    const id = typeof state === 'object' && state !== null && 'run' in state ? state.run : undefined;
    const named = typeof id === 'string' ? await this.#store.read(id) : undefined;
    return named ?? this.#store.open(undefined);
  }

  /** Resolves when the run is written. */
  async close(): Promise<void> {
    const session = this.#session;
    await session?.pause();
    if (session?.isOpen) await this.#store.settled(session.id);
  }

  dispose(): void {
    void this.close();
    this.#diffs.dispose();
  }

  #newRun(state: StoredRun['state'], { place, start }: { place: StartPlace | undefined; start: string }): StoredRun {
    const folder = (place && vscode.workspace.getWorkspaceFolder(place.uri)) ?? foldersOnDisk()[0];
    const { maxNanoDollars } = this.#options.settings().agent;
    return {
      state,
      start,
      folder: folder?.uri.toString() ?? '',
      languageId: place?.languageId ?? '',
      verdict: 'open',
      ...(maxNanoDollars !== undefined && { capNanoDollars: maxNanoDollars }),
    };
  }

  /** One run at a time: asks how to go on with an undecided one. */
  async #openRun(): Promise<'kept' | undefined> {
    const stored = this.#session?.isOpen ? this.#session.stored : await this.#store.open(this.#session?.id);
    if (stored === undefined) return undefined;
    const keep = { label: `$(debug-continue) ${l10n.t('Go back to it')}`, detail: stored.state.instruction };
    const isSaved = stored.state.events.some(({ kind }) => kind === 'saved');
    const detail = isSaved ? l10n.t('Changes you accepted stay.') : l10n.t('Nothing was saved to your files.');
    const anew = { label: `$(trash) ${l10n.t('Discard and start over')}`, detail };
    const title = l10n.t('You have an unfinished agent run');
    const chosen = await vscode.window.showQuickPick([keep, anew], { title });
    if (chosen === anew) return undefined;
    if (chosen === keep) {
      if (this.#session?.id !== stored.state.id) this.#take(stored);
      this.#show();
    }
    return 'kept';
  }

  /** Also discards the run of an earlier window. */
  async #leave(): Promise<void> {
    if (this.#session?.isOpen) await this.#session.discard();
    this.#session = undefined;
    const left = await this.#store.open(undefined);
    if (left !== undefined) await this.#store.remove(left.state.id);
  }

  #take(stored: StoredRun): void {
    const { clock, connections, settings, spending } = this.#options;
    const sandbox = agentFiles(this.#excluded);
    const folder = foldersOnDisk().find(({ uri }) => uri.toString() === stored.folder) ?? foldersOnDisk()[0];
    const paid = new BudgetOverride(spending.paid({ task: 'agent', feature: 'agent', languageId: stored.languageId }));
    this.#paid = paid;
    const [{ model, profile }] = connections.route('agent');
    const session: AgentSession = new AgentSession({
      stored,
      paid,
      model,
      modelLabel: isPractice(profile) ? `${model} · ${profile.label}` : model,
      workspace: sandbox,
      tests: command =>
        folder && settings().runTests ? new AgentTests({ folder, command, sandbox, clock }) : undefined,
      testChoices: async () => ({
        commands: folder ? await testCommandsIn(folder) : [],
        workspaceIsReadOnly: folder !== undefined && (await workspaceIsReadOnly(folder)),
      }),
      testCommand: () => settings().agent.testCommand,
      maxNanoDollars: () => settings().agent.maxNanoDollars,
      clock,
      onEvent: event => {
        this.#panel?.event(event);
        if (event.kind === 'edit') this.#diffs.update(event.path);
      },
      onChange: () => this.#changed(session),
      onEnded: outcome => {
        paid.arm();
        reportFailure(outcome);
      },
      onFault: error => this.#tellFault(error),
    });
    this.#session = session;
  }

  #changed(session: AgentSession): void {
    if (this.#session !== session) return;
    this.#panel?.show(session.status);
    if (session.isOpen) this.#store.write(session.id, () => session.stored);
    else void this.#store.remove(session.id).catch(error => this.#tellFault(error));
  }

  /** Never takes the focus. */
  #show(): void {
    if (this.#panel) {
      this.#panel.refresh();
      this.#panel.reveal();
      return;
    }
    const where = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
    this.#adopt(vscode.window.createWebviewPanel(AGENT_VIEW, l10n.t('Agent'), where));
  }

  #adopt(panel: vscode.WebviewPanel): void {
    const before = this.#panel;
    const adopted: AgentPanel = new AgentPanel({
      extensionUri: this.#options.context.extensionUri,
      panel,
      everything: () => this.#session && { events: this.#session.events, status: this.#session.status },
      onMessage: message => void this.#carryOut(message).catch(error => this.#failed(error)),
      onClosed: () => this.#closed(adopted),
    });
    this.#panel = adopted;
    before?.dispose();
  }

  /** Closing the panel pauses the run. */
  #closed(panel: AgentPanel): void {
    if (this.#panel !== panel) return;
    this.#panel = undefined;
    void this.#session?.stop();
  }

  async #failed(error: unknown): Promise<void> {
    this.#tellFault(error);
    await offer(vscode.window.showErrorMessage, l10n.t('Ghostline: something went wrong. See the log for details.'), [
      'showLog',
    ]);
  }

  #tellFault(error: unknown): void {
    this.#options.log.error(`the agent has failed: ${error instanceof Error ? error.stack : error}`);
  }

  async #carryOut(message: PageMessage): Promise<void> {
    const session = this.#session;
    switch (message.kind) {
      case 'stop':
        return session?.stop();
      case 'go-on':
        return this.#goOn();
      case 'answer':
        return session?.answer(message.answer);
      case 'tests':
        return session?.chooseTests(message.command);
      case 'say':
        return session?.giveFeedback(message.text);
      case 'diff':
        return this.#diffs.show(message.path, this.#panel?.column);
      case 'review':
        return this.#review();
      case 'discard':
        return session?.discard();
      case 'ready':
        return;
    }
  }

  async #goOn(): Promise<void> {
    const outcome = this.#session?.stored.state.outcome;
    const { spending } = this.#options;
    if (outcome?.kind === 'limit' && outcome.limit === 'budget' && spending.refused) {
      if (!(await confirmOverBudget(spending.refused))) return;
      this.#paid?.allow();
    }
    this.#session?.resume();
  }

  async #review(): Promise<void> {
    const session = this.#session;
    if (!session) return;
    await reviewRun({
      session,
      sandbox: agentFiles(this.#excluded),
      reviews: await this.#options.reviews(),
      grammars: this.#options.grammars,
      viewColumn: this.#panel?.column === vscode.ViewColumn.One ? vscode.ViewColumn.Two : vscode.ViewColumn.One,
    });
  }
}
