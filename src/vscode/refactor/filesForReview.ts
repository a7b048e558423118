import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { PROPOSAL_SCHEME } from '../../contributions.ts';
import type { Proposal } from '../../core/refactor/reading/proposal.ts';
import type { ProposedFile, RefusedFile } from '../../core/refactor/reading/proposedFile.ts';
import { automaticRunReason } from '../../core/refactor/safety/automaticRuns.ts';
import { reasonsInWords } from '../../core/refactor/safety/manifests.ts';
import type { Grammars } from '../../core/syntax/syntax.ts';
import { hunksInSteps } from '../../core/text/hunks.ts';
import { inHostTurns } from '../inHostTurns.ts';
import { changeWarnings } from '../review/changeWarnings.ts';
import { currentDocument, exists } from '../review/currentDocument.ts';
import type { Caution, FileForReview } from '../review/review.ts';
import type { FurtherFile, FurtherFiles } from './furtherFiles.ts';
import type { Subject } from './subject.ts';

type Proposed = Pick<Extract<Proposal, { kind: 'proposed' }>, 'files' | 'refusedFiles'>;

interface ReviewTools {
  readonly further: Pick<FurtherFiles, 'locate'>;
  readonly grammars: () => Promise<Grammars>;
}

/** Refused files last. An existing file becomes a change. */
export async function filesForReview(
  { files, refusedFiles }: Proposed,
  subject: Subject,
  { further, grammars }: ReviewTools,
): Promise<readonly FileForReview[]> {
  const taken = new Set([subject.uri.toString()]);
  const placed: FileForReview[] = [];
  for (const file of files) {
    const at = file.path === subject.target.path ? undefined : await further.locate(file.path, subject);
    const isTwin = at?.kind === 'located' && taken.has(at.uri.toString());
    if (at?.kind === 'located') taken.add(at.uri.toString());
    if (at === undefined) placed.push(await ownReviewed(file, subject));
    else if (isTwin)
      placed.push(
        refused(file, l10n.t('{0} is another name for a file in this proposal. Use a single name.', file.path)),
      );
    else placed.push(await place(file, at, grammars));
  }
  const all = [...placed, ...refusedFiles.map(file => refused(file, file.reason))];
  return all.toSorted((a, b) => Number(isRefused(a)) - Number(isRefused(b)));
}

export function isRefused({ caution }: FileForReview): boolean {
  return caution?.kind === 'refused';
}

/** While the answer streams. */
export function ownFile(file: ProposedFile, { target, uri }: Subject): FileForReview {
  return { ...file, uri, target, languageId: target.languageId };
}

async function ownReviewed(file: ProposedFile, subject: Subject): Promise<FileForReview> {
  const hunks = await inHostTurns(hunksInSteps(file.before, file.after));
  const reason = await inHostTurns(automaticRunReason(file, { isSelected: true }));
  return { ...ownFile(file, subject), hunks, ...cautionOf(reason) };
}

async function place(file: ProposedFile, at: FurtherFile, grammars: ReviewTools['grammars']): Promise<FileForReview> {
  if (at.kind === 'refused') return refused(file, at.reason);
  const { mayBeWritten, uri, why } = at;
  const document = await currentDocument(uri);
  if (document) {
    const { languageId } = document;
    const before = document.getText();
    const { after, path } = file;
    const hunks = await inHostTurns(hunksInSteps(before, after));
    const warnings = await changeWarnings({ path, languageId, before, after }, grammars);
    const caution = cautionOf(why, await inHostTurns(automaticRunReason({ path, before, after })));
    return { ...file, uri, kind: 'edit', before, hunks, warnings, mayBeWritten, ...caution };
  }
  if (await exists(uri))
    return refused(file, l10n.t("{0} already exists and isn't a text file. Use another name.", file.path));
  return { ...file, uri, mayBeWritten, ...cautionOf(why, await inHostTurns(automaticRunReason(file))) };
}

function cautionOf(...reasons: readonly (string | undefined)[]): { readonly caution?: Caution } {
  const why = reasonsInWords(reasons.filter(reason => reason !== undefined));
  return why === '' ? {} : { caution: { kind: 'asks', why } };
}

/** Shown, so that nothing is lost, and never written. */
function refused({ path, after }: Pick<RefusedFile, 'path' | 'after'>, reason: string): FileForReview {
  const uri = vscode.Uri.from({ scheme: PROPOSAL_SCHEME, path: `/${path.replace(/^\/+/, '')}` });
  return { path, uri, kind: 'create', before: '', after, warnings: [], caution: { kind: 'refused', reason } };
}
