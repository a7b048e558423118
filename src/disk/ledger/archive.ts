import { join } from 'node:path';
import type { LedgerRecord } from '../../core/usage/ledger/ledger.ts';
import { decodeLine } from '../../core/usage/ledger/ledgerLine.ts';
import { RecordReader } from '../../core/usage/ledger/recordReader.ts';
import { type Files, isMissing, systemFiles } from '../files.ts';
import { readLines } from './lines.ts';

/** Months, snapshots and torn lines. */
const LEDGER_FILE = /^usage-\d{4}-\d{2}\.(jsonl|totals\.json|torn\.jsonl)$/;
const MONTH_FILE = /^usage-(\d{4}-\d{2})\.jsonl$/;

export interface ArchiveOptions {
  readonly folder: string;
  readonly files?: Files;
}

/**
 * From `fromMonth` (`2026-11`) on, oldest first. `known`: unwritten records.
 * @throws the file system's error
 */
export async function readRecords(
  { folder, files = systemFiles }: ArchiveOptions,
  { fromMonth, known = [] }: { readonly fromMonth: string; readonly known?: readonly LedgerRecord[] },
): Promise<readonly LedgerRecord[]> {
  const reader = new RecordReader();
  for (const name of await namesIn(folder, files)) {
    const month = MONTH_FILE.exec(name)?.[1];
    if (month !== undefined && month >= fromMonth) await readInto(reader, join(folder, name), files);
  }
  for (const record of known) reader.add(record);
  return reader.records;
}

/**
 * Into a subfolder named after the time, or deletes them.
 * @returns the subfolder
 * @throws the file system's error; another call resumes
 */
export async function clearLedger(
  { folder, files = systemFiles }: ArchiveOptions,
  how: { readonly kind: 'delete' } | { readonly kind: 'set-aside'; readonly moment: Date },
): Promise<string | undefined> {
  const names = (await namesIn(folder, files)).filter(name => LEDGER_FILE.test(name));
  if (how.kind === 'delete') {
    for (const name of names) await files.rm(join(folder, name), { force: true });
    return undefined;
  }
  const aside = join(folder, `reset-${how.moment.toISOString().replaceAll(':', '-')}`);
  await files.mkdir(aside, { recursive: true });
  for (const name of names) await files.rename(join(folder, name), join(aside, name));
  return aside;
}

async function namesIn(folder: string, files: Files): Promise<readonly string[]> {
  try {
    return (await files.readdir(folder)).sort();
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

async function readInto(reader: RecordReader, path: string, files: Files): Promise<void> {
  const handle = await files.open(path, 'r');
  const each = (text: string) => {
    reader.take(decodeLine(text));
    return true;
  };
  try {
    const { size } = await handle.stat();
    await readLines(handle, { from: 0, to: size }, { onLine: each, onLast: each });
  } finally {
    await handle.close();
  }
}
