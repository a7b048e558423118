import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { type CommandName, commandId } from '../../contributions.ts';
import { keyWords } from './keyWords.ts';
import type { OpenReview } from './openReview.ts';
import { changeWords } from './reviewCounts.ts';

interface Row extends vscode.QuickPickItem {
  readonly command: CommandName;
  readonly args: readonly (number | string)[];
}

/** From the status bar. */
export async function showProposalMenu(review: OpenReview): Promise<void> {
  const { files, stage, title } = review;
  const placeHolder = stage.kind === 'ready' ? changeWords(files) : l10n.t('No changes proposed');
  const row = await vscode.window.showQuickPick(rowsOf(review), { title, placeHolder });
  if (row) await vscode.commands.executeCommand(commandId(row.command), ...row.args);
}

function rowsOf({ files: [first], id, stage }: OpenReview): Row[] {
  const rowOf = (label: string, command: CommandName, args: Row['args'] = [id]): Row => {
    return { label, description: keyWords(command) ?? '', command, args };
  };
  const show = first ? [rowOf(l10n.t('Show Diff'), 'showProposal', [id, first.path])] : [];
  const retry = rowOf(l10n.t('Edit Instruction and Retry…'), 'retryProposal');
  if (stage.kind === 'ready') {
    return [rowOf(l10n.t('Accept'), 'acceptProposal'), rowOf(l10n.t('Reject'), 'rejectProposal'), retry, ...show];
  }
  return [retry, rowOf(l10n.t('Copy Answer'), 'copyProposal'), rowOf(l10n.t('Dismiss'), 'rejectProposal')];
}
