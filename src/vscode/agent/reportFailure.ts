import * as vscode from 'vscode';
import type { AgentOutcome } from '../../core/agent/state/outcome.ts';
import { adviceFor } from '../advice.ts';
import { offer } from '../commands.ts';

export function reportFailure(outcome: AgentOutcome): void {
  if (outcome.kind !== 'failed') return;
  // The panel has its own Retry.
  const actions = adviceFor(outcome.error).actions.filter(action => action !== 'suggest');
  if (actions.every(action => action === 'showLog')) return;
  void offer(vscode.window.showErrorMessage, `Ghostline: ${outcome.message}`, actions);
}
