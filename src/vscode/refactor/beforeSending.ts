import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Clock } from '../../core/clock.ts';
import { explain } from '../../core/completion/request/reasons.ts';
import type { MeteredProvider } from '../../core/provider/metering/meteredProvider.ts';
import { PRACTICE_LABEL } from '../../core/provider/profile/practice.ts';
import type { ProviderRequest } from '../../core/provider/provider.ts';
import { formatCost, formatTokens } from '../../core/usage/amount/format.ts';
import type { Exclusion } from '../privacy/exclusion.ts';

/** Editable without a file system. */
const FILELESS: ReadonlySet<string> = new Set(['untitled', 'vscode-notebook-cell']);

/** A sentence; undefined if allowed. */
export async function refusalOf(document: vscode.TextDocument, exclusion: Exclusion): Promise<string | undefined> {
  const { scheme } = document.uri;
  if (!FILELESS.has(scheme) && vscode.workspace.fs.isWritableFileSystem(scheme) !== true) {
    return explain({ kind: 'suppressed', reason: 'read-only' });
  }
  const verdict = await exclusion.verdict(document);
  return verdict === 'open' ? undefined : explain({ kind: 'suppressed', reason: verdict }, document.uri.path);
}

/** An oversized request then fails on its own. */
const QUOTE_LIMIT_MS = 1_500;

/** With the cost; undefined if it fits, as far as known. */
export async function tooLarge(
  request: ProviderRequest,
  { clock, paid }: { readonly clock: Clock; readonly paid: MeteredProvider },
): Promise<string | undefined> {
  const quote = await Promise.race([paid.quote(request), clock.sleep(QUOTE_LIMIT_MS)]);
  if (!quote) return undefined;
  const { contextTokens, promptTokens, worstNanoDollars } = quote;
  if (contextTokens === undefined || promptTokens + request.maxTokens <= contextTokens) return undefined;
  const [prompt, most, context] = [promptTokens, request.maxTokens, contextTokens].map(formatTokens);
  return [
    worstNanoDollars === undefined
      ? l10n.t(
          'This is too large for the model: about {0} tokens, and up to {1} for the answer; it takes {2} together.',
          ...[prompt ?? '', most ?? '', context ?? ''],
        )
      : l10n.t(
          'This is too large for the model: about {0} tokens, at most {1}, and up to {2} for the answer; it takes {3} together.',
          ...[prompt ?? '', formatCost(worstNanoDollars), most ?? '', context ?? ''],
        ),
    l10n.t('Nothing was sent. Select less code or choose a model with a larger context.'),
  ].join(' ');
}

/** `about 1.2k tokens, at most $0.0042`; undefined without prices. */
export async function priceWords(request: ProviderRequest, paid: MeteredProvider): Promise<string | undefined> {
  const { isPlayMoney, promptTokens, worstNanoDollars } = await paid.quote(request);
  if (worstNanoDollars === undefined) return undefined;
  const words = l10n.t('~{0} tokens, at most {1}', formatTokens(promptTokens), formatCost(worstNanoDollars));
  return isPlayMoney ? `${words} · ${PRACTICE_LABEL}` : words;
}
