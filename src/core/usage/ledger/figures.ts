import { countOf, objectOf } from '../../json.ts';
import type { Figure } from '../amount/charge.ts';
import type { Certainty } from '../amount/usage.ts';
import type { TokenCounts } from './ledger.ts';

/** Copying for each field would dominate the time to read a month. */
export type Writable<T> = { -readonly [Name in keyof T]: T[Name] };

export function readTokenCounts(value: unknown): TokenCounts | undefined {
  const counts = objectOf(value);
  const certainty = certaintyOf(counts['certainty']);
  if (certainty === undefined) return undefined;
  const prompt = countOf(counts['prompt']);
  const cached = countOf(counts['cached']);
  const output = countOf(counts['output']);
  const reasoning = countOf(counts['reasoning']);
  const found: Writable<TokenCounts> = { certainty };
  if (prompt !== undefined) found.prompt = prompt;
  if (cached !== undefined) found.cached = cached;
  if (output !== undefined) found.output = output;
  if (reasoning !== undefined) found.reasoning = reasoning;
  return found;
}

export function readFigure(json: unknown): Figure | undefined {
  const line = objectOf(json);
  const certainty = certaintyOf(line['certainty']);
  const value = countOf(line['value']);
  if (certainty === undefined) return undefined;
  return certainty === 'unknown' || value === undefined ? { certainty: 'unknown' } : { certainty, value };
}

function certaintyOf(value: unknown): Certainty | undefined {
  return value === 'reported' || value === 'estimated' || value === 'unknown' ? value : undefined;
}
