import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { changesCode } from '../../../src/core/document/editedDocument.ts';
import { type Hunk, hunksOf } from '../../../src/core/text/hunks.ts';
import { filesIn, type VersionPair } from '../edits/packages.ts';
import { EXTENSIONS, GENERATED, languageOf, textOf } from '../edits/realEdits.ts';

/** Both versions of a file, equal for one that is only open. */
export interface FileVersions {
  readonly path: string;
  readonly languageId: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** The changes of one file between two versions, played from the top like the edits of a commit. */
export interface FileCommit extends FileVersions {
  readonly id: string;
  readonly hunks: readonly Hunk[];
  /** Files that are open besides, changed ones first. */
  readonly others: readonly FileVersions[];
}

const LEAST_LINES = 8;
const MOST_LINES = 5_000;
const MOST_LINE_CHARS = 1_000;
/** More are a formatter's, or a new major version's. */
const MOST_HUNKS = 40;
const MOST_FILES_PER_PACKAGE = 40;
const OPEN_FILES = 20;
/** Of them; the rest are unchanged. */
const CHANGED_FILES = 10;
/** Longer ones aren't edits of the history. */
const MOST_EDIT_LINES = 24;

/** Where the edits begin that are played from the middle. */
export function middleOf({ hunks }: FileCommit): number {
  return hunks[Math.floor(hunks.length / 2)]?.beforeStart ?? 0;
}

/** @param every only each nth pair of versions, so that a run is short */
export function fileCommits(pairs: readonly VersionPair[], every: number): FileCommit[] {
  const taken = pairs.filter((_, index) => index % every === 0);
  return [...Map.groupBy(taken, ({ name }) => name).values()].flatMap(own => {
    const commits = own.flatMap(commitsOf);
    return commits.sort((a, b) => hash(a.id).localeCompare(hash(b.id))).slice(0, MOST_FILES_PER_PACKAGE);
  });
}

function commitsOf({ name, before, after, only }: VersionPair): FileCommit[] {
  const files = filesIn(before)
    .filter(file => EXTENSIONS.test(file) && only.test(file) && !GENERATED.test(file))
    .filter(file => existsSync(path.join(after, file)))
    .sort((a, b) => hash(a).localeCompare(hash(b)));
  const { changed = [], unchanged = [] } = Object.groupBy(files, file =>
    readFileSync(path.join(before, file)).equals(readFileSync(path.join(after, file))) ? 'unchanged' : 'changed',
  );
  const read = (names: readonly string[]) => names.map(file => versionsOf(file, before, after)).filter(isOrdinary);
  const edited = read(changed);
  const open = read(unchanged.slice(0, OPEN_FILES));
  return edited.flatMap(file => {
    const hunks = hunksOf(file.before.join('\n'), file.after.join('\n'));
    const [first] = hunks;
    if (first === undefined || hunks.length < 2 || hunks.length > MOST_HUNKS || !isEdit(file, first)) return [];
    const others = edited.filter(other => other !== file).slice(0, CHANGED_FILES);
    others.push(...open.slice(0, OPEN_FILES - others.length));
    return [{ ...file, id: `${name}@${path.basename(after)}/${file.path}`, hunks, others }];
  });
}

function versionsOf(file: string, before: string, after: string): FileVersions {
  const lines = (folder: string) => textOf(folder, file).split('\n');
  return {
    path: file.slice(file.indexOf('/') + 1),
    languageId: languageOf(file),
    before: lines(before),
    after: lines(after),
  };
}

function isOrdinary({ before, after }: FileVersions): boolean {
  return [before, after].every(
    lines =>
      lines.length >= LEAST_LINES &&
      lines.length <= MOST_LINES &&
      lines.every(line => line.length <= MOST_LINE_CHARS && !line.includes('\0')),
  );
}

/** One that the history takes as an edit. */
function isEdit({ before, after }: FileVersions, { beforeStart, beforeEnd, afterStart, afterEnd }: Hunk): boolean {
  const edit = { before: before.slice(beforeStart, beforeEnd), after: after.slice(afterStart, afterEnd) };
  return edit.before.length + edit.after.length <= MOST_EDIT_LINES && changesCode(edit);
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
