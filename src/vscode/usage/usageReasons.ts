import { explainReason } from '../../core/completion/request/reasons.ts';
import { ownValue } from '../../core/json.ts';
import type { FinishReason } from '../../core/provider/provider.ts';
import { messageForKindName } from '../../core/provider/providerFailure.ts';
import type { Feature, LedgerRecord } from '../../core/usage/ledger/ledger.ts';

/** A sentence; reasons from newer versions by name. */
export function explainRecord({ feature, outcome, reason }: LedgerRecord): string {
  const words = outcome === 'failed' ? messageForKindName(reason) : wordsFor(feature)(reason);
  return words ?? reason;
}

function wordsFor(feature: Feature): (reason: string) => string | undefined {
  return feature === 'ghost-text' ? explainReason : reason => ownValue(ASKED_FOR, reason);
}

const ASKED_FOR: Readonly<Record<string, string>> = {
  stop: 'The model finished.',
  'tool-calls': 'The model called a tool.',
  length: 'The response hit the length limit.',
  'content-filter': "The provider's content filter stopped the response.",
  left: 'It was stopped before it finished.',
} satisfies Readonly<Record<FinishReason | 'left', string>>;
