import * as vscode from 'vscode';
import type { AgentOutcome } from '../../core/agent/state/outcome.ts';
import { adviceFor } from '../advice.ts';
import { offer } from '../commands.ts';

/** The panel says what has failed. Where the user can mend it, the way there is offered beside it. */
export function tellFailure(outcome: AgentOutcome): void {
  if (outcome.kind !== 'failed') return;
  // Asking again is the panel's own button.
  const actions = adviceFor(outcome.error).actions.filter(action => action !== 'suggest');
  if (actions.every(action => action === 'showLog')) return;
  void offer(vscode.window.showErrorMessage, `Ghostline: ${outcome.message}`, actions);
}
