import * as vscode from 'vscode';
import type { ReviewedFile } from './reviewedFile.ts';

/**
 * Asks about files that something runs or obeys by itself, before they are written: those that the user has checked, or all
 * of them where none is and none was unchecked by hand. Checks them, or leaves them out, as the user answers.
 * @returns `left` where the question was closed: nothing is to be written then
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
  const yes = one ? 'Write It Too' : 'Write Them Too';
  const no = one ? 'Leave It Out' : 'Leave Them Out';
  const named = asked.map(({ asks, path }) => `${path} ${asks}`).join('; ');
  const message = `Ghostline: ${named}. Write ${one ? 'it' : 'them'} too?`;
  const chosen = await vscode.window.showWarningMessage(message, yes, no);
  if (chosen === undefined) return 'left';
  for (const file of asked) if (chosen === no || file.taken === 'none') takeAll(file, chosen === yes);
  return 'settled';
}
