import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Clock } from '../../core/clock.ts';
import { displayLanguage } from '../../core/displayLanguage.ts';
import type { FailoverState } from '../../core/provider/failover/failover.ts';
import { servingStatusOf } from '../../core/provider/failover/servingStatus.ts';
import type { Destination } from '../../core/provider/profile/route.ts';
import { languageName } from '../languageName.ts';
import { languageEnabled, type Settings } from '../settings.ts';
import type { Activity, Fault } from './statusBar.ts';

export interface ActivityInput {
  readonly settings: Settings;
  readonly first: Destination;
  readonly state: FailoverState;
  readonly busy: boolean;
  readonly clock: Clock;
}

/** For the focused editor. */
export function activityOf({ settings, first, state, busy, clock }: ActivityInput): Activity {
  const languageId = vscode.window.activeTextEditor?.document.languageId;
  const { enabled, own } = settings;
  if (!enabled) {
    return { kind: 'off', why: own.enabled ? l10n.t('off in this folder') : l10n.t('off'), turnsOn: 'toggle' };
  }
  if (languageId && !languageEnabled(settings, languageId)) {
    const language = languageName(languageId);
    const isFolders = languageEnabled(own, languageId);
    return {
      kind: 'off',
      why: isFolders ? l10n.t('off for {0} in this folder', language) : l10n.t('off for {0}', language),
      turnsOn: 'toggleLanguage',
      language,
    };
  }
  const standing = servingStatusOf(state, first);
  switch (standing.kind) {
    case 'well':
      return { kind: busy ? 'working' : 'idle' };
    case 'failing':
      return { kind: 'failing', ...faultOf(standing.failing, clock) };
    case 'stood-in-for': {
      const standIn = { for: first.profile.label, ...faultOf(standing.failing, clock) };
      return { kind: busy ? 'working' : 'idle', standIn };
    }
  }
}

function faultOf({ breaker }: FailoverState['failing'][number], clock: Clock): Fault {
  const { error } = breaker;
  if (breaker.kind !== 'paused') return { error };
  return {
    error,
    resumesAt: new Date(Date.now() + breaker.untilMs - clock.now()).toLocaleTimeString(displayLanguage()),
  };
}
