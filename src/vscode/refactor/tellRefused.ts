import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { commandId } from '../../contributions.ts';
import { explainRefusal } from '../../core/refactor/placing/refusals.ts';
import type { Proposal } from '../../core/refactor/reading/proposal.ts';
import type { OpenReview } from '../review/openReview.ts';

/** The review stays open until it is retried or closed: a message that went away is in the status bar. */
export async function tellRefused(
  review: OpenReview,
  { detail, partial, reason }: Extract<Proposal, { kind: 'refused' }>,
): Promise<void> {
  const longer = l10n.t('Allow a Longer Answer');
  const edit = l10n.t('Edit Instruction…');
  const again = l10n.t('Try Again');
  const copy = l10n.t('Copy Answer');
  const retries = reason === 'truncated' ? [longer] : [edit, again];
  const actions = partial === '' ? retries : [...retries, copy];
  const message = `Ghostline: ${explainRefusal(reason, partial, detail)}`;
  const { decision } = review;
  const chosen = await vscode.window.showWarningMessage(message, ...actions);
  // Retried meanwhile.
  if (decision !== review.decision) return;
  switch (chosen) {
    case longer:
      review.decide({ kind: 'longer' });
      return;
    case edit:
      await vscode.commands.executeCommand(commandId('retryProposal'), review.id);
      return;
    case again:
      review.decide({ kind: 'again', instruction: review.instruction });
      return;
    case copy:
      await vscode.env.clipboard.writeText(partial);
      return;
    default:
      if (review.isEmpty) review.decide({ kind: 'rejected' });
  }
}
