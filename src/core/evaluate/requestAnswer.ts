import type { Clock } from '../clock.ts';
import { ProviderError } from '../provider/errors.ts';
import type { MeteredProvider } from '../provider/metering/meteredProvider.ts';
import type { FinishReason, ProviderRequest } from '../provider/provider.ts';
import type { LedgerRecord } from '../usage/ledger/ledger.ts';
import type { RequestCost } from './taskAnswer.ts';

export type Reply = { readonly asked?: RequestCost; readonly text: string } & (
  | { readonly kind: 'answered'; readonly reason: FinishReason }
  | { readonly kind: 'failed'; readonly error: ProviderError }
  | { readonly kind: 'aborted' }
);

export interface ModelCall {
  readonly paid: MeteredProvider;
  readonly request: ProviderRequest;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

const TRIES = 3;
const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 60_000;

/** Retries if unbilled. Usage comes last. */
export async function requestAnswer(asking: ModelCall): Promise<Reply> {
  const { clock, signal } = asking;
  for (let tries = 1; ; tries++) {
    const reply = await askOnce(asking);
    if (reply.kind !== 'failed' || tries === TRIES) return reply;
    const { retryable, retryAfterMs, unbilled } = reply.error;
    if (!retryable || !unbilled) return reply;
    const waitMs = retryAfterMs ?? FIRST_WAIT_MS * 2 ** (tries - 1);
    if (waitMs > LONGEST_WAIT_MS) return reply;
    await clock.sleep(waitMs, signal);
    if (signal.aborted) return { ...reply, kind: 'aborted' };
  }
}

async function askOnce({ paid, request: wanted, signal }: ModelCall): Promise<Reply> {
  const request = { ...wanted, triedOnce: true };
  let text = '';
  let end: FinishReason | undefined;
  let error: ProviderError | undefined;
  let asked: RequestCost | undefined;
  const onRecord = (record: LedgerRecord) => {
    asked = requestCostOf(record);
  };
  try {
    for await (const part of paid.stream(request, { signal, onRecord })) {
      if (part.type === 'end') end = part.reason;
      if (part.type === 'text-delta') text += part.text;
    }
  } catch (thrown) {
    // A bug.
    if (!(thrown instanceof ProviderError)) throw thrown;
    error = thrown;
  }
  const known = { ...(asked && { asked }), text };
  if (error) return { ...known, kind: 'failed', error };
  return end === undefined ? { ...known, kind: 'aborted' } : { ...known, kind: 'answered', reason: end };
}

function requestCostOf({ id, tokens, cost, firstTokenMs, durationMs }: LedgerRecord): RequestCost {
  return { recordId: id, tokens, cost, durationMs, ...(firstTokenMs !== undefined && { firstTokenMs }) };
}
