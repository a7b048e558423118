import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { commandId, EXTENSION_ID, type PaletteCommand, SECTION } from '../../contributions.ts';
import { requestFacts } from '../../core/completion/request/reasons.ts';
import {
  actionsFor,
  eventInWords,
  type InlineSuggestSettings,
  type Situation,
  shortAnswer,
  type WhyAction,
} from '../../core/completion/request/shortAnswer.ts';
import { displayLanguage } from '../../core/displayLanguage.ts';
import { adviceFor } from '../advice.ts';
import { commandTitle } from '../commandTitle.ts';
import { languageName } from '../languageName.ts';
import { displayPath } from '../privacy/documentFile.ts';
import type { Settings } from '../settings.ts';
import { switchedOff } from '../switchedOff.ts';
import { setLanguage, toggle, toggleLanguage } from '../switches.ts';
import type { CompletionHistory, HistoryEntry } from './completionHistory.ts';
import type { GhostText } from './ghostText.ts';

const NEXT_EDIT_SETTING = `${SECTION}.nextEdit`;

export interface WhyContext {
  readonly history: CompletionHistory;
  readonly ghostText: Pick<GhostText, 'requests' | 'suggest' | 'suggestOnce'>;
  readonly settings: Settings;
  /** Undefined if there is one. */
  readonly whyNoNextEdit: () => string | undefined;
}

export interface WhyRow extends vscode.QuickPickItem {
  readonly run?: () => unknown;
}

export async function whyNoSuggestion(context: WhyContext): Promise<void> {
  const chosen = await vscode.window.showQuickPick(whyRows(context), {
    title: l10n.t('Why no suggestion?'),
    placeHolder: l10n.t('The current line first, newest first'),
  });
  await chosen?.run?.();
}

/** A short answer with its actions, then the history, whose rows act, too. */
export function whyRows(context: WhyContext): WhyRow[] {
  const editor = vscode.window.activeTextEditor;
  const { history } = context;
  if (!editor)
    return [{ label: `$(info) ${l10n.t('No editor is open.')}` }, ...historyRows(history.near('', 0), context)];
  const { document, selection } = editor;
  const entries = history.near(document.uri.toString(), selection.active.line);
  const { text, actions } = shortAnswer(situationIn(editor, entries[0], context));
  return [
    { label: `$(info) ${text}` },
    ...actions.flatMap(action => rowsFor(action, context)),
    ...nextEditRows(context),
    ...historyRows(entries, context),
  ];
}

function situationIn(
  { document, selection }: vscode.TextEditor,
  entry: HistoryEntry | undefined,
  { ghostText, settings }: WhyContext,
): Situation {
  const isHere = entry?.documentId === document.uri.toString() && entry.line === selection.active.line;
  const { areMissing, followsEntry } = ghostText.requests;
  return {
    language: languageName(document.languageId),
    path: displayPath(document),
    switchedOff: switchedOff(settings, document.languageId),
    editor: inlineSuggestSettings(document),
    areRequestsMissing: areMissing,
    followsEntry,
    latest: isHere ? entry.event : undefined,
  };
}

function inlineSuggestSettings(document: vscode.TextDocument): InlineSuggestSettings {
  const settings = vscode.workspace.getConfiguration('editor.inlineSuggest', document);
  const hidden = settings.get<string>('experimental.suppressInlineSuggestions', '').split(',');
  return {
    isEnabled: settings.get('enabled', true),
    isSuppressed: hidden.some(id => id.trim().toLowerCase() === EXTENSION_ID),
    minShowDelayMs: settings.get('minShowDelay', 0),
  };
}

function nextEditRows({ whyNoNextEdit }: WhyContext): WhyRow[] {
  const why = whyNoNextEdit();
  if (why === undefined) return [];
  const open = () => vscode.commands.executeCommand('workbench.action.openSettings', NEXT_EDIT_SETTING);
  const { Separator } = vscode.QuickPickItemKind;
  return [
    { label: l10n.t('Why no next edit?'), kind: Separator },
    { label: `$(info) ${why}`, run: open },
  ];
}

function historyRows(entries: readonly HistoryEntry[], context: WhyContext): WhyRow[] {
  if (entries.length === 0) return [];
  const current = vscode.window.activeTextEditor?.document.uri.toString();
  const rows = entries.map((entry): WhyRow => {
    const { event, path, line, at, documentId } = entry;
    const isHere = documentId === current;
    const [remedy] = isHere ? actionsFor(event).flatMap(action => rowsFor(action, context)) : [];
    const time = at.toLocaleTimeString(displayLanguage());
    return {
      label: eventInWords(event, path),
      description: `${path}:${line + 1}`,
      detail: [
        time,
        ...(event.kind === 'request' ? [requestFacts(event.record)] : []),
        ...(remedy ? [remedy.label] : []),
      ].join(' · '),
      run: remedy?.run ?? (() => show(entry)),
    };
  });
  return [{ label: l10n.t('History'), kind: vscode.QuickPickItemKind.Separator }, ...rows];
}

async function show({ documentId, line }: HistoryEntry): Promise<void> {
  const place = new vscode.Position(line, 0);
  await vscode.window.showTextDocument(vscode.Uri.parse(documentId), { selection: new vscode.Range(place, place) });
}

function rowsFor(action: WhyAction, { ghostText, settings }: WhyContext): WhyRow[] {
  const languageId = vscode.window.activeTextEditor?.document.languageId ?? '';
  switch (action.kind) {
    case 'turn-on':
      return [row('sparkle', l10n.t('Turn Ghost Text On'), () => toggle(settings))];
    case 'turn-on-language': {
      const words = l10n.t('Turn On for {0}', languageName(languageId));
      return [row('sparkle', words, () => setLanguage(languageId, true))];
    }
    case 'folder-settings': {
      const open = () => (settings.enabled ? toggleLanguage(settings) : toggle(settings));
      return [row('gear', l10n.t('Open Folder Settings'), open)];
    }
    case 'once':
      return [row('play', l10n.t('Suggest Once'), () => inEditor(() => ghostText.suggestOnce()))];
    case 'suggest':
      return [row('play', commandTitle('suggest'), () => inEditor(() => ghostText.suggest()))];
    case 'cancel-snooze':
      return [row('bell', l10n.t('Cancel Snooze'), () => ghostText.requests.cancelSnooze())];
    case 'open-setting': {
      const open = () => vscode.commands.executeCommand('workbench.action.openSettings', action.setting);
      return [{ ...row('gear', l10n.t('Open Setting'), open), description: action.setting }];
    }
    case 'remedy':
      return adviceFor(action.of).actions.map(name => commandRow(name));
    case 'show-state':
      return [commandRow('menu')];
  }
}

function row(icon: string, words: string, run: () => unknown): WhyRow {
  return { label: `$(${icon}) ${words}`, run };
}

function commandRow(name: PaletteCommand): WhyRow {
  return row('tools', commandTitle(name), () => vscode.commands.executeCommand(commandId(name)));
}

/** Ghost text needs the editor to have the focus. */
async function inEditor(run: () => Promise<void>): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
  await run();
}
