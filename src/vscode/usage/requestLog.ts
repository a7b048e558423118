import type { RequestOutcome, RequestRecord } from '../../core/completion/request/requestRecord.ts';
import type { ProviderError } from '../../core/provider/errors.ts';
import type { FailedOver, UpstreamFailure } from '../../core/provider/failover/failover.ts';
import { isPractice, PRACTICE_LABEL } from '../../core/provider/profile/practice.ts';
import { formatCost } from '../../core/usage/amount/format.ts';

/** For the log: outcome, times, tokens and cost; no code, no key. */
export function requestLine(record: RequestRecord): string {
  const { trigger, languageId, generationId, waitMs, firstTokenMs, firstPaintMs, durationMs, usage, tokens } = record;
  const sign = tokens === 'estimated' ? '~' : '';
  const parts = [
    outcomeWords(record.outcome),
    `${trigger} ${languageId}`,
    servedByWords(record),
    `waited ${ms(waitMs)}`,
    `first token ${ms(firstTokenMs)}`,
    `first paint ${ms(firstPaintMs)}`,
    `took ${ms(durationMs)}`,
    `${sign}${usage.promptTokens ?? '?'} tokens in (${usage.cachedTokens ?? '?'} cached), ${sign}${usage.outputTokens ?? '?'} out`,
    usage.costNanoDollars === undefined ? '$?' : formatCost(usage.costNanoDollars),
  ];
  return [...parts, ...(generationId ? [generationId] : [])].join(' · ');
}

/** `openrouter › openai/gpt-5 › Azure` */
function servedByWords({ model, servedBy }: RequestRecord): string {
  const profile =
    servedBy.profile !== undefined && isPractice({ id: servedBy.profile }) ? PRACTICE_LABEL : servedBy.profile;
  return [profile, servedBy.model ?? model, servedBy.provider].filter(known => known !== undefined).join(' › ');
}

export function failedOverLine(
  { upstream, error }: UpstreamFailure,
  { to, used: { generationId } }: FailedOver,
): string {
  const parts = [`${upstream.profile.label} ${failureWords(error)}`, `${to.profile.label} is used instead`];
  return [...parts, ...(generationId ? [generationId] : [])].join(' · ');
}

function failureWords({ kind, status, code, message }: ProviderError): string {
  return `failed (${[kind, status, code].filter(word => word !== undefined).join(' ')}: ${message})`;
}

function outcomeWords(outcome: RequestOutcome): string {
  switch (outcome.kind) {
    case 'suggested':
      return `suggested ${outcome.chars} characters (${outcome.endedBy})`;
    case 'rejected':
      return `rejected (${outcome.reason})`;
    case 'aborted':
      return `aborted (${outcome.reason})`;
    case 'failed':
      return failureWords(outcome.error);
  }
}

function ms(value: number | undefined): string {
  return value === undefined ? '–' : `${Math.round(value)} ms`;
}
