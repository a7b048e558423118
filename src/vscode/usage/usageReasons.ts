import * as l10n from '@vscode/l10n';
import { explainReason } from '../../core/completion/request/reasons.ts';
import { ownValue } from '../../core/json.ts';
import { explainNextEditReason } from '../../core/nextEdit/request/reasons.ts';
import type { FinishReason } from '../../core/provider/provider.ts';
import { messageForKindName } from '../../core/provider/providerFailure.ts';
import type { Feature, LedgerRecord } from '../../core/usage/ledger/ledger.ts';

/** A sentence; reasons from newer versions by name. */
export function explainRecord({ feature, outcome, reason }: LedgerRecord): string {
  const words = outcome === 'failed' ? messageForKindName(reason) : wordsFor(feature)(reason);
  return words ?? reason;
}

function wordsFor(feature: Feature): (reason: string) => string | undefined {
  if (feature === 'ghost-text') return explainReason;
  return feature === 'next-edit' ? explainNextEditReason : reason => ownValue(ASKED_FOR, reason);
}

const ASKED_FOR: Readonly<Record<string, string>> = {
  stop: l10n.t('The model finished.'),
  'tool-calls': l10n.t('The model called a tool.'),
  length: l10n.t('The response hit the length limit.'),
  'content-filter': l10n.t("The provider's content filter stopped the response."),
  left: l10n.t('It was stopped before it finished.'),
} satisfies Readonly<Record<FinishReason | 'left', string>>;
