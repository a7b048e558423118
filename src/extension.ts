import * as vscode from 'vscode';
import { SETTINGS } from './contributions.ts';
import { Alternatives } from './core/completion/alternatives.ts';
import { CompletionPipeline } from './core/completion/pipeline.ts';
import type { RequestRecord } from './core/completion/record.ts';
import { Breaker } from './core/provider/breaker.ts';
import type { ProviderError } from './core/provider/errors.ts';
import { activityOf } from './vscode/activity.ts';
import * as commands from './vscode/commands.ts';
import { Connection } from './vscode/connection.ts';
import { ContextSources } from './vscode/contextSources.ts';
import { packedDrafts } from './vscode/drafts.ts';
import { Exclusion } from './vscode/exclusion.ts';
import { GhostText } from './vscode/ghostText.ts';
import { History } from './vscode/history.ts';
import { KeyStore } from './vscode/keys.ts';
import { requestLine } from './vscode/requestLog.ts';
import { SessionSpending } from './vscode/sessionSpending.ts';
import { languageEnabled, SettingsReader } from './vscode/settings.ts';
import { StatusBar } from './vscode/statusBar.ts';
import { systemClock } from './vscode/systemClock.ts';
import { whyNoSuggestion } from './vscode/whyNoSuggestion.ts';

export function activate(context: vscode.ExtensionContext): void {
  const clock = systemClock;
  const log = vscode.window.createOutputChannel('Ghostline', { log: true });
  const settings = new SettingsReader(
    message => void commands.offer(vscode.window.showWarningMessage, message, ['openSettings']),
  );
  const keys = new KeyStore(context.secrets, process.env);
  const history = new History();
  const statusBar = new StatusBar();
  const breaker = new Breaker({ clock, random: Math.random });
  const connection = new Connection({
    settings: () => settings.current,
    keys,
    environment: process.env,
    clock,
    loadClient: () => import('./core/provider/openai.ts'),
    log,
  });
  const newDraft = packedDrafts(context.extensionUri, log);
  const spending = new SessionSpending({ prices: () => connection.prices(), onChange: show });
  const pipeline = new CompletionPipeline({
    connect: () => connection.provider(),
    newDraft,
    options: () => settings.current,
    gate: {
      allows: () => breaker.allows(),
      succeeded: () => breaker.succeeded(),
      failed,
    },
    clock,
    onLiveChange: () => {
      ghostText.liveChanged();
      show();
    },
    onRecord: recorded,
  });
  const alternatives = new Alternatives({
    connect: () => connection.provider(),
    newDraft,
    options: () => settings.current,
    clock,
    onRecord: recorded,
  });
  const exclusion = new Exclusion(() => settings.current.exclude);
  const contextSources = new ContextSources({
    exclusion,
    allows: languageId => languageEnabled(settings.current, languageId),
    clock,
  });
  const ghostText = new GhostText({
    pipeline,
    settings: () => settings.current,
    exclusion,
    contextSources,
    alternatives,
    log,
    onOutcome: (outcome, request) => {
      history.add(outcome, request);
      if (outcome.kind === 'failed' && request.trigger === 'explicit') void commands.tellFailure(outcome.error);
      show();
    },
  });

  function recorded(record: RequestRecord): void {
    log.info(requestLine(record));
    history.addRequest(record);
    void spending.add(record);
    show();
  }

  function failed(error: ProviderError): void {
    const notice = breaker.failed(error);
    // Every other failure is said by the status bar alone: it may pass by itself.
    if (error.kind === 'no-key' && notice === 'notice') void commands.askForKey(settings.current.baseUrl);
  }

  function show(): void {
    const activity = activityOf({ settings: settings.current, breaker: breaker.state, busy: pipeline.busy, clock });
    const { baseUrl, model } = settings.current;
    statusBar.show({ activity, totals: spending.totals, model, host: new URL(baseUrl).host });
  }

  /** What was answered, refused or reckoned for another address, model or key does not hold for this one. */
  function startAfresh(): void {
    connection.reset();
    breaker.reset();
    pipeline.reset();
    alternatives.reset();
    show();
  }

  context.subscriptions.push(
    log,
    settings,
    statusBar,
    exclusion,
    contextSources,
    ghostText,
    settings.onDidChange(startAfresh),
    keys.onDidChange(startAfresh),
    vscode.window.onDidChangeActiveTextEditor(show),
    commands.register('suggest', () => vscode.commands.executeCommand('editor.action.inlineSuggest.trigger')),
    commands.register('menu', () => commands.showMenu(settings.current)),
    commands.register('toggle', () => commands.toggle(settings.current)),
    commands.register('toggleLanguage', () => commands.toggleLanguage(settings.current)),
    commands.register('whyNoSuggestion', () => whyNoSuggestion(history)),
    commands.register('setApiKey', () => commands.setApiKey(keys, settings.current.baseUrl)),
    commands.register('chooseAddress', () => commands.chooseAddress(settings.current, SETTINGS.baseUrl.accepts)),
    commands.register('showLog', () => log.show()),
    commands.register('openSettings', () =>
      vscode.commands.executeCommand('workbench.action.openSettings', 'ghostline.'),
    ),
    commands.register('accepted', () => ghostText.accepted()),
    commands.register('dismissed', () => ghostText.dismissed()),
    { dispose: () => void pipeline.close() },
  );
  show();
}
