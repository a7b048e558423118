import * as l10n from '@vscode/l10n';
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
  const retryKey = withKey(l10n.t('Edit the instruction and retry'), 'retryProposal');
  switch (stage.kind) {
    case 'streaming':
      return [
        lens(l10n.t('Refactoring…'), 'showProposal', l10n.t('Show the diff'), id, file.path),
        lens(l10n.t('Stop'), 'stopProposal', l10n.t('Stop; nothing is changed'), id),
      ];
    case 'ready':
      return [
        lens(l10n.t('Accept'), 'acceptProposal', withKey(l10n.t('Accept the proposal'), 'acceptProposal'), id),
        lens(l10n.t('Reject'), 'rejectProposal', withKey(l10n.t('Reject the proposal'), 'rejectProposal'), id),
        lens(l10n.t('Retry…'), 'retryProposal', retryKey, id),
        lens(`Ghostline: ${changeWords(files)}`, 'showProposal', l10n.t('Show the diff'), id, file.path),
      ];
    case 'refused':
      return [
        lens(l10n.t('Edit Instruction…'), 'retryProposal', retryKey, id),
        lens(l10n.t('Copy Answer'), 'copyProposal', l10n.t("Copy the answer that can't be used"), id),
        lens(l10n.t('Dismiss'), 'rejectProposal', withKey(l10n.t('Close; nothing was changed'), 'rejectProposal'), id),
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
      ? lens(l10n.t('Exclude'), 'leaveOutChange', l10n.t('Accept the proposal without this change'), ...place)
      : lens(l10n.t('Include'), 'takeChange', l10n.t('Accept the proposal with this change'), ...place);
    const only = lens(l10n.t('Only This'), 'takeOnlyChange', l10n.t('Exclude all other changes'), ...place);
    const words = file.isTaken(hunk) ? hunkWords(file, hunk) : l10n.t('{0}, excluded', hunkWords(file, hunk));
    return [choice, only, ...(side === 'file' ? [lens(words, 'showProposal', l10n.t('Show the diff'), ...place)] : [])];
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
