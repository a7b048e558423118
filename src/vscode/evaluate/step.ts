import type * as vscode from 'vscode';
import type { Clock } from '../../core/clock.ts';
import type { NewDraft } from '../../core/completion/fit/draft.ts';
import type { Keyring } from '../../core/provider/profile/keyring.ts';
import type { Destination } from '../../core/provider/profile/route.ts';
import type { PickResult } from '../provider/choose/ask.ts';
import type { Connections } from '../provider/connections.ts';
import type { Settings } from '../settings.ts';
import type { Spending } from '../usage/spending.ts';
import type { LoadedTaskSet } from './taskSets.ts';

export interface EvaluateTools {
  readonly extensionUri: vscode.Uri;
  /** Where results are kept. */
  readonly folder: vscode.Uri;
  /** Which task sets somebody has let run here. */
  readonly memory: vscode.Memento;
  readonly settings: () => Settings;
  readonly keys: Keyring;
  readonly connections: Connections;
  readonly spending: Spending;
  readonly newDraft: NewDraft;
  readonly clock: Clock;
}

/** What has been chosen so far. */
export interface ComparisonChoice {
  readonly models: readonly Destination[];
  /** Chosen before anything is asked about its price. */
  readonly taskSet: LoadedTaskSet | undefined;
  readonly repeats: number;
  /** The most that the run may cost; undefined: no limit but the budget. */
  readonly capNanoDollars: number | undefined;
  /** EvaluatedModel.id of those for which it cannot be kept, told before the start. */
  readonly unpriced?: readonly string[] | undefined;
}

export type ComparisonStep = (
  choice: ComparisonChoice,
  tools: EvaluateTools,
  canGoBack: boolean,
) => Promise<PickResult<ComparisonChoice>>;
