import type * as vscode from 'vscode';
import type { Clock } from '../../core/clock.ts';
import type { NewDraft } from '../../core/completion/fit/draft.ts';
import type { Keyring } from '../../core/provider/profile/keyring.ts';
import type { Destination } from '../../core/provider/profile/route.ts';
import type { Exclusion } from '../privacy/exclusion.ts';
import type { PickResult } from '../provider/choose/ask.ts';
import type { Connections } from '../provider/connections.ts';
import type { Settings } from '../settings.ts';
import type { Spending } from '../usage/spending.ts';
import type { LoadedTaskSet } from './taskSetFiles.ts';

export interface EvaluateTools {
  readonly extensionUri: vscode.Uri;
  /** Folder of the results. */
  readonly folder: vscode.Uri;
  /** Holds the task sets that may run here. */
  readonly memory: vscode.Memento;
  readonly settings: () => Settings;
  readonly keys: Keyring;
  readonly connections: Connections;
  readonly spending: Spending;
  readonly exclusion: Exclusion;
  readonly newDraft: NewDraft;
  readonly clock: Clock;
}

export interface ComparisonChoice {
  readonly models: readonly Destination[];
  /** Chosen before its price is estimated. */
  readonly taskSet: LoadedTaskSet | undefined;
  readonly repeats: number;
  /** Undefined: only the budget. */
  readonly capNanoDollars: number | undefined;
  /** EvaluatedModel.id of models without a price, confirmed before the start. */
  readonly unpriced?: readonly string[] | undefined;
}

export type ComparisonStep = (
  choice: ComparisonChoice,
  tools: EvaluateTools,
  canGoBack: boolean,
) => Promise<PickResult<ComparisonChoice>>;
