import * as vscode from 'vscode';
import type { ProposedFile } from '../../core/refactor/proposal.ts';
import type { FileForReview } from './review.ts';
import { exists, standingDocument } from './standingDocument.ts';
import type { Subject } from './subject.ts';

/** What is proposed, each file at its place. A file that is there already is shown as a change of what it holds. */
export async function filesForReview(files: readonly ProposedFile[], subject: Subject): Promise<Placed> {
  const placed = await Promise.all(files.map(async file => ({ file, placed: await place(file, subject) })));
  return {
    files: placed.flatMap(({ placed: known }) => (known ? [known] : [])),
    homeless: placed.filter(({ placed: known }) => known === undefined).map(({ file }) => file.path),
  };
}

export interface Placed {
  readonly files: readonly FileForReview[];
  /** Paths of files for which there is no folder, or in whose place stands what is no text. */
  readonly homeless: readonly string[];
}

/** The target's own file alone, while the answer comes in. */
export function ownFile(file: ProposedFile, { target, uri }: Subject): FileForReview {
  return { ...file, uri, target, languageId: target.languageId };
}

async function place(file: ProposedFile, subject: Subject): Promise<FileForReview | undefined> {
  if (file.path === subject.target.path) return ownFile(file, subject);
  if (subject.root === undefined) return undefined;
  const uri = vscode.Uri.joinPath(subject.root, file.path);
  const document = await standingDocument(uri);
  if (document) return { ...file, uri, kind: 'edit', before: document.getText() };
  return (await exists(uri)) ? undefined : { ...file, uri };
}
