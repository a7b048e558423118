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
  const placeHolder = stage.kind === 'ready' ? changeWords(files) : 'No proposal';
  const row = await vscode.window.showQuickPick(rowsOf(review), { title, placeHolder });
  if (row) await vscode.commands.executeCommand(commandId(row.command), ...row.args);
}

function rowsOf({ files: [first], id, stage }: OpenReview): Row[] {
  const rowOf = (label: string, command: CommandName, args: Row['args'] = [id]): Row => {
    return { label, description: keyWords(command) ?? '', command, args };
  };
  const show = first ? [rowOf('Show Diff', 'showProposal', [id, first.path])] : [];
  const retry = rowOf('Edit Instruction and Retry…', 'retryProposal');
  if (stage.kind === 'ready') {
    return [rowOf('Accept', 'acceptProposal'), rowOf('Reject', 'rejectProposal'), retry, ...show];
  }
  return [retry, rowOf('Copy Answer', 'copyProposal'), rowOf('Dismiss', 'rejectProposal')];
}
