import { EditHistory } from '../../../src/core/nextEdit/history/editHistory.ts';
import type { Edit, OpenFile, Place } from '../../../src/core/nextEdit/nextEdit.ts';
import { FileTexts } from '../../../src/core/nextEdit/where/fileText.ts';
import { type Hunk, hunksOf } from '../../../src/core/text/hunks.ts';
import type { FileCommit, FileVersions } from './fileCommits.ts';

type PlacedLine = Pick<Place, 'uri' | 'line'>;

interface SessionFile extends FileVersions {
  readonly uri: string;
  readonly lines: readonly string[];
}

/** The open files of a commit while its edits are made, and what is left to do. */
export class Session {
  readonly uri: string;
  readonly texts = new FileTexts();
  readonly #history = new EditHistory();
  readonly #files = new Map<string, SessionFile>();
  readonly #left = new WeakMap<readonly string[], readonly Hunk[]>();
  #time = 0;
  #below: number;

  /** @param start the line of the first edit */
  constructor(commit: FileCommit, start = 0) {
    this.#below = start;
    for (const file of [commit, ...commit.others]) {
      const uri = `file:///${file.path}`;
      this.#files.set(uri, { ...file, uri, lines: file.before });
      this.#history.follow(uri, file.before);
    }
    this.uri = `file:///${commit.path}`;
  }

  get edits(): readonly Edit[] {
    return this.#history.edits;
  }

  get files(): readonly OpenFile[] {
    return [...this.#files.values()].map(({ uri, path, languageId, lines }) => ({
      uri,
      path,
      languageId,
      lines,
      diagnostics: [],
    }));
  }

  /** Hunks from the text as it is now to the commit's. */
  left(uri = this.uri): readonly Hunk[] {
    const file = this.#files.get(uri);
    if (file === undefined) return [];
    const known = this.#left.get(file.lines);
    if (known !== undefined) return known;
    const found = hunksOf(textOf(file.lines), textOf(file.after));
    this.#left.set(file.lines, found);
    return found;
  }

  /** Makes the next edit that is left below the one before, or else the topmost. False if there is none. */
  playNext(): boolean {
    const left = this.left();
    const hunk = left.find(({ beforeStart }) => beforeStart >= this.#below) ?? left[0];
    const file = this.#files.get(this.uri);
    if (hunk === undefined || file === undefined) return false;
    this.#below = hunk.beforeStart + hunk.afterEnd - hunk.afterStart;
    const { beforeStart, beforeEnd, afterStart, afterEnd } = hunk;
    const before = file.lines.slice(beforeStart, beforeEnd);
    this.apply({ uri: this.uri, line: beforeStart, before, after: file.after.slice(afterStart, afterEnd) });
    return true;
  }

  apply({
    uri,
    line,
    before,
    after,
  }: Pick<Place, 'uri' | 'line' | 'before'> & { readonly after: readonly string[] }): void {
    const file = this.#files.get(uri);
    if (file === undefined) return;
    const text = after.map(put => `${put}\n`).join('');
    const change = { start: { line, character: 0 }, end: { line: line + before.length, character: 0 }, text };
    // Each edit is its own burst.
    this.#time += 31_000;
    this.#history.change({ uri, changes: [change], time: this.#time });
    this.#files.set(uri, { ...file, lines: file.lines.toSpliced(line, before.length, ...after) });
  }

  /** Within a line of an edit that is left. */
  isRight({ uri, line }: PlacedLine): boolean {
    return this.left(uri).some(({ beforeStart, beforeEnd }) => line >= beforeStart - 1 && line <= beforeEnd);
  }

  /** With the place's content, nothing is left to change in its lines. */
  isExact({ uri, line, before, after = [] }: Place): boolean {
    const file = this.#files.get(uri);
    if (file === undefined) return false;
    const now = file.lines.toSpliced(line, before.length, ...after);
    const end = line + after.length;
    return hunksOf(textOf(now), textOf(file.after)).every(({ beforeStart, beforeEnd }) =>
      after.length === 0 ? beforeEnd < line || beforeStart > line : beforeEnd <= line || beforeStart >= end,
    );
  }
}

function textOf(lines: readonly string[]): string {
  return lines.map(line => `${line}\n`).join('');
}
