import * as vscode from 'vscode';
import { type CommandName, EXTENSION_ID } from './contributions.ts';
import type { Keyring } from './core/provider/profile/keyring.ts';
import type { AgentView } from './vscode/agent/agentView.ts';
import type { EvaluateView } from './vscode/evaluate/evaluateView.ts';
import type { CompletionHistory } from './vscode/ghostText/completionHistory.ts';
import type { GhostText } from './vscode/ghostText/ghostText.ts';
import type { Recordings } from './vscode/ghostText/recordings.ts';
import type { NextEditing } from './vscode/nextEdit/nextEditing.ts';
import type { Connections } from './vscode/provider/connections.ts';
import type { PracticeMode } from './vscode/provider/practiceMode.ts';
import type { Refactoring } from './vscode/refactor/refactoring.ts';
import type { Settings } from './vscode/settings.ts';
import { showMenu } from './vscode/status/menu.ts';
import type { StatusBar } from './vscode/status/statusBar.ts';
import { toggle, toggleLanguage } from './vscode/switches.ts';
import type { UsageView } from './vscode/usage/usageView.ts';
import type { Welcome } from './vscode/welcome/welcome.ts';

export type Actions = Readonly<Record<CommandName, (...args: readonly unknown[]) => unknown>>;

interface ActionParts {
  readonly ghostText: GhostText;
  readonly history: CompletionHistory;
  readonly usageView: UsageView;
  readonly evaluateView: EvaluateView;
  readonly refactoring: Refactoring;
  readonly nextEditing: NextEditing;
  readonly agent: AgentView;
  readonly keys: Keyring;
  readonly connections: Connections;
  readonly practice: PracticeMode;
  readonly welcome: Welcome;
  readonly recordings: Recordings;
  readonly statusBar: StatusBar;
  readonly log: vscode.LogOutputChannel;
  readonly settings: () => Settings;
  readonly chooseProvider: () => Promise<void>;
}

/** Loads code that only one command needs with that command. */
export function actionsOf(parts: ActionParts): Actions {
  const { agent, connections, evaluateView, ghostText, history, keys, log, settings, statusBar } = parts;
  return {
    suggest: () => ghostText.suggest(),
    nextSuggestion: () => ghostText.cycle('showNext'),
    previousSuggestion: () => ghostText.cycle('showPrevious'),
    menu: () => {
      const readout = statusBar.latest;
      return readout && showMenu({ readout, requests: ghostText.requests, settings: settings() });
    },
    toggle: () => toggle(settings()),
    toggleLanguage: () => toggleLanguage(settings()),
    whyNoSuggestion: async () => {
      const { whyNoSuggestion } = await import('./vscode/ghostText/whyNoSuggestion.ts');
      const whyNoNextEdit = () => parts.nextEditing.whyNothing();
      return whyNoSuggestion({ history, ghostText, settings: settings(), whyNoNextEdit });
    },
    showUsage: () => parts.usageView.show(),
    compareModels: () => evaluateView.compare(),
    showComparison: () => evaluateView.showEarlier(),
    newTask: () => evaluateView.newTask(),
    setApiKey: async () => (await import('./vscode/provider/keyCommands.ts')).setApiKey(keys, connections),
    useStoredKey: async () => (await import('./vscode/provider/keyCommands.ts')).useStoredKey(keys, connections),
    chooseProvider: () => parts.chooseProvider(),
    getStarted: () => parts.welcome.getStarted(),
    practice: () => parts.welcome.practice(),
    openSample: () => parts.welcome.openSample(),
    leavePractice: () => parts.practice.leave(),
    showRecordings: () => parts.recordings.show(),
    deleteRecordings: () => parts.recordings.remove(),
    showLog: () => log.show(),
    openSettings: () => vscode.commands.executeCommand('workbench.action.openSettings', `@ext:${EXTENSION_ID}`),
    refactorWithAgent: chosen => agent.begin(chosen),
    accepted: () => ghostText.accepted(),
    dismissed: () => ghostText.dismissed(),
    ...parts.refactoring.actions,
    ...parts.nextEditing.actions,
  };
}
