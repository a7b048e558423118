import type { Figure } from '../../usage/amount/charge.ts';
import type { Accepted, LedgerRecord, TokenCounts } from '../../usage/ledger/ledger.ts';
import type { ProviderRequest, StreamPart } from '../provider.ts';

/** What a request may come to. Absent: nobody says. */
export interface Quote {
  /** An estimate, from what the model has reported before. */
  readonly promptTokens: number;
  /** The most that it can cost, with the longest answer and nothing cached, in nano-dollars. */
  readonly worstNanoDollars?: number;
  /** How many tokens prompt and answer may have together. */
  readonly contextTokens?: number;
}

/** What a request has come to so far. */
export interface RequestSpending {
  /** The id of its ledger record; see `PaidProvider.accepted`. */
  readonly recordId: string;
  readonly tokens: TokenCounts;
  /** In nano-dollars. */
  readonly cost: Figure;
}

export interface MeteringHooks {
  readonly signal: AbortSignal;
  /** The user has seen what it may cost, and wants it although the budget is spent. */
  readonly anyway?: boolean;
  /** Called when the request is let through, at every piece of the answer (an estimate), and with what is written down. */
  readonly onSpent?: (spent: RequestSpending) => void;
  /** The record is written; called once for each request that was sent, ended early or failed ones included. */
  readonly onRecord?: (record: LedgerRecord) => void;
}

/** A model whose requests are checked against the budget before they are sent, and leave one record each in the ledger. */
export interface MeteredProvider {
  quote(request: ProviderRequest): Promise<Quote>;
  /**
   * As `Provider.stream`: leaving the loop early, or aborting `signal`, aborts the HTTP request.
   * @throws ProviderError of kind `over-budget`, before anything was sent; else as Provider.stream
   */
  stream(request: ProviderRequest, watching: MeteringHooks): AsyncIterable<StreamPart>;
  /** What of a request's answer the user has taken. */
  accepted(recordId: string, accepted: Accepted): void;
}
