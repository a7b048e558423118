import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeLine, type LedgerLine } from '../../core/usage/ledger/ledgerLine.ts';
import { Book } from '../../core/usage/sums/book.ts';
import { appendLines, type Files, isMissing } from '../files.ts';
import { readLines, readLinesThat } from './lines.ts';
import { readSnapshot, type SnapshotFile, writeSnapshot } from './snapshot.ts';

export interface MonthFileOptions {
  readonly folder: string;
  /** `2026-11` */
  readonly month: string;
  readonly files: Files;
  /** On which day of the user's calendar a time is, and the name of the time zone that this holds for. */
  readonly dayOf: (time: number) => string;
  readonly zone: string;
  /** Lines that could not be read were put aside into the file of this name. */
  readonly onTorn: (file: string, lines: number) => void;
}

/** Written after so many new lines: reading them again takes less than reading the snapshot. */
const SNAPSHOT_EVERY_LINES = 500;

/** So much of the file before the place read up to tells whether it is still the same file. */
const MARK_BYTES = 256;

interface ReadState {
  readonly from: number;
  readonly to: number;
  readonly take: (line: LedgerLine) => void;
  /** Lines that were taken already. */
  readonly known?: (text: string) => boolean;
}

const AMENDMENT_START = '{"amends"';

/** One month of the ledger on the disk, and what was read of it. */
export class MonthFile {
  readonly #options: MonthFileOptions;
  readonly #path: string;
  #book: Book;
  #readTo = 0;
  #mark = '';
  #linesSinceSnapshot = 0;
  #start: 'unread' | 'read' = 'unread';

  constructor(options: MonthFileOptions) {
    this.#options = options;
    this.#path = join(options.folder, `usage-${options.month}.jsonl`);
    this.#book = new Book(options.dayOf);
  }

  get book(): Book {
    return this.#book;
  }

  /** @throws see appendLines */
  async append(lines: readonly string[]): Promise<void> {
    await appendLines(this.#options.files, this.#path, lines);
  }

  /**
   * Reads what has been written since the last time. A file that was deleted, or is another one now, is read anew.
   * @throws what the file system throws, save that there is no file
   */
  async refresh(): Promise<void> {
    const handle = await this.#open();
    if (handle === undefined) return this.#forget();
    try {
      if (this.#start === 'unread') await this.#restore();
      this.#start = 'read';
      const { size } = await handle.stat();
      const continues = this.#readTo <= size && (await markAt(handle, this.#readTo)) === this.#mark;
      if (!continues) this.#forget();
      const done = this.#readTo > 0 && (await this.#readTail(handle, size)) === 'done';
      if (!done) await this.#readAll(handle, size);
    } finally {
      await handle.close();
    }
    if (this.#linesSinceSnapshot >= SNAPSHOT_EVERY_LINES) await this.save();
  }

  /** Writes down what was read, so that the next start reads only what comes after it. */
  async save(): Promise<void> {
    if (this.#linesSinceSnapshot === 0) return;
    this.#linesSinceSnapshot = 0;
    try {
      await writeSnapshot(this.#snapshot, { readTo: this.#readTo, mark: this.#mark, book: this.#book });
    } catch {
      // It only saves time. A disk that takes nothing is told of where a record cannot be written.
    }
  }

  get #snapshot(): SnapshotFile {
    const { files, folder, month, zone } = this.#options;
    return { files, path: join(folder, `usage-${month}.totals.json`), zone };
  }

  async #open(): Promise<FileHandle | undefined> {
    try {
      return await this.#options.files.open(this.#path, 'r');
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  async #restore(): Promise<void> {
    const snapshot = await readSnapshot(this.#snapshot, this.#options.dayOf);
    if (snapshot === undefined) return;
    this.#book = snapshot.book;
    this.#readTo = snapshot.readTo;
    this.#mark = snapshot.mark;
  }

  #forget(): void {
    this.#book = new Book(this.#options.dayOf);
    this.#readTo = 0;
    this.#mark = '';
    this.#linesSinceSnapshot = 0;
  }

  /** `too-old`: the tail amends what the book knows only in its totals. */
  async #readTail(handle: FileHandle, size: number): Promise<'done' | 'too-old'> {
    let result: 'done' | 'too-old' = 'done';
    await this.#read(handle, {
      from: this.#readTo,
      to: size,
      take: line => {
        if (this.#book.take(line) === 'too-old') result = 'too-old';
      },
    });
    return result;
  }

  /** Amendments first: by the time that one is met, its record may be in the totals only. */
  async #readAll(handle: FileHandle, size: number): Promise<void> {
    this.#forget();
    const broken = new Set<string>();
    await readLinesThat(handle, { start: AMENDMENT_START, to: size }, text => {
      const line = decodeLine(text);
      if (line.kind === 'amendment') this.#book.take(line);
      else broken.add(text);
    });
    await this.#read(handle, {
      from: 0,
      to: size,
      take: line => void this.#book.take(line),
      known: text => text.startsWith(AMENDMENT_START) && !broken.has(text),
    });
  }

  async #read(handle: FileHandle, { from, to, take, known = () => false }: ReadState): Promise<void> {
    const torn: string[] = [];
    const each = (text: string) => {
      this.#linesSinceSnapshot += 1;
      if (known(text)) return;
      const line = decodeLine(text);
      if (line.kind === 'broken') torn.push(text);
      else take(line);
    };
    this.#readTo = await readLines(
      handle,
      { from, to },
      {
        onLine: each,
        onLast: text => {
          // Another window may be writing it at this moment.
          if (decodeLine(text).kind === 'broken') return false;
          each(text);
          return true;
        },
      },
    );
    this.#mark = await markAt(handle, this.#readTo);
    if (torn.length > 0) await this.#putAside(torn);
  }

  /** Each torn line is kept and told once, whoever reads it how often. */
  async #putAside(torn: readonly string[]): Promise<void> {
    const { files, folder, month, onTorn } = this.#options;
    const name = `usage-${month}.torn.jsonl`;
    try {
      const known = new Set((await textOf(files, join(folder, name))).split('\n'));
      const fresh = torn.filter(line => !known.has(line));
      if (fresh.length === 0) return;
      await appendLines(files, join(folder, name), fresh);
      onTorn(name, fresh.length);
    } catch {
      // A disk that takes nothing: the lines stay where they are, and are put aside another time.
    }
  }
}

async function textOf(files: Files, path: string): Promise<string> {
  try {
    return await files.readFile(path, 'utf8');
  } catch (error) {
    if (isMissing(error)) return '';
    throw error;
  }
}

async function markAt(handle: FileHandle, offset: number): Promise<string> {
  const from = Math.max(0, offset - MARK_BYTES);
  const bytes = Buffer.alloc(offset - from);
  const { bytesRead } = await handle.read(bytes, 0, bytes.length, from);
  return createHash('sha256').update(bytes.subarray(0, bytesRead)).digest('base64');
}
