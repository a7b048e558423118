import * as vscode from 'vscode';
import type { FileChange } from '../../core/agent/files/change.ts';
import { automaticRunReason } from '../../core/refactor/safety/automaticRuns.ts';
import type { Grammars } from '../../core/syntax/syntax.ts';
import { hunksInSteps } from '../../core/text/hunks.ts';
import type { Sandbox } from '../../disk/sandbox/sandbox.ts';
import { inHostTurns } from '../inHostTurns.ts';
import { changeWarnings } from '../review/changeWarnings.ts';
import type { FileForReview, ReviewOutcome, Reviews } from '../review/review.ts';

export interface ReviewChangesOptions {
  readonly title: string;
  readonly changes: readonly FileChange[];
  readonly sandbox: Sandbox;
  readonly reviews: Reviews;
  readonly grammars: () => Promise<Grammars>;
  readonly viewColumn: vscode.ViewColumn;
}

/**
 * Checks each file's real location now and right before writing: a folder may have become a link.
 * @returns `refused` with a sentence for the user
 */
export async function reviewChanges({
  changes,
  sandbox,
  reviews,
  grammars,
  ...about
}: ReviewChangesOptions): Promise<ReviewOutcome | { readonly kind: 'refused'; readonly message: string }> {
  const files: FileForReview[] = [];
  for (const change of changes) {
    const located = await sandbox.locate(change.path);
    if (located.kind === 'refused') return located;
    const { absolute, linked } = located;
    const file = await fileFor(change, vscode.Uri.file(absolute), grammars);
    const mayBeWritten = async () => {
      const now = await sandbox.locate(change.path);
      return now.kind === 'located' && now.absolute === absolute && (linked || !now.linked);
    };
    files.push({ ...file, mayBeWritten });
  }
  return reviews.review({ ...about, files });
}

async function fileFor(
  { path, kind, before, after }: FileChange,
  uri: vscode.Uri,
  grammars: () => Promise<Grammars>,
): Promise<FileForReview> {
  const languageId = kind === 'edit' ? await languageOf(uri) : '';
  const hunks = await inHostTurns(hunksInSteps(before, after));
  const warnings = await changeWarnings({ path, languageId, before, after }, grammars);
  const why = await inHostTurns(automaticRunReason({ path, before, after }));
  return {
    path,
    kind,
    before,
    after,
    uri,
    hunks,
    warnings,
    ...(languageId !== '' && { languageId }),
    ...(why !== undefined && { caution: { kind: 'asks', why } as const }),
  };
}

async function languageOf(uri: vscode.Uri): Promise<string> {
  try {
    return (await vscode.workspace.openTextDocument(uri)).languageId;
  } catch {
    return ''; // Deleted; the review reports it.
  }
}
