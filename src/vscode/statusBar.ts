import * as vscode from 'vscode';
import { COMMANDS, commandId } from '../contributions.ts';
import type { ProviderError } from '../core/provider/errors.ts';
import { formatCostTotal, formatTokenTotal } from '../core/usage/format.ts';
import type { SessionTotals } from '../core/usage/session.ts';
import { adviceFor } from './advice.ts';

export type Activity =
  | { readonly kind: 'idle' }
  | { readonly kind: 'working' }
  | { readonly kind: 'off'; readonly why: string }
  | { readonly kind: 'failing'; readonly error: ProviderError; readonly resumesAt?: string };

export interface Readout {
  readonly activity: Activity;
  readonly totals: SessionTotals;
  readonly model: string;
  /** The address's host; what answers. */
  readonly host: string;
}

/** Shorter answers would make the icon blink at every pause. */
const WORKING_AFTER_MS = 250;

/** Tokens and cost of the session, and whether suggestions come. */
export class StatusBar implements vscode.Disposable {
  readonly #item: vscode.StatusBarItem;
  #timer: NodeJS.Timeout | undefined;
  #workingSince: number | undefined;
  #painted = '';

  constructor() {
    this.#item = vscode.window.createStatusBarItem('ghostline.status', vscode.StatusBarAlignment.Right, 100);
    this.#item.name = 'Ghostline';
    this.#item.command = commandId('menu');
    this.#item.show();
  }

  show(readout: Readout): void {
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

  /** Called at every key: what is on the screen already is not sent again. */
  #paint(readout: Readout): void {
    const { activity, totals, model, host } = readout;
    const painted = JSON.stringify([activity, totals, model, host]);
    if (painted === this.#painted) return;
    this.#painted = painted;
    const spent = `${formatTokenTotal(totals.tokens)} · ${formatCostTotal(totals.costNanoDollars)}`;
    const { icon, words } = face(activity, spent);
    this.#item.text = `$(${icon}) ${words}`;
    this.#item.tooltip = hover(readout);
    this.#item.accessibilityInformation = { label: `Ghostline: ${words}`, role: 'button' };
    this.#item.backgroundColor =
      activity.kind === 'failing' ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined;
  }
}

function face(activity: Activity, spent: string): { readonly icon: string; readonly words: string } {
  switch (activity.kind) {
    case 'idle':
      return { icon: 'sparkle', words: spent };
    case 'working':
      return { icon: 'loading~spin', words: spent };
    case 'off':
      return { icon: 'circle-slash', words: spent };
    case 'failing':
      return { icon: 'warning', words: adviceFor(activity.error.kind).short };
  }
}

function hover({ activity, totals, model, host }: Readout): vscode.MarkdownString {
  const text = new vscode.MarkdownString(undefined, true);
  text.isTrusted = { enabledCommands: Object.keys(COMMANDS).map(name => `ghostline.${name}`) };
  text.appendMarkdown('**Ghostline**');
  if (activity.kind === 'off') text.appendMarkdown(` · ${activity.why}`);
  text.appendMarkdown('\n\n');
  if (activity.kind === 'failing') {
    const advice = adviceFor(activity.error.kind);
    text.appendText(activity.error.message);
    if (activity.resumesAt) text.appendMarkdown(` Next try at ${activity.resumesAt}.`);
    text.appendMarkdown(
      `\n\n${advice.actions.map(name => `[${COMMANDS[name]}](command:${commandId(name)})`).join(' · ')}\n\n---\n\n`,
    );
  }
  const requests = totals.requests === 1 ? '1 request' : `${totals.requests} requests`;
  text.appendMarkdown(`This session: ${requests}, ${formatTokenTotal(totals.tokens)} tokens, `);
  text.appendText(formatCostTotal(totals.costNanoDollars));
  if (totals.costNanoDollars.estimated > 0)
    text.appendMarkdown('\n\n`~` has estimates in it: a request that was ended early is not told its price.');
  if (totals.costNanoDollars.unknown > 0)
    text.appendMarkdown('\n\n`?` is unknown: neither the answer nor the price list says it.');
  text.appendMarkdown('\n\n').appendText(`${model} at ${host}`);
  return text;
}
