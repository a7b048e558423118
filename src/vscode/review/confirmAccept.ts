import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { formatPercent } from '../../core/numberText.ts';
import { unsoundPlace } from './reviewCounts.ts';
import type { ReviewedFile } from './reviewedFile.ts';

/** Needs confirmation. */
const MUCH_DELETED_SHARE = 0.6;

export interface AcceptedChanges {
  readonly chosen: readonly ReviewedFile[];
  /** Of the selection, from 0 to 1. */
  readonly deletedShare: number;
}

/** Asks in a dialog, which a toast is too easy to overlook for. */
export async function mayAccept(accepted: AcceptedChanges): Promise<boolean> {
  const doubts = doubtsAbout(accepted);
  if (doubts.length === 0) return true;
  const anyway = l10n.t('Accept Anyway');
  const detail = `${doubts.join('\n')}\n\n${l10n.t('One undo takes it back.')}`;
  const options = { modal: true, detail };
  return (await vscode.window.showWarningMessage(l10n.t('Accept this proposal?'), options, anyway)) === anyway;
}

/** `It deletes 89% of the selection.`, `basket.py no longer parses: line 12.` */
function doubtsAbout({ chosen, deletedShare }: AcceptedChanges): string[] {
  const deletes = l10n.t('It deletes {0} of the selection.', formatPercent(deletedShare));
  const unsound = chosen.flatMap(({ path, warnings }) => {
    return warnings.filter(({ kind }) => kind === 'unsound').map(warning => `${path} ${unsoundPlace(warning)}.`);
  });
  return [...(deletedShare > MUCH_DELETED_SHARE ? [deletes] : []), ...unsound];
}
