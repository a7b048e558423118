import * as vscode from 'vscode';
import { type CommandName, commandId } from '../../contributions.ts';
import { withKey } from './keyWords.ts';
import type { OpenReview } from './openReview.ts';
import { type PlacedChanges, placedChangesIn } from './placedChanges.ts';
import { changeWords, hunkWords } from './reviewCounts.ts';

/** Beyond them, changes have no lenses of their own. */
const MOST_CHANGES = 100;

/** Longer than VS Code waits before it reads the lenses. */
const AGAIN_MS = 1_500;

/** Accept and Reject in words over the code, in the file and in the diff (there if `diffEditor.codeLens` is on). */
export class ReviewLenses implements vscode.CodeLensProvider, vscode.Disposable {
  readonly #reviews: () => readonly OpenReview[];
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #registration: vscode.Disposable;
  #again: NodeJS.Timeout | undefined;

  readonly onDidChangeCodeLenses = this.#changed.event;

  constructor(reviews: () => readonly OpenReview[]) {
    this.#reviews = reviews;
    this.#registration = vscode.languages.registerCodeLensProvider({ pattern: '**' }, this);
  }

  /** Twice: VS Code forgets the first one if the editor loses the focus meanwhile, and would go on to show "Stop". */
  refresh(): void {
    this.#changed.fire();
    clearTimeout(this.#again);
    this.#again = setTimeout(() => this.#changed.fire(), AGAIN_MS);
  }

  async provideCodeLenses(document: vscode.TextDocument): Promise<vscode.CodeLens[]> {
    const placed = await placedChangesIn(document, this.#reviews());
    return placed.flatMap(place => [...ofWhole(place, topOf(place, document)), ...ofChanges(place)]);
  }

  dispose(): void {
    clearTimeout(this.#again);
    this.#registration.dispose();
    this.#changed.dispose();
  }
}

/** Over a blank line, so that the lenses of the first change have a row of their own. */
function topOf({ file, linesOf, review, top }: PlacedChanges, document: vscode.TextDocument): number {
  const isShared = hasLenses({ file, review }) && linesOf(0)?.start === top;
  const isBelowBlank = top > 0 && top <= document.lineCount && document.lineAt(top - 1).isEmptyOrWhitespace;
  return isShared && isBelowBlank ? top - 1 : top;
}

function ofWhole({ file, review }: PlacedChanges, line: number): vscode.CodeLens[] {
  const { id, files, stage } = review;
  const lens = lensAt(line);
  const retryKey = withKey('Edit the instruction and retry', 'retryProposal');
  switch (stage.kind) {
    case 'streaming':
      return [
        lens('Refactoring…', 'showProposal', 'Show the diff', id, file.path),
        lens('Stop', 'stopProposal', 'Stop; nothing is changed', id),
      ];
    case 'ready':
      return [
        lens('Accept', 'acceptProposal', withKey('Accept the proposal', 'acceptProposal'), id),
        lens('Reject', 'rejectProposal', withKey('Reject the proposal', 'rejectProposal'), id),
        lens('Retry…', 'retryProposal', retryKey, id),
        lens(`Ghostline: ${changeWords(files)}`, 'showProposal', 'Show the diff', id, file.path),
      ];
    case 'refused':
      return [
        lens('Edit Instruction…', 'retryProposal', retryKey, id),
        lens('Copy Answer', 'copyProposal', "Copy the answer that can't be used", id),
        lens('Dismiss', 'rejectProposal', withKey('Close; nothing was changed', 'rejectProposal'), id),
      ];
  }
}

function ofChanges({ file, linesOf, review, side }: PlacedChanges): vscode.CodeLens[] {
  if (!hasLenses({ file, review })) return [];
  return file.hunks.slice(0, MOST_CHANGES).flatMap((_, hunk) => {
    const line = linesOf(hunk)?.start;
    if (line === undefined) return [];
    const lens = lensAt(line);
    const place = [review.id, file.path, hunk] as const;
    const choice = file.isTaken(hunk)
      ? lens('Exclude', 'leaveOutChange', 'Accept the proposal without this change', ...place)
      : lens('Include', 'takeChange', 'Accept the proposal with this change', ...place);
    const only = lens('Only This', 'takeOnlyChange', 'Exclude all other changes', ...place);
    const words = file.isTaken(hunk) ? hunkWords(file, hunk) : `${hunkWords(file, hunk)}, excluded`;
    return [choice, only, ...(side === 'file' ? [lens(words, 'showProposal', 'Show the diff', ...place)] : [])];
  });
}

function hasLenses({ file, review }: Pick<PlacedChanges, 'file' | 'review'>): boolean {
  return review.stage.kind === 'ready' && file.refused === undefined && file.hunks.length > 1;
}

function lensAt(line: number) {
  const range = new vscode.Range(line, 0, line, 0);
  return (title: string, name: CommandName, tooltip: string, ...args: readonly (string | number)[]) =>
    new vscode.CodeLens(range, { title, tooltip, command: commandId(name), arguments: [...args] });
}
