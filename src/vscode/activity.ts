import * as vscode from 'vscode';
import type { Clock } from '../core/clock.ts';
import type { FailoverState } from '../core/provider/failover.ts';
import type { Destination } from '../core/provider/route.ts';
import { languageEnabled, type Settings } from './settings.ts';
import type { Activity, Fault } from './statusBar.ts';

export interface ActivityInput {
  readonly settings: Settings;
  /** Whom the user would have. */
  readonly first: Destination;
  readonly state: FailoverState;
  readonly busy: boolean;
  readonly clock: Clock;
}

/** What the status bar says of the editor that has the focus. */
export function activityOf({ settings, first, state, busy, clock }: ActivityInput): Activity {
  const languageId = vscode.window.activeTextEditor?.document.languageId;
  if (!settings.enabled) return { kind: 'off', why: 'off' };
  if (languageId && !languageEnabled(settings, languageId)) return { kind: 'off', why: `off for ${languageId}` };
  const [failing] = state.failing;
  const serving = state.failing.some(({ station }) => station === state.serving) ? undefined : state.serving;
  if (failing === undefined) return { kind: busy ? 'working' : 'idle' };
  if (serving === undefined) return { kind: 'failing', ...faultOf(failing, clock) };
  // Of those that stand in, one more or less is nobody's concern.
  if (isSame(serving, first)) return { kind: busy ? 'working' : 'idle' };
  return { kind: busy ? 'working' : 'idle', standIn: { for: first.profile.label, ...faultOf(failing, clock) } };
}

function faultOf({ breaker }: FailoverState['failing'][number], clock: Clock): Fault {
  const { error } = breaker;
  if (breaker.kind !== 'paused') return { error };
  return { error, resumesAt: new Date(Date.now() + breaker.untilMs - clock.now()).toLocaleTimeString() };
}

function isSame(one: Destination, other: Destination): boolean {
  return one.profile.id === other.profile.id && one.model === other.model;
}
