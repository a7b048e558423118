import { ownCases } from '../cases/cases.ts';
import type { CorpusCase } from './judged.ts';

/** The case set: gaps in known code with every way in which chat models answer. */
export function invented(seed: number): CorpusCase[] {
  return ownCases(seed).map(one => ({ ...one, kind: one.shape, wanted: [one.truth + one.suffix] }));
}
