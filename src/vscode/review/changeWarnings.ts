import { judgeOf, warningOfFaults } from '../../core/refactor/safety/soundness.ts';
import { type ComparedTexts, type Warning, warningsOf } from '../../core/refactor/safety/warnings.ts';
import type { Grammars } from '../../core/syntax/syntax.ts';
import { inHostTurns } from '../inHostTurns.ts';

/** Warnings about a change to an existing file, which its parser or grammar judges too. */
export async function changeWarnings(
  change: Omit<ComparedTexts, 'selected' | 'syntax'>,
  grammars: () => Promise<Grammars>,
): Promise<readonly Warning[]> {
  const { before, languageId } = change;
  const loaded = await grammars().catch(() => undefined);
  const faultsIn = await judgeOf(languageId, loaded);
  const unsound = await inHostTurns(warningOfFaults(change, faultsIn));
  const syntax = loaded?.syntaxOf(languageId);
  return [...unsound, ...(await inHostTurns(warningsOf({ ...change, selected: before, syntax })))];
}
