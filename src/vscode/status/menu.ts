import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { commandId, type PaletteCommand } from '../../contributions.ts';
import { commandTitle } from '../commandTitle.ts';
import { languageName } from '../languageName.ts';
import { languageEnabled, type Settings } from '../settings.ts';
import { cancelSnooze, type StateContext, stateOf } from './state.ts';

export interface MenuContext extends StateContext {
  readonly settings: Pick<Settings, 'enabled' | 'languages'>;
  readonly requests: StateContext['requests'] & { readonly snooze: () => Promise<void> };
}

export interface MenuRow extends vscode.QuickPickItem {
  readonly run?: () => unknown;
}

export async function showMenu(context: MenuContext): Promise<void> {
  const languageId = vscode.window.activeTextEditor?.document.languageId;
  const placeHolder = stateOf(context).words;
  const chosen = await vscode.window.showQuickPick(menuRows(context, languageId), { title: 'Ghostline', placeHolder });
  await chosen?.run?.();
}

/** The state with its remedies first. */
export function menuRows(context: MenuContext, languageId: string | undefined): MenuRow[] {
  const state = stateOf(context);
  const [first, ...others] = state.remedies;
  const stateRows: MenuRow[] = first
    ? [
        {
          label: `$(${state.icon}) ${state.words} · ${first.label}`,
          ...(state.detail !== undefined && { detail: state.detail }),
          run: first.run,
        },
        ...others.map(({ label, run }) => ({ label: `$(blank) ${label}`, run })),
        SEPARATOR,
      ]
    : [];
  const named = new Set(state.remedies.map(({ name }) => name));
  const once = (rows: readonly CommandRow[]) => rows.filter(({ name }) => !named.has(name));
  return [
    ...stateRows,
    ...once([entry('refactor', 'wand'), entry('refactorWithAgent', 'hubot')]),
    SEPARATOR,
    ...snoozeRows(context),
    ...once(switches(context, languageId)),
    ...once([entry('whyNoSuggestion', 'question')]),
    SEPARATOR,
    ...once([
      entry('chooseProvider', 'globe'),
      entry('setApiKey', 'key'),
      entry('showUsage', 'graph'),
      entry('compareModels', 'beaker'),
      entry('openSettings', 'gear'),
      entry('getStarted', 'mortar-board'),
      entry('showLog', 'output'),
    ]),
  ];
}

interface CommandRow extends MenuRow {
  readonly name: PaletteCommand;
}

const SEPARATOR: MenuRow = { label: '', kind: vscode.QuickPickItemKind.Separator };

function entry(name: PaletteCommand, icon: string, label = commandTitle(name)): CommandRow {
  return { label: `$(${icon}) ${label}`, name, run: () => vscode.commands.executeCommand(commandId(name)) };
}

function snoozeRows({ requests }: MenuContext): MenuRow[] {
  const snooze: MenuRow = {
    label: `$(bell-slash) ${l10n.t('Snooze…')}`,
    description: l10n.t("pauses every extension's suggestions"),
    run: () => requests.snooze(),
  };
  const { label, run } = cancelSnooze(requests);
  return requests.areMissing ? [{ label: `$(bell) ${label}`, run }, snooze] : [snooze];
}

function switches({ settings }: MenuContext, languageId: string | undefined): CommandRow[] {
  const isOn = settings.enabled;
  const all = isOn
    ? entry('toggle', 'circle-slash', l10n.t('Turn Ghost Text Off'))
    : entry('toggle', 'sparkle', l10n.t('Turn Ghost Text On'));
  if (languageId === undefined || !isOn) return [all];
  const words = languageEnabled(settings, languageId)
    ? l10n.t('Turn Off for {0}', languageName(languageId))
    : l10n.t('Turn On for {0}', languageName(languageId));
  return [entry('toggleLanguage', 'symbol-namespace', words), all];
}
