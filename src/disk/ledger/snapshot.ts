import { setImmediate as nextTurn } from 'node:timers/promises';
import { isCount, isObject } from '../../core/json.ts';
import { Book } from '../../core/usage/sums/book.ts';
import { partsOf, readPart } from '../../core/usage/sums/bookPart.ts';
import { type Files, replaceFile } from '../files.ts';

/** Sums up to an offset. */
export interface Snapshot {
  readonly readTo: number;
  readonly mark: string;
  readonly book: Book;
}

export interface SnapshotFile {
  readonly files: Files;
  readonly path: string;
  /** Of the book's days. */
  readonly zone: string;
}

/** Older snapshots are replaced. */
const VERSION = 6;

/**
 * Lines of JSON: a header, then the book's parts, one per turn. The book must not change meanwhile.
 * @throws the file system's error
 */
export async function writeSnapshot(
  { files, path, zone }: SnapshotFile,
  { readTo, mark, book }: Snapshot,
): Promise<void> {
  const lines: string[] = [];
  for (const part of partsOf(book.state)) {
    lines.push(JSON.stringify(part));
    await nextTurn();
  }
  const head = { version: VERSION, zone, readTo, mark, parts: lines.length };
  await replaceFile(files, path, [JSON.stringify(head), ...lines].join('\n'));
}

/** Undefined if unusable; the ledger is then read in full. */
export async function readSnapshot(
  { files, path, zone }: SnapshotFile,
  dayOf: (time: number) => string,
): Promise<Snapshot | undefined> {
  try {
    const [first = '', ...lines] = (await files.readFile(path, 'utf8')).split('\n');
    const head: unknown = JSON.parse(first);
    if (!isObject(head) || head['version'] !== VERSION || head['zone'] !== zone) return undefined;
    const { readTo, mark, parts } = head;
    if (!isCount(readTo) || typeof mark !== 'string' || parts !== lines.length) return undefined;
    const book = new Book(dayOf);
    for (const line of lines) {
      const part = readPart(JSON.parse(line));
      if (part === undefined) return undefined;
      book.restore(part);
      await nextTurn();
    }
    return { readTo, mark, book };
  } catch {
    return undefined; // None yet, or damaged.
  }
}
