import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeLine, type LedgerLine } from '../../core/usage/ledger/ledgerLine.ts';
import { Book } from '../../core/usage/sums/book.ts';
import { appendLines, type Files, isMissing } from '../files.ts';
import { readLines, readLinesStarting } from './lines.ts';
import { readSnapshot, type SnapshotFile, writeSnapshot } from './snapshot.ts';

export interface MonthFileOptions {
  readonly folder: string;
  /** `2026-11` */
  readonly month: string;
  readonly files: Files;
  /** `dayOf` holds in the time zone `zone`. */
  readonly dayOf: (time: number) => string;
  readonly zone: string;
  readonly onTorn: (file: string, lines: number) => void;
}

/** Fewer lines are read faster than a snapshot. */
const SNAPSHOT_EVERY_LINES = 500;

/** Bytes before the read offset that identify the file. */
const MARK_BYTES = 256;

interface ReadState {
  readonly from: number;
  readonly to: number;
  readonly take: (line: LedgerLine) => void;
  readonly isKnown?: (text: string) => boolean;
}

const AMENDMENT_START = '{"amends"';

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
   * Reads the whole file if it was replaced.
   * @throws the file system's error, unless the file is missing
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

  /** The next start reads only later lines. */
  async save(): Promise<void> {
    if (this.#linesSinceSnapshot === 0) return;
    this.#linesSinceSnapshot = 0;
    try {
      await writeSnapshot(this.#snapshot, { readTo: this.#readTo, mark: this.#mark, book: this.#book });
    } catch {
      // A failing disk is reported at the next record.
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

  /** `too-old`: amends a record that is only in the totals. */
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

  /** Amendments first: later their records may be in the totals only. */
  async #readAll(handle: FileHandle, size: number): Promise<void> {
    this.#forget();
    const broken = new Set<string>();
    await readLinesStarting(handle, { start: AMENDMENT_START, to: size }, text => {
      const line = decodeLine(text);
      if (line.kind === 'amendment') this.#book.take(line);
      else broken.add(text);
    });
    await this.#read(handle, {
      from: 0,
      to: size,
      take: line => void this.#book.take(line),
      isKnown: text => text.startsWith(AMENDMENT_START) && !broken.has(text),
    });
  }

  async #read(handle: FileHandle, { from, to, take, isKnown = () => false }: ReadState): Promise<void> {
    const torn: string[] = [];
    const each = (text: string) => {
      this.#linesSinceSnapshot += 1;
      if (isKnown(text)) return;
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
          // Another window may be writing it.
          if (decodeLine(text).kind === 'broken') return false;
          each(text);
          return true;
        },
      },
    );
    this.#mark = await markAt(handle, this.#readTo);
    if (torn.length > 0) await this.#putAside(torn);
  }

  /** Keeps and reports each torn line once. */
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
      // The lines stay in place until the next time.
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
