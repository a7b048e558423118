import * as l10n from '@vscode/l10n';
import type { Steps } from '../../steps.ts';
import { FaultComparison, type FaultsIn } from '../../syntax/faults/faults.ts';
import type { Grammars } from '../../syntax/syntax.ts';
import { lexicalFaults } from './lexicalFaults.ts';
import { structuredFaults } from './structuredFaults.ts';
import { excerptOf, type Warning } from './warnings.ts';

/** The strictest judge there is for a language: its parser, its grammar, or its brackets. Never rejects. */
export async function judgeOf(languageId: string, grammars: Grammars | undefined): Promise<FaultsIn> {
  const structured = await structuredFaults(languageId).catch(() => undefined);
  if (structured !== undefined) return structured;
  await grammars?.load(languageId);
  return grammars?.syntaxOf(languageId)?.faultsIn ?? lexicalFaults(languageId);
}

/** A warning at the first fault that a change brings. */
export function* warningOfFaults(
  texts: { readonly before: string; readonly after: string },
  faultsIn: FaultsIn,
): Steps<readonly Warning[]> {
  const faults = yield* new FaultComparison(texts.before, faultsIn).newFaults(texts.after);
  const [first] = faults ?? [];
  if (first === undefined) return [];
  const message = l10n.t('This no longer parses: line {0}.', first.line + 1);
  return [{ kind: 'unsound', line: first.line, excerpt: excerptOf(texts.after.split('\n')[first.line]), message }];
}
