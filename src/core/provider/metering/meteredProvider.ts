import type { Figure } from '../../usage/amount/charge.ts';
import type { AcceptedAmount, LedgerRecord, TokenCounts } from '../../usage/ledger/ledger.ts';
import type { ProviderRequest, StreamPart } from '../provider.ts';
import type { RequestUsage } from './meter.ts';

export interface Quote {
  /** Estimated from earlier reports. */
  readonly promptTokens: number;
  /** Longest answer, empty cache. */
  readonly worstNanoDollars?: number;
  /** Prompt and answer. */
  readonly contextTokens?: number;
  readonly isPlayMoney?: boolean;
}

export interface RequestSpending {
  readonly recordId: string;
  readonly tokens: TokenCounts;
  /** In nano-dollars. */
  readonly cost: Figure;
  readonly isPlayMoney?: boolean;
}

export interface MeteringHooks {
  readonly signal: AbortSignal;
  /** The user accepts the price although the budget is spent. */
  readonly anyway?: boolean;
  /** At admission, at every part of the answer, and with the recorded figures. */
  readonly onSpent?: (spent: RequestSpending) => void;
  /** Once per sent request, also if aborted or failed. */
  readonly onRecord?: (record: LedgerRecord) => void;
}

/** Checks the budget, and records requests in the ledger. */
export interface MeteredProvider {
  quote(request: ProviderRequest): Promise<Quote>;
  /**
   * Leaving the loop, or aborting `signal`, aborts the HTTP request.
   * @throws ProviderError of kind `over-budget` before anything is sent; else as Provider.stream
   */
  stream(request: ProviderRequest, hooks: MeteringHooks): AsyncIterable<StreamPart>;
  accepted(recordId: string, accepted: AcceptedAmount): void;
}

/** Requests can be dropped after admission, as a keystroke drops the previous one. */
export interface AdmittingProvider {
  /** @throws ProviderError if no request can be sent */
  connect(): Promise<void>;
  /**
   * Reserves the highest possible cost.
   * @throws ProviderError if no request can be sent
   */
  admit(request: ProviderRequest, options: AdmitOptions): Promise<AdmittedRequest | 'over-budget'>;
}

export interface AdmitOptions {
  readonly languageId: string;
  readonly anyway?: boolean;
}

/** Ends with `record` if it `isSent`, else with `release`. */
export interface AdmittedRequest {
  readonly id: string;
  /** Also false if sending failed. */
  readonly isSent: boolean;
  readonly usage: RequestUsage;
  /** Called once. */
  stream(signal: AbortSignal): AsyncIterable<StreamPart>;
  release(): Promise<void>;
  record(result?: RequestResult): Promise<LedgerRecord>;
}

/** `rejected` for an answer that repeats the document. Times in milliseconds. */
export interface RequestResult extends Pick<LedgerRecord, 'outcome' | 'reason'> {
  readonly firstTokenMs: number | undefined;
  readonly firstPaintMs: number | undefined;
}
