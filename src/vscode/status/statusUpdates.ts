import type * as vscode from 'vscode';
import type { Clock } from '../../core/clock.ts';
import type { CompletionPipeline } from '../../core/completion/request/pipeline.ts';
import { BudgetNotice } from '../../core/usage/budget/budgetNotice.ts';
import type { Connections } from '../provider/connections.ts';
import type { Settings } from '../settings.ts';
import { noticeMemory, showBudgetNotice } from '../usage/overBudget.ts';
import type { Spending } from '../usage/spending.ts';
import { activityOf } from './activity.ts';
import { StatusBar } from './statusBar.ts';

export interface StatusSources {
  readonly settings: () => Settings;
  readonly connections: Connections;
  readonly pipeline: Pick<CompletionPipeline, 'busy' | 'underWay'>;
  readonly spending: Spending;
  /** Shared by all windows. */
  readonly memory: vscode.Memento;
  readonly clock: Clock;
}

/** Keeps the status bar, and the notice about the budget, up to date. */
export class StatusUpdates implements vscode.Disposable {
  readonly bar = new StatusBar();
  readonly #sources: StatusSources;
  readonly #budgetNotice: BudgetNotice;

  constructor(sources: StatusSources) {
    this.#sources = sources;
    this.#budgetNotice = new BudgetNotice({ memory: noticeMemory(sources.memory), warn: showBudgetNotice });
  }

  dispose(): void {
    this.bar.dispose();
  }

  /** Runs on every keystroke, so unchanged values are skipped. */
  update(): void {
    const { clock, connections, pipeline, settings } = this.#sources;
    const [{ state }, [first]] = [connections.serving('ghostText'), connections.route('ghostText')];
    const { busy } = pipeline;
    const activity = activityOf({ settings: settings(), first, state, busy, clock });
    const spending = this.#sources.spending.readout(pipeline.underWay);
    this.#budgetNotice.update(spending.budget, this.#sources.spending.today);
    const { baseUrl, experiment, own, record: isRecording } = settings();
    const serving = state.serving ?? first;
    const isFolderAddress = baseUrl !== own.baseUrl && serving.profile.baseUrl === baseUrl;
    this.bar.show({ activity, spending, serving, isFolderAddress, isRecording, experiment });
  }
}
