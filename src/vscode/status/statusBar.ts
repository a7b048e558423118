import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { commandId, PALETTE_COMMANDS, type PaletteCommand, SECTION } from '../../contributions.ts';
import type { ProviderError } from '../../core/provider/errors.ts';
import { placeName } from '../../core/provider/profile/placeName.ts';
import { PRACTICE_LABEL } from '../../core/provider/profile/practice.ts';
import type { Destination } from '../../core/provider/profile/route.ts';
import { formatCostTotal, formatTokenTotal } from '../../core/usage/amount/format.ts';
import { moneyWords } from '../../core/usage/amount/playMoney.ts';
import type { SpendingSummary } from '../../core/usage/report/spendingSummary.ts';
import { adviceFor } from '../advice.ts';
import { commandTitle } from '../commandTitle.ts';
import type { Experiment } from '../settings.ts';
import type { SpendingReadout } from '../usage/spendingReadout.ts';

export interface Fault {
  readonly error: ProviderError;
  /** Of the next retry. */
  readonly resumesAt?: string;
}

export type Activity =
  /** `standIn`: a fallback serves. */
  | { readonly kind: 'idle' | 'working'; readonly standIn?: Fault & { readonly for: string } }
  | {
      readonly kind: 'off';
      readonly why: string;
      readonly turnsOn: 'toggle' | 'toggleLanguage';
      /** By name, if only this one is off. */
      readonly language?: string;
    }
  | ({ readonly kind: 'failing' } & Fault);

export interface Readout {
  readonly activity: Activity;
  readonly spending: SpendingReadout;
  readonly serving: Destination;
  /** From the open folder's settings. */
  readonly isFolderAddress: boolean;
  /** Of requests, on the user's disk. */
  readonly isRecording: boolean;
  readonly experiment?: Experiment | undefined;
}

/** Shorter requests would make the icon flicker. */
const WORKING_AFTER_MS = 250;

const WARNING = 'statusBarItem.warningBackground';
const BUDGET_COLORS = { ok: undefined, warn: WARNING, stop: 'statusBarItem.errorBackground' } as const;

export class StatusBar implements vscode.Disposable {
  readonly #item: vscode.StatusBarItem;
  #timer: NodeJS.Timeout | undefined;
  #workingSince: number | undefined;
  #painted = '';
  #latest: Readout | undefined;

  constructor() {
    this.#item = vscode.window.createStatusBarItem('ghostline.status', vscode.StatusBarAlignment.Right, 100);
    this.#item.name = 'Ghostline';
    this.#item.command = commandId('menu');
    this.#item.show();
  }

  /** For the menu. */
  get latest(): Readout | undefined {
    return this.#latest;
  }

