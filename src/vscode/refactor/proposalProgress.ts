import * as vscode from 'vscode';
import { commandId } from '../../contributions.ts';
import type { RequestSpending } from '../../core/provider/metering/meteredProvider.ts';
import type { Figure } from '../../core/usage/amount/charge.ts';
import { formatCostTotal, formatTokenTotal } from '../../core/usage/amount/format.ts';
import { addFigure, EMPTY_TOTAL } from '../../core/usage/amount/total.ts';

/** In the status bar; a click stops the answer. */
export class ProposalProgress implements vscode.Disposable {
  readonly #item: vscode.StatusBarItem;

  constructor() {
    this.#item = vscode.window.createStatusBarItem('ghostline.proposal', vscode.StatusBarAlignment.Right, 101);
    this.#item.name = 'Ghostline: Refactoring';
    this.#item.command = commandId('stopProposal');
    this.#item.tooltip = 'Ghostline is writing a proposal. Click to stop; nothing is changed.';
    this.dispose = this.#item.dispose.bind(this.#item);
  }

  readonly dispose: () => void;

  show(spent?: RequestSpending): void {
    const words = ['Refactoring…', ...(spent ? [spentWords(spent)] : []), 'Stop'].join(' · ');
    this.#item.text = `$(loading~spin) ${words}`;
    this.#item.accessibilityInformation = { label: `Ghostline: ${words}`, role: 'button' };
    this.#item.show();
  }

  hide(): void {
    this.#item.hide();
  }
}

/** `~1.2k tokens · ~$0.0011` */
export function spentWords({ cost, tokens }: RequestSpending): string {
  const { certainty, output, prompt } = tokens;
  const known: Figure =
    certainty === 'unknown' || prompt === undefined
      ? { certainty: 'unknown' }
      : { certainty, value: prompt + (output ?? 0) };
  return `${formatTokenTotal(addFigure(EMPTY_TOTAL, known))} tokens · ${formatCostTotal(addFigure(EMPTY_TOTAL, cost))}`;
}
