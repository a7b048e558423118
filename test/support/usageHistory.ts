import type { Feature, LedgerOutcome, LedgerRecord, TokenCounts } from '../../src/core/usage/ledger/ledger.ts';
import { encodeEntry } from '../../src/core/usage/ledger/ledgerLine.ts';
import { below, pick, type Random, randomFrom } from '../cases/random.ts';
import type { Files } from './vscode/workspace.ts';

const DAY_MS = 24 * 60 * 60_000;
const MODELS = ['microsoft/mai-code-1-flash', 'microsoft/mai-code-1-flash', 'qwen2.5-coder:7b'];
const LANGUAGES = ['typescript', 'typescript', 'typescript', 'python', 'python', 'go', 'rust', 'markdown'];

interface Ending {
  readonly outcome: LedgerOutcome;
  readonly reason: string;
}

const ENDINGS: readonly Ending[] = [
  { outcome: 'suggested', reason: 'model' },
  { outcome: 'suggested', reason: 'block-finished' },
  { outcome: 'suggested', reason: 'block-finished' },
  { outcome: 'suggested', reason: 'single-line' },
  { outcome: 'rejected', reason: 'only-suffix' },
  { outcome: 'rejected', reason: 'empty' },
  { outcome: 'aborted', reason: 'diverged' },
  { outcome: 'aborted', reason: 'diverged' },
  { outcome: 'aborted', reason: 'left' },
  { outcome: 'failed', reason: 'rate-limit' },
];

/** Explicit requests. */
const ASKED_FOR: readonly Ending[] = [
  { outcome: 'suggested', reason: 'stop' },
  { outcome: 'suggested', reason: 'stop' },
  { outcome: 'rejected', reason: 'length' },
  { outcome: 'aborted', reason: 'left' },
];

export interface HistoryOptions {
  readonly now: number;
  readonly days: number;
  /** Also uses a server of its own, which names no price; the default. */
  readonly withLocal?: boolean;
}

/** A user's requests on most of the `days` before `now`; the same in every run, oldest first. */
export function usageHistory({ now, days, withLocal = true }: HistoryOptions): LedgerRecord[] {
  const random = randomFrom(5);
  const records: LedgerRecord[] = [];
  for (let ago = days - 1; ago >= 0; ago -= 1) {
    // Weekends.
    if (ago % 7 > 4) continue;
    const requests = 20 + below(30, random);
    for (let index = 0; index < requests; index += 1) {
      // Within the last three hours: all on the same day, unless it is night.
      const time = now - ago * DAY_MS - (requests - index) * 200_000;
      records.push(requestAt({ time, id: `r${records.length}`, withLocal }, random));
    }
  }
  return records;
}

function requestAt(
  { time, id, withLocal }: { readonly time: number; readonly id: string; readonly withLocal: boolean },
  random: Random,
): LedgerRecord {
  const model = pick(withLocal ? MODELS : MODELS.slice(0, 1), random) ?? '';
  const isLocal = !model.startsWith('microsoft/');
  const feature: Feature = random() < 0.06 ? (pick(['refactor', 'agent'] as const, random) ?? 'agent') : 'ghost-text';
  const endings = feature === 'ghost-text' ? ENDINGS : ASKED_FOR;
  const { outcome, reason } = pick(endings, random) ?? { outcome: 'other', reason: '' };
  const scale = feature === 'ghost-text' ? 1 : 6;
  const prompt = scale * (500 + below(600, random));
  const output = outcome === 'failed' ? 0 : scale * (5 + below(90, random));
  const cached = below(prompt, random);
  const isCancelled = outcome === 'aborted';
  const tokens: TokenCounts = { certainty: isCancelled ? 'estimated' : 'reported', prompt, cached, output };
  const value = Math.round((prompt - cached) * 750 + cached * 75 + output * 4500);
  const chars = output * 4;
  const isAccepted = outcome === 'suggested' && random() < 0.4;
  const firstTokenMs = Math.round(180 + 400 * random() ** 3 + (random() < 0.03 ? 2000 : 0));
  return {
    id,
    time,
    feature,
    profile: isLocal ? 'ollama' : 'openrouter',
    model,
    ...(!isLocal && { servedBy: 'openrouter/Azure' }),
    languageId: pick(LANGUAGES, random) ?? '',
    tokens: outcome === 'failed' ? { certainty: 'unknown' } : tokens,
    cost: costOf({ isLocal, isFailed: outcome === 'failed', isCancelled, value }),
    promptChars: prompt * 4,
    outputChars: chars,
    durationMs: firstTokenMs + output * 9,
    ...(outcome !== 'failed' && { firstTokenMs }),
    ...(outcome === 'suggested' && { firstPaintMs: firstTokenMs + below(60, random) }),
    outcome,
    reason,
    ...(isAccepted && {
      accepted: { chars, lines: 1 + below(6, random) },
      kept30sChars: chars,
      kept5minChars: Math.round(chars * (0.6 + 0.4 * random())),
    }),
  };
}

type Described = Omit<LedgerRecord, 'id' | 'time'>;

const NEXT_EDIT = { feature: 'next-edit', languageId: 'typescript', outcome: 'suggested' } as const;
const PAID_EDIT: Described = {
  ...NEXT_EDIT,
  ...{ profile: 'openrouter', model: 'microsoft/mai-code-1-flash', reason: 'call' },
  ...{ promptChars: 1_600, outputChars: 400, durationMs: 900, firstTokenMs: 400, firstPaintMs: 900 },
  tokens: { certainty: 'reported', prompt: 400, cached: 0, output: 100 },
  cost: { certainty: 'reported', value: 750_000 },
};
const FREE_EDIT: Described = {
  ...NEXT_EDIT,
  ...{ free: true, profile: '', model: '', reason: 'ripple' },
  ...{ promptChars: 0, outputChars: 0, durationMs: 0 },
  tokens: { certainty: 'reported', prompt: 0, output: 0 },
  cost: { certainty: 'reported', value: 0 },
};

/** Five that were shown, of which three needed no request, and an answer without a change. */
export function nextEdits(now: number): LedgerRecord[] {
  const accepted = { accepted: { chars: 5, lines: 1 } };
  const edits: readonly Described[] = [
    { ...FREE_EDIT, ...accepted },
    { ...FREE_EDIT, ...accepted },
    { ...FREE_EDIT, dismissed: true },
    { ...PAID_EDIT, ...accepted },
    PAID_EDIT,
    { ...PAID_EDIT, outcome: 'rejected', reason: 'no-change' },
  ];
  return edits.map((edit, index) => ({ ...edit, id: `n${index}`, time: now - 60_000 - index }));
}

function costOf(of: {
  readonly isLocal: boolean;
  readonly isFailed: boolean;
  readonly isCancelled: boolean;
  readonly value: number;
}): LedgerRecord['cost'] {
  // The user's own server names no price.
  if (of.isLocal || of.isFailed) return { certainty: 'unknown' };
  return { certainty: of.isCancelled ? 'estimated' : 'reported', value: of.value };
}

/** The ledger's files with these records, as the extension's global storage has them. */
export function ledgerFiles(records: readonly LedgerRecord[]): Files {
  const months = Map.groupBy(records, ({ time }) => new Date(time).toISOString().slice(0, 7));
  return Object.fromEntries(
    [...months].map(([month, ofMonth]) => [
      `usage-${month}.jsonl`,
      ofMonth.map(record => `\n${encodeEntry(record)}`).join(''),
    ]),
  );
}
