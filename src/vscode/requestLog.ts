import type { RequestOutcome, RequestRecord } from '../core/completion/record.ts';
import { formatCost } from '../core/usage/format.ts';

/** One line for the log: what was asked, what came of it and why, how long it took, what it used. No code, no key. */
export function requestLine(record: RequestRecord): string {
  const { trigger, languageId, model, generationId, waitMs, firstTokenMs, firstPaintMs, durationMs, usage, tokens } =
    record;
  const sign = tokens === 'estimated' ? '~' : '';
  const parts = [
    outcomeWords(record.outcome),
    `${trigger} ${languageId}`,
    model,
    `waited ${ms(waitMs)}`,
    `first token ${ms(firstTokenMs)}`,
    `first paint ${ms(firstPaintMs)}`,
    `took ${ms(durationMs)}`,
    `${sign}${usage.promptTokens ?? '?'} tokens in (${usage.cachedTokens ?? '?'} cached), ${sign}${usage.outputTokens ?? '?'} out`,
    usage.costNanoDollars === undefined ? '$?' : formatCost(usage.costNanoDollars),
  ];
  return [...parts, ...(generationId ? [generationId] : [])].join(' · ');
}

function outcomeWords(outcome: RequestOutcome): string {
  switch (outcome.kind) {
    case 'suggested':
      return `suggested ${outcome.chars} characters (${outcome.endedBy})`;
    case 'rejected':
      return `rejected (${outcome.reason})`;
    case 'aborted':
      return `aborted (${outcome.reason})`;
    case 'failed': {
      const { kind, status, message } = outcome.error;
      return `failed (${kind}${status === undefined ? '' : ` ${status}`}: ${message})`;
    }
  }
}

function ms(value: number | undefined): string {
  return value === undefined ? '–' : `${Math.round(value)} ms`;
}
