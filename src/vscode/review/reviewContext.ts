import * as vscode from 'vscode';
import { REVIEW_CONTEXTS } from '../../contributions.ts';
import type { OpenReview, Stage } from './openReview.ts';

/** Changed files have the keys too: buttons show only in the active editor. */
export async function updateContextKeys(reviews: readonly OpenReview[]): Promise<void> {
  const at = (kind: Stage['kind']) => reviews.filter(({ stage }) => stage.kind === kind);
  const documentsOf = (of: readonly OpenReview[]) =>
    of.flatMap(({ files }) => files.flatMap(({ left, right }) => [left.toString(), right.toString()]));
  // By path: in remote windows uris differ.
  const filesOf = (of: readonly OpenReview[]) => of.flatMap(({ files }) => files.map(({ uri }) => uri.fsPath));
  const { documents, files, ready, readyDocuments, readyFiles, reviewing } = REVIEW_CONTEXTS;
  const { streaming, streamingDocuments, streamingFiles } = REVIEW_CONTEXTS;
  await Promise.all([
    set(reviewing, reviews.length > 0),
    set(ready, at('ready').length > 0),
    set(streaming, at('streaming').length > 0),
    set(documents, documentsOf(reviews)),
    set(files, filesOf(reviews)),
    set(readyDocuments, documentsOf(at('ready'))),
    set(readyFiles, filesOf(at('ready'))),
    set(streamingDocuments, documentsOf(at('streaming'))),
    set(streamingFiles, filesOf(at('streaming'))),
  ]);
}

function set(name: string, value: unknown): Thenable<unknown> {
  return vscode.commands.executeCommand('setContext', name, value);
}
