import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { type CommandName, commandId } from '../../contributions.ts';
import { keyWords, withKey } from './keyWords.ts';
import type { OpenReview } from './openReview.ts';
import { changeWords } from './reviewCounts.ts';

interface Face {
  readonly text: string;
  readonly tooltip: string;
  readonly command: CommandName;
}

/** In the status bar: a streaming answer, else the latest proposal. */
export class ProposalStatus implements vscode.Disposable {
  readonly #reviews: () => readonly OpenReview[];
  readonly #item: vscode.StatusBarItem;

  constructor(reviews: () => readonly OpenReview[]) {
    this.#reviews = reviews;
    this.#item = vscode.window.createStatusBarItem('ghostline.proposal', vscode.StatusBarAlignment.Right, 101);
    this.#item.name = l10n.t('Ghostline: Proposal');
  }

  refresh(): void {
    const waiting = this.#reviews().filter(({ files }) => files.length > 0);
    const review = waiting.findLast(({ stage }) => stage.kind === 'streaming') ?? waiting.at(-1);
    if (review === undefined) {
      this.#item.hide();
      return;
    }
    const { command, text, tooltip } = faceOf(review);
    this.#item.text = text;
    this.#item.tooltip = tooltip;
    this.#item.command = { command: commandId(command), title: tooltip, arguments: [review.id] };
    this.#item.accessibilityInformation = { label: `Ghostline: ${withoutIcon(text)}`, role: 'button' };
    this.#item.show();
  }

  dispose(): void {
    this.#item.dispose();
  }
}

function faceOf({ files, progress, stage, title }: OpenReview): Face {
  switch (stage.kind) {
    case 'streaming':
      return {
        text: `$(loading~spin) ${[l10n.t('Refactoring…'), ...(progress ? [progress] : []), l10n.t('Stop')].join(' · ')}`,
        tooltip: l10n.t('Ghostline is writing a proposal. Click to stop; nothing is changed.'),
        command: 'stopProposal',
      };
    case 'ready': {
      const key = keyWords('acceptProposal');
      const accept = key === undefined ? l10n.t('Accept') : l10n.t('Accept {0}', key);
      const keys = [withKey(l10n.t('Accept'), 'acceptProposal'), withKey(l10n.t('Reject'), 'rejectProposal')].join(
        ', ',
      );
      return {
        text: `$(sparkle) ${l10n.t('Proposal: {0}', changeWords(files))} · ${accept} …`,
        tooltip: l10n.t('{0}. Nothing is changed before you accept. {1}. Click for more.', title, keys),
        command: 'proposalMenu',
      };
    }
    case 'refused':
      return {
        text: `$(warning) ${l10n.t('No changes proposed')} · ${l10n.t('Edit Instruction…')}`,
        tooltip: l10n.t("{0}: the answer can't be used. Nothing was changed. Click for more.", title),
        command: 'proposalMenu',
      };
  }
}

function withoutIcon(text: string): string {
  return text.replace(/^\$\([^)]*\) /, '');
}
