import type * as vscode from 'vscode';
import type { Clock } from '../../core/clock.ts';
import type { PresetSetting } from '../../core/refactor/request/presetSettings.ts';
import type { Grammars } from '../../core/syntax/syntax.ts';
import type { Exclusion } from '../privacy/exclusion.ts';
import type { Connections } from '../provider/connections.ts';
import type { ReviewStyle } from '../review/reviewStyle.ts';
import type { Spending } from '../usage/spending.ts';

export interface RefactoringTools {
  readonly spending: Pick<Spending, 'paid' | 'refused'>;
  readonly connections: Pick<Connections, 'route'>;
  readonly exclusion: Exclusion;
  /** The user's own. */
  readonly presets: () => readonly PresetSetting[];
  readonly reviewStyle: () => ReviewStyle;
  readonly memory: vscode.Memento;
  readonly grammars: () => Promise<Grammars>;
  readonly clock: Clock;
  readonly log: vscode.LogOutputChannel;
}
