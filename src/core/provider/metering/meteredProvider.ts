import type { Figure } from '../../usage/amount/charge.ts';
import type { AcceptedAmount, LedgerRecord, TokenCounts } from '../../usage/ledger/ledger.ts';
import type { ProviderRequest, StreamPart } from '../provider.ts';
import type { RequestUsage } from './meter.ts';

/** The cost of a request before it is sent. Absent fields are unknown. */
export interface Quote {
  /** An estimate, from counts that the model has reported before. */
  readonly promptTokens: number;
  /** The most that it can cost, with the longest answer and nothing cached, in nano-dollars. */
  readonly worstNanoDollars?: number;
  /** How many tokens prompt and answer may have together. */
  readonly contextTokens?: number;
}

/** The cost of a request so far. */
export interface RequestSpending {
  /** The id of its ledger record; see `MeteredProvider.accepted`. */
  readonly recordId: string;
  readonly tokens: TokenCounts;
  /** In nano-dollars. */
  readonly cost: Figure;
}

export interface MeteringHooks {
  readonly signal: AbortSignal;
  /** The user has seen the price and accepts it although the budget is spent. */
  readonly anyway?: boolean;
  /** Called when the request is admitted, at every part of the answer (an estimate), and with the recorded figures. */
  readonly onSpent?: (spent: RequestSpending) => void;
  /** Called once for each request that was sent, aborted or failed ones included. */
  readonly onRecord?: (record: LedgerRecord) => void;
}

/** A model whose requests are checked against the budget before they are sent, and leave one ledger record each. */
export interface MeteredProvider {
  quote(request: ProviderRequest): Promise<Quote>;
  /**
   * As `Provider.stream`: leaving the loop early, or aborting `signal`, aborts the HTTP request.
   * @throws ProviderError of kind `over-budget`, before anything was sent; else as Provider.stream
   */
  stream(request: ProviderRequest, hooks: MeteringHooks): AsyncIterable<StreamPart>;
  /** The user has accepted this part of a request's answer. */
  accepted(recordId: string, accepted: AcceptedAmount): void;
}

/** A model whose requests can be dropped after they were admitted, as a keystroke drops the one before it. */
export interface AdmittingProvider {
  /** Loads the client. @throws ProviderError where no request can be sent */
  connect(): Promise<void>;
  /** Reserves the most that the request can cost. @throws ProviderError where no request can be sent */
  admit(request: ProviderRequest, options: AdmitOptions): Promise<AdmittedRequest | 'over-budget'>;
}

export interface AdmitOptions {
  readonly languageId: string;
  readonly anyway?: boolean;
}

/** A request with a reservation in the budget. It ends with `record` if it `isSent`, else with `release`. */
export interface AdmittedRequest {
  /** Of its ledger record. */
  readonly id: string;
  /** False also where sending failed, as without a key. */
  readonly isSent: boolean;
  /** So far. */
  readonly usage: RequestUsage;
  /** As `Provider.stream`; called once. */
  stream(signal: AbortSignal): AsyncIterable<StreamPart>;
  /** Resolves when the reservation is gone. */
  release(): Promise<void>;
  /** Resolves when the record is written. */
  record(result?: RequestResult): Promise<LedgerRecord>;
}

/** The outcome as the feature sees it, such as `rejected` for an answer that repeats the document. Times in milliseconds. */
export interface RequestResult extends Pick<LedgerRecord, 'outcome' | 'reason'> {
  readonly firstTokenMs: number | undefined;
  readonly firstPaintMs: number | undefined;
}
