import { setImmediate as nextTurn } from 'node:timers/promises';
import { isCount, isObject } from '../../core/json.ts';
import { Book } from '../../core/usage/sums/book.ts';
import { partsOf, readPart } from '../../core/usage/sums/bookPart.ts';
import { type Files, replaceFile } from '../files.ts';

/** How far a file of the ledger was read, and what came of it. */
export interface Snapshot {
  readonly readTo: number;
  readonly mark: string;
  readonly book: Book;
}

export interface SnapshotFile {
  readonly files: Files;
  readonly path: string;
  /** The name of the time zone that the book's days are of. */
  readonly zone: string;
}

/** Changed when a snapshot of an earlier version would be misread; that one is then made anew. */
const VERSION = 4;

/**
 * Lines of JSON: what it is of, and then the book's parts, one a turn, as the editor must not wait for all of them.
 * Nobody may change the book meanwhile.
 * @throws what the file system throws
 */
export async function writeSnapshot(
  { files, path, zone }: SnapshotFile,
  { readTo, mark, book }: Snapshot,
): Promise<void> {
  const lines: string[] = [];
  for (const part of partsOf(book.held)) {
    lines.push(JSON.stringify(part));
    await nextTurn();
  }
  const head = { version: VERSION, zone, readTo, mark, parts: lines.length };
  await replaceFile(files, path, [JSON.stringify(head), ...lines].join('\n'));
}

/** `undefined` where there is none that can be used: the ledger itself says everything. */
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
    return undefined; // None yet, or a damaged one.
  }
}
