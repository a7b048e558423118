import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { proposedCode } from '../../core/refactor/placing/rebaseProposal.ts';
import { currentDocument } from '../review/currentDocument.ts';
import type { OpenReview } from '../review/openReview.ts';
import type { Subject } from './subject.ts';

/** The review stays open. */
export async function reportStale(review: OpenReview, { target, uri }: Subject): Promise<void> {
  const [run, show, copy] = [l10n.t('Run Again'), l10n.t('Show Difference'), l10n.t('Copy')] as const;
  const file = review.files.find(({ path }) => path === target.path) ?? review.files[0];
  const at = file?.uri ?? uri;
  const stands = (await currentDocument(at)) !== undefined;
  const message = stands
    ? l10n.t("the code has changed since the request, so the proposal wasn't applied.")
    : l10n.t("{0} was deleted, so the proposal wasn't applied.", target.path);
  const actions = stands ? [run, show, copy] : [copy];
  const chosen = await vscode.window.showWarningMessage(`Ghostline: ${message}`, ...actions);
  if (chosen === show && file) {
    await vscode.commands.executeCommand('vscode.diff', at, file.right, l10n.t('{0} (now ↔ proposed)', target.path), {
      preserveFocus: true,
    });
  }
  if (chosen === copy && file) {
    await vscode.env.clipboard.writeText(proposedCode(target, file.chosen) ?? file.chosen);
  }
  if (chosen === run) review.decide({ kind: 'again', instruction: review.instruction });
}
