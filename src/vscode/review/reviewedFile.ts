import type * as vscode from 'vscode';
import type { Warning } from '../../core/refactor/safety/warnings.ts';
import { HunkPlaces, type LineSpan } from '../../core/text/hunkPlaces.ts';
import { type Hunk, hunksOf, withHunks } from '../../core/text/hunks.ts';
import { lineStarts } from '../../core/text/lineStarts.ts';
import { proposalUri } from './proposedTexts.ts';
import type { FileForReview, WrittenFile } from './review.ts';

export class ReviewedFile {
  readonly proposed: FileForReview;
  readonly left: vscode.Uri;
  readonly right: vscode.Uri;
  /** Updated when renamed. */
  uri: vscode.Uri;
  readonly #leftOut = new Set<number>();
  #hunks: readonly Hunk[] | undefined;
  #places: HunkPlaces | undefined;
  #starts: Readonly<Record<'before' | 'after', readonly number[]>> | undefined;
  #decided = false;

  constructor(proposed: FileForReview, review: number) {
    this.proposed = proposed;
    this.uri = proposed.uri;
    this.#hunks = proposed.hunks;
    this.left = proposalUri({ review, path: proposed.path, side: 'before' });
    this.right = proposalUri({ review, path: proposed.path, side: 'after' });
    if (proposed.caution) this.#takeEach(false);
  }

  /** Continues a sentence after its name. */
  get asks(): string | undefined {
    const { caution } = this.proposed;
    return caution?.kind === 'asks' ? caution.why : undefined;
  }

  get refused(): string | undefined {
    const { caution } = this.proposed;
    return caution?.kind === 'refused' ? caution.reason : undefined;
  }

  /** By hand. */
  get isDecided(): boolean {
    return this.#decided;
  }

  get path(): string {
    return this.proposed.path;
  }

  /** On demand, not for every delta. */
  get hunks(): readonly Hunk[] {
    this.#hunks ??= hunksOf(this.proposed.before, this.proposed.after);
    return this.#hunks;
  }

  /** An empty file is one change without hunks. */
  get #changes(): number {
    return Math.max(1, this.hunks.length);
  }

  isTaken(hunk: number): boolean {
    return !this.#leftOut.has(hunk);
  }

  get taken(): 'all' | 'none' | 'some' {
    if (this.#leftOut.size === 0) return 'all';
    return this.#leftOut.size === this.#changes ? 'none' : 'some';
  }

  get excludedCount(): number {
    return this.#leftOut.size;
  }

  take(hunk: number, taken: boolean): void {
    if (this.refused !== undefined) return;
    this.#decided = true;
    this.#take(hunk, taken);
  }

  takeAll(taken: boolean): void {
    if (this.refused !== undefined) return;
    this.#decided = true;
    this.#takeEach(taken);
  }

  #takeEach(taken: boolean): void {
    for (let hunk = 0; hunk < this.#changes; hunk++) this.#take(hunk, taken);
  }

  #take(hunk: number, taken: boolean): void {
    this.#places = undefined;
    if (taken) this.#leftOut.delete(hunk);
    else this.#leftOut.add(hunk);
  }

  /** With the included changes. */
  get chosen(): string {
    const { before, after } = this.proposed;
    if (this.taken === 'all') return after;
    return withHunks(before, after, this.#takenHunks);
  }

  /** An unconfirmed file is shown as proposed. */
  get isShownWhole(): boolean {
    return this.proposed.caution !== undefined && !this.#decided;
  }

  get shown(): string {
    return this.isShownWhole ? this.proposed.after : this.chosen;
  }

  get written(): WrittenFile {
    const lines = this.proposed.after.split('\n');
    const added = this.#takenHunks.map(({ afterStart, afterEnd }) => lines.slice(afterStart, afterEnd).join('\n'));
    return { path: this.path, text: this.chosen, added: added.join('\n') };
  }

  /** The change at a 0-based line, or the next one; the last one at the end. */
  hunkAt(side: 'before' | 'after', line: number): number | undefined {
    return this.#hunkPlaces.hunkAt(side, line);
  }

  codeOf(side: 'before' | 'after', wanted: number): readonly string[] {
    const hunk = this.hunks[wanted];
    if (hunk === undefined) return [];
    const { before, after } = this.proposed;
    this.#starts ??= { before: lineStarts(before), after: lineStarts(after) };
    const [from, to] = side === 'before' ? [hunk.beforeStart, hunk.beforeEnd] : [hunk.afterStart, hunk.afterEnd];
    const starts = this.#starts[side];
    return this.proposed[side]
      .slice(starts[from], starts[to])
      .split('\n')
      .slice(0, to - from);
  }

  /** By line of `shown`. */
  get warnings(): readonly Warning[] {
    if (this.isShownWhole || this.#leftOut.size === 0) return this.proposed.warnings;
    return this.proposed.warnings.flatMap(warning => {
      const { line } = warning;
      const index = this.#hunkPlaces.hunkOfLine(line);
      const hunk = index === undefined ? undefined : this.hunks[index];
      if (index === undefined || hunk === undefined) return [warning];
      if (!this.isTaken(index)) return [];
      return [{ ...warning, line: line - hunk.afterStart + this.linesOf('after', index).start }];
    });
  }

  /** Excluded changes above move it. */
  linesOf(side: 'before' | 'after', hunk: number): LineSpan {
    return this.#hunkPlaces.linesOf(side, hunk);
  }

  get #hunkPlaces(): HunkPlaces {
    this.#places ??= new HunkPlaces(this.hunks, hunk => this.isTaken(hunk));
    return this.#places;
  }

  get #takenHunks(): Hunk[] {
    return this.hunks.filter((_, hunk) => this.isTaken(hunk));
  }
}
