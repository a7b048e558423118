import { readFileSync } from 'node:fs';
import type { CorpusCase } from './judged.ts';

interface Row {
  readonly id: string;
  readonly kind: string;
  readonly languageId: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly chunks: readonly string[];
  readonly finishReason: string;
  /** Texts at the cursor, or texts that may follow it. */
  readonly expect: readonly string[] | { readonly after: readonly string[] };
}

const COMPLAINTS = new URL('./data/complaints.jsonl', import.meta.url);
/** The same kinds and everyday typing, in other languages and shapes. */
export const VARIED = new URL('./data/varied.jsonl', import.meta.url);
export const FRESH = new URL('./data/fresh.jsonl', import.meta.url);

/** Inputs written after public complaints about ghost text, with the right outcome decided beforehand. */
export function complaintsIn(file: string | URL = COMPLAINTS): CorpusCase[] {
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map(line => {
      const { expect, ...row }: Row = JSON.parse(line);
      return { ...row, wanted: 'after' in expect ? expect.after : expect.map(text => text + row.suffix) };
    });
}
