import * as vscode from 'vscode';
import { until } from './editing.ts';

/** The diffs that are open, in any editor. */
export function diffs(): vscode.TabInputTextDiff[] {
  const tabs = vscode.window.tabGroups.all.flatMap(group => group.tabs);
  return tabs.flatMap(({ input }) => (input instanceof vscode.TabInputTextDiff ? [input] : []));
}

/** The proposed side of the first diff; undefined while there is none. */
export async function proposed(): Promise<string | undefined> {
  const [diff] = diffs();
  return diff && (await vscode.workspace.openTextDocument(diff.modified)).getText();
}

export function untilProposed(text: string): Promise<void> {
  return until(`the proposal ${JSON.stringify(text)}`, async () => (await proposed()) === text);
}

/** The number of the review, as the documents of its diffs have it. */
export function reviewId(): number {
  return Number(diffs()[0]?.modified.query.split('-')[0]);
}
