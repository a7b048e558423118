import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { ReviewedFile } from './reviewedFile.ts';

/**
 * Asks about checked files, or all if none was checked or unchecked by hand; checks or unchecks them by the answer.
 * @returns `left` if closed: write nothing
 */
export async function askAboutProtected(
  files: readonly ReviewedFile[],
  takeAll: (file: ReviewedFile, taken: boolean) => void,
): Promise<'settled' | 'left'> {
  const guarded = files.filter(file => file.asks !== undefined);
  const checked = guarded.filter(({ taken }) => taken !== 'none');
  const asked = checked.length > 0 ? checked : guarded.filter(({ isDecided }) => !isDecided);
  const [first] = asked;
  if (first === undefined) return 'settled';
  const one = asked.length === 1;
  const yes = one ? l10n.t('Write It') : l10n.t('Write Them');
  const no = one ? l10n.t('Skip It') : l10n.t('Skip Them');
  const detail = asked
    .map(({ asks, path }) =>
      l10n.t({
        message: '{0} {1}.',
        args: [path, asks ?? ''],
        comment: 'a file, and what it does: "configures AI assistants"',
      }),
    )
    .join('\n');
  const options = { modal: true, detail };
  const message = one ? l10n.t('Write {0} too?', first.path) : l10n.t('Write these {0} files too?', asked.length);
  // Enter presses the first one.
  const chosen = await vscode.window.showWarningMessage(message, options, no, yes);
  if (chosen === undefined) return 'left';
  for (const file of asked) if (chosen === no || file.taken === 'none') takeAll(file, chosen === yes);
  return 'settled';
}
