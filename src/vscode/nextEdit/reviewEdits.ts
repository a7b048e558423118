import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { NextEdit } from '../../core/nextEdit/nextEdit.ts';
import { isCurrent, withEdits } from '../../core/nextEdit/session/editPlaces.ts';
import type { Grammars } from '../../core/syntax/syntax.ts';
import { displayPath } from '../privacy/documentFile.ts';
import { changeWarnings } from '../review/changeWarnings.ts';
import type { FileForReview, ReviewOutcome, Reviews } from '../review/review.ts';
import { linesOf } from './openFiles.ts';
import { changeInWords } from './words.ts';

export interface EditsReview {
  /** Of any open files. */
  readonly edits: readonly NextEdit[];
  readonly reviews: () => Promise<Reviews>;
  readonly grammars: () => Promise<Grammars>;
}

/** All edits as one proposal: one accept, one undo. Undefined if none of the places is left. */
export async function reviewEdits({ edits, grammars, reviews }: EditsReview): Promise<ReviewOutcome | undefined> {
  const files: FileForReview[] = [];
  for (const uri of new Set(edits.map(edit => edit.uri))) {
    const document = vscode.workspace.textDocuments.find(open => open.uri.toString() === uri);
    if (document) files.push(...(await fileForReview(document, { edits, grammars })));
  }
  const [first] = edits;
  if (files.length === 0 || !first) return undefined;
  return (await reviews()).review({ title: l10n.t('Next edits: {0}', changeInWords(first)), files });
}

async function fileForReview(
  document: vscode.TextDocument,
  { edits, grammars }: Pick<EditsReview, 'edits' | 'grammars'>,
): Promise<FileForReview[]> {
  const { languageId, uri } = document;
  const lines = linesOf(document);
  const here = edits.filter(edit => edit.uri === uri.toString() && isCurrent(lines, edit));
  if (here.length === 0) return [];
  const before = document.getText();
  const eol = document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n';
  const after = withEdits(lines, here).join(eol);
  const path = displayPath(document);
  const warnings = await changeWarnings({ path, languageId, before, after }, grammars);
  return [{ path, uri, languageId, kind: 'edit', before, after, warnings }];
}
