import type * as vscode from 'vscode';
import { unixLines } from '../../core/text/documentLines.ts';
import type { LineSpan } from '../../core/text/hunkPlaces.ts';
import { type Hunk, hunksInSteps } from '../../core/text/hunks.ts';
import { linesAfter } from '../../core/text/linesAfter.ts';
import { inHostTurns } from '../inHostTurns.ts';
import type { OpenReview } from './openReview.ts';
import type { ReviewedFile } from './reviewedFile.ts';

/** A reviewed file in one of the documents that show it. */
export interface PlacedChanges {
  readonly review: OpenReview;
  readonly file: ReviewedFile;
  /** `file`: the user's; `proposal`: the right side of the diff. */
  readonly side: 'file' | 'proposal';
  /** Of the code to refactor, else of the first change. */
  readonly top: number;
  /** Of the change; undefined if edited since. */
  readonly linesOf: (hunk: number) => LineSpan | undefined;
}

export async function placedChangesIn(
  document: vscode.TextDocument,
  reviews: readonly OpenReview[],
): Promise<readonly PlacedChanges[]> {
  const name = document.uri.toString();
  const placed: PlacedChanges[] = [];
  for (const review of reviews) {
    const proposal = review.files.find(({ right }) => right.toString() === name);
    const edited = review.files.find(({ proposed, refused, uri }) => {
      return proposed.kind === 'edit' && refused === undefined && uri.toString() === name;
    });
    if (proposal) placed.push(inProposal(review, proposal));
    else if (edited) placed.push(await inFile(review, edited, document));
  }
  return placed;
}

function inProposal(review: OpenReview, file: ReviewedFile): PlacedChanges {
  const linesOf = (hunk: number) => file.linesOf('after', hunk);
  const target = targetLine(file);
  if (review.stage.kind !== 'ready') return { review, file, side: 'proposal', top: target ?? 0, linesOf };
  const above = target === undefined ? -1 : file.hunks.findLastIndex(({ beforeEnd }) => beforeEnd <= target);
  const moved = above < 0 ? 0 : linesOf(above).end - (file.hunks[above]?.beforeEnd ?? 0);
  return { review, file, side: 'proposal', top: target === undefined ? linesOf(0).start : target + moved, linesOf };
}

async function inFile(review: OpenReview, file: ReviewedFile, document: vscode.TextDocument): Promise<PlacedChanges> {
  const changes = await changesSince(file, document);
  const placeOf = (start: number, end: number) => linesAfter(changes, { start, end });
  const linesOf = (index: number) => {
    const hunk = file.hunks[index];
    return hunk && placeOf(hunk.beforeStart, hunk.beforeEnd);
  };
  const target = targetLine(file);
  const first = target ?? (review.stage.kind === 'ready' ? file.hunks[0]?.beforeStart : undefined) ?? 0;
  return { review, file, side: 'file', top: placeOf(first, first)?.start ?? first, linesOf };
}

/** 0-based, in `before`. */
function targetLine({ proposed: { target } }: ReviewedFile): number | undefined {
  return target && target.text.slice(0, target.start).split('\n').length - 1;
}

interface Compared {
  readonly version: number;
  readonly before: string;
  readonly changes: Promise<readonly Hunk[]>;
}

const compared = new WeakMap<vscode.TextDocument, Compared>();

/** The user's own, since the proposal was asked for. */
function changesSince({ proposed: { before } }: ReviewedFile, document: vscode.TextDocument): Promise<readonly Hunk[]> {
  const known = compared.get(document);
  if (known?.version === document.version && known.before === before) return known.changes;
  // VS Code drops the byte order mark and normalizes mixed line ends.
  const plain = (text: string) => unixLines(text.replace(/^\uFEFF/, ''));
  const changes = inHostTurns(hunksInSteps(plain(before), plain(document.getText())));
  compared.set(document, { version: document.version, before, changes });
  return changes;
}
