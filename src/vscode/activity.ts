import * as vscode from 'vscode';
import type { Clock } from '../core/clock.ts';
import type { BreakerState } from '../core/provider/breaker.ts';
import { languageEnabled, type Settings } from './settings.ts';
import type { Activity } from './statusBar.ts';

export interface ActivityInput {
  readonly settings: Settings;
  readonly breaker: BreakerState;
  readonly busy: boolean;
  readonly clock: Clock;
}

/** What the status bar says of the editor that has the focus. */
export function activityOf({ settings, breaker, busy, clock }: ActivityInput): Activity {
  const languageId = vscode.window.activeTextEditor?.document.languageId;
  if (!settings.enabled) return { kind: 'off', why: 'off' };
  if (languageId && !languageEnabled(settings, languageId)) return { kind: 'off', why: `off for ${languageId}` };
  if (breaker.kind !== 'closed') {
    if (breaker.kind !== 'paused') return { kind: 'failing', error: breaker.error };
    const resumesAt = new Date(Date.now() + breaker.untilMs - clock.now()).toLocaleTimeString();
    return { kind: 'failing', error: breaker.error, resumesAt };
  }
  return { kind: busy ? 'working' : 'idle' };
}
