import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { commandId, type PaletteCommand, SECTION } from '../../contributions.ts';
import { placeName } from '../../core/provider/profile/placeName.ts';
import { PRACTICE_LABEL } from '../../core/provider/profile/practice.ts';
import { adviceFor } from '../advice.ts';
import { commandTitle } from '../commandTitle.ts';
import type { Readout } from './statusBar.ts';

export interface Remedy {
  readonly label: string;
  /** The command that it is, if any. */
  readonly name?: PaletteCommand;
  readonly run: () => unknown;
}

/** For the user: `No API key`, and its remedies. */
export interface State {
  readonly icon: string;
  readonly words: string;
  readonly detail?: string;
  /** Likeliest first; none if all is well. */
  readonly remedies: readonly Remedy[];
}

export interface StateContext {
  readonly readout: Readout;
  readonly requests: { readonly areMissing: boolean; readonly cancelSnooze: () => Promise<void> };
}

export function stateOf({ readout, requests }: StateContext): State {
  const { activity, serving, spending } = readout;
  const { label } = serving.profile;
  if (activity.kind === 'failing') {
    const { short, actions } = adviceFor(activity.error.kind);
    const detail = activity.error.message;
    return { icon: 'warning', words: sentence(short), detail, remedies: actions.map(name => remedy(name)) };
  }
  if (activity.kind === 'off') {
    return {
      icon: 'circle-slash',
      words: sentence(activity.why),
      remedies: [remedy(activity.turnsOn, turnOnWords(activity))],
    };
  }
  if (spending.budget?.kind === 'stop') {
    return { icon: 'warning', words: l10n.t('Paused: budget spent'), remedies: [CHANGE_BUDGET, remedy('showUsage')] };
  }
  if (requests.areMissing) {
    const detail = l10n.t('Suggestions are snoozed, or "editor.inlineSuggest.enabled" is off.');
    const remedies = [cancelSnooze(requests), remedy('whyNoSuggestion')];
    return { icon: 'bell-slash', words: l10n.t('VS Code requests no suggestions'), detail, remedies };
  }
  if (activity.standIn) {
    const words = l10n.t("Using {0} because {1} isn't available.", label, activity.standIn.for);
    return { icon: 'warning', words, detail: activity.standIn.error.message, remedies: [remedy('chooseProvider')] };
  }
  if (spending.isPlayMoney) {
    return { icon: 'mortar-board', words: PRACTICE_LABEL, remedies: [remedy('leavePractice')] };
  }
  return { icon: 'sparkle', words: l10n.t('{0} at {1}', serving.model, placeName(serving.profile)), remedies: [] };
}

export function cancelSnooze(requests: StateContext['requests']): Remedy {
  return { label: l10n.t('Cancel Snooze'), run: () => requests.cancelSnooze() };
}

const CHANGE_BUDGET: Remedy = {
  label: l10n.t('Change Budget'),
  run: () => vscode.commands.executeCommand('workbench.action.openSettings', `${SECTION}.budget`),
};

function turnOnWords({ language }: { readonly language?: string }): string {
  return language === undefined ? l10n.t('Turn Ghost Text On') : l10n.t('Turn On for {0}', language);
}

function remedy(name: PaletteCommand, label = commandTitle(name)): Remedy {
  return { label, name, run: () => vscode.commands.executeCommand(commandId(name)) };
}

/** `no API key` → `No API key` */
function sentence(words: string): string {
  return words.charAt(0).toLocaleUpperCase() + words.slice(1);
}
