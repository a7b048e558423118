import * as vscode from 'vscode';
import { until } from './editing.ts';

/** The diffs that are open, in any editor. */
export function diffs(): vscode.TabInputTextDiff[] {
  const tabs = vscode.window.tabGroups.all.flatMap(group => group.tabs);
  return tabs.flatMap(({ input }) => (input instanceof vscode.TabInputTextDiff ? [input] : []));
}

/** The proposed side of the first diff of that file; undefined while there is none. */
export async function proposed(path = ''): Promise<string | undefined> {
  const diff = diffs().find(({ modified }) => modified.path.endsWith(path));
  return diff && (await vscode.workspace.openTextDocument(diff.modified)).getText();
}

/** Until it can be accepted: the last line may be there before the answer has ended. */
export function untilProposed(text: string, path = ''): Promise<void> {
  return until(
    `the proposal ${JSON.stringify(text)}`,
    async () => (await proposed(path)) === text && (await isReady()),
  );
}

async function isReady(): Promise<boolean> {
  const lenses = await Promise.all(
    diffs().map(({ modified }) =>
      vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', modified),
    ),
  );
  return lenses.flat().some(({ command }) => command?.command === 'ghostline.acceptProposal');
}

/** The number of the review, as the documents of its diffs have it. */
export function reviewId(): number {
  return Number(diffs()[0]?.modified.query.split('-')[0]);
}