  show(readout: Readout): void {
    this.#latest = readout;
    clearTimeout(this.#timer);
    if (readout.activity.kind !== 'working') {
      this.#workingSince = undefined;
      this.#paint(readout);
      return;
    }
    const now = performance.now();
    this.#workingSince ??= now;
    const stillMs = this.#workingSince + WORKING_AFTER_MS - now;
    if (stillMs <= 0) this.#paint(readout);
    else this.#timer = setTimeout(() => this.#paint(readout), stillMs);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#item.dispose();
  }

  /** Runs on every keystroke, so unchanged values are skipped. */
  #paint(readout: Readout): void {
    const { activity, experiment, isFolderAddress, isRecording, spending, serving } = readout;
    const { label, baseUrl } = serving.profile;
    const address = [serving.model, label, baseUrl, isFolderAddress];
    const painted = JSON.stringify([activity, spending, address, isRecording, experiment]);
    if (painted === this.#painted) return;
    this.#painted = painted;
    const { budget, cost, tokens } = spending;
    const stopped = budget?.kind === 'stop' ? ` · ${l10n.t('budget spent')}` : '';
    const money = moneyWords(formatCostTotal(cost), spending.isPlayMoney);
    const spent = `${formatTokenTotal(tokens)} · ${money}${stopped}`;
    const { icon, words } = face(activity, { spent, label });
    const named = `Ghostline: ${words}`;
    const isWrong = activity.kind === 'failing' || stopped !== '';
    this.#item.text = `$(${icon}) ${isWrong ? named : words}`;
    this.#item.tooltip = hover(readout);
    this.#item.accessibilityInformation = { label: named, role: 'button' };
    const color = activity.kind === 'failing' ? WARNING : BUDGET_COLORS[budget?.kind ?? 'ok'];
    this.#item.backgroundColor = color === undefined ? undefined : new vscode.ThemeColor(color);
  }
}

function face(
  activity: Activity,
  { spent, label }: { readonly spent: string; readonly label: string },
): { readonly icon: string; readonly words: string } {
  switch (activity.kind) {
    case 'idle':
    case 'working': {
      const icon = activity.kind === 'idle' ? 'sparkle' : 'loading~spin';
      return { icon, words: activity.standIn ? `${spent} · ${label}` : spent };
    }
    case 'off':
      return { icon: 'circle-slash', words: spent };
    case 'failing':
      return { icon: 'warning', words: adviceFor(activity.error.kind).short };
  }
}

const SETTINGS = 'workbench.action.openSettings';

function hover({
  activity,
  experiment,
  isFolderAddress,
  isRecording,
  spending,
  serving,
}: Readout): vscode.MarkdownString {
  const text = new vscode.MarkdownString(undefined, true);
  text.isTrusted = { enabledCommands: [...PALETTE_COMMANDS.map(commandId), SETTINGS] };
  text.supportHtml = true;
  text.appendMarkdown('**Ghostline**');
  if (activity.kind === 'off') text.appendMarkdown(` · ${activity.why}`);
  if (spending.isPlayMoney) {
    text.appendMarkdown(` · ${escaped(PRACTICE_LABEL)}\n\n${link('leavePractice')} · ${link('chooseProvider')}`);
  }
  text.appendMarkdown('\n\n');
  if (activity.kind === 'failing') appendFault(text, activity, 'suggest');
  if (activity.kind !== 'failing' && activity.kind !== 'off' && activity.standIn) {
    const { for: first } = activity.standIn;
    text.appendMarkdown(escaped(l10n.t("Using {0} because {1} isn't available.", serving.profile.label, first)));
    text.appendMarkdown(`\n\n${escaped(`${first}: `)}`);
    appendFault(text, activity.standIn, 'chooseProvider');
  }
  appendCard(text, spending.card);
  const { signs } = spending.card;
  if (!spending.isPlayMoney) {
    text.appendMarkdown(`\n\n${muted(l10n.t('{0} at {1}', serving.model, placeName(serving.profile)))}`);
  }
  if (isFolderAddress) text.appendMarkdown(`\n\n${muted(FOLDER_ADDRESS)} ${link('chooseProvider')}`);
  if (experiment) text.appendMarkdown(`\n\n${muted(experimentInWords(experiment))}`);
  if (isRecording) text.appendMarkdown(`\n\n${muted(RECORDING)} ${link('showRecordings')}`);
  if (signs.length > 0) text.appendMarkdown(`\n\n${muted(signs.join(' · '))}`);
  text.appendMarkdown(`\n\n---\n\n${links(spending)}`);
  return text;
}

const FOLDER_ADDRESS = l10n.t("This folder's settings send code to this address. To use your own again:");

const RECORDING = l10n.t('Ghost text requests and answers are recorded on this machine.');

function experimentInWords({ arms, arm }: Experiment): string {
  const other = arms.find(name => name !== arm);
  return l10n.t('Experiment: this session randomly uses {0}; others use {1}.', arm, other ?? '');
}

function links({ budget }: SpendingReadout): string {
  const query = encodeURIComponent(JSON.stringify([`${SECTION}.budget`]));
  return `${link('showUsage')} · [${budget ? l10n.t('Change Budget') : l10n.t('Set Budget')}](command:${SETTINGS}?${query})`;
}

/** Hover tables have no gaps. */
const GAP = '&nbsp;&nbsp;&nbsp;';

function appendCard(text: vscode.MarkdownString, { table, facts }: SpendingSummary): void {
  const row = ([first = '', ...others]: readonly string[]) =>
    `| ${first} |${others.map(one => ` ${GAP}${one} |`).join('')}\n`;
  text.appendMarkdown(`${row(['', l10n.t('Requests'), l10n.t('Tokens'), l10n.t('Cost')])}|:--|--:|--:|--:|\n`);
  for (const { label, requests, tokens, cost } of table) {
    text.appendMarkdown(row([label, requests, tokens, cost].map(escaped)));
  }
  for (const fact of facts) text.appendMarkdown(`\n\n${escaped(fact)}`);
}

/** `appendText` makes spaces non-breaking and keeps HTML. */
function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+!|<>~$]/g, '\\$&');
}

function muted(text: string): string {
  return `<span style="color:var(--vscode-descriptionForeground);">${escaped(text)}</span>`;
}

/** `again`: the command that retries, since providers don't announce a recovery. */
function appendFault(
  text: vscode.MarkdownString,
  { error, resumesAt }: Fault,
  again: 'suggest' | 'chooseProvider',
): void {
  text.appendMarkdown(escaped(error.message));
  if (resumesAt) text.appendMarkdown(` ${escaped(l10n.t('Retrying at {0}.', resumesAt))}`);
  else if (!error.retryable && !error.unsent)
    text.appendMarkdown(` ${l10n.t("When that's fixed, run {0}.", link(again))}`);
  const { actions } = adviceFor(error.kind);
  text.appendMarkdown(`\n\n${actions.map(link).join(' · ')}\n\n---\n\n`);
}

function link(name: PaletteCommand): string {
  return `[${commandTitle(name)}](command:${commandId(name)})`;
}
