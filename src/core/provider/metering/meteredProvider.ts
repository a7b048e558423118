import type { Figure } from '../../usage/amount/charge.ts';
import type { AcceptedAmount, LedgerRecord, TokenCounts } from '../../usage/ledger/ledger.ts';
import type { ProviderRequest, StreamPart } from '../provider.ts';
import type { RequestUsage } from './meter.ts';

/** The expected cost of a request. */
export interface Quote {
  /** An estimate from earlier reports of the model. */
  readonly promptTokens: number;
  /** With the longest answer and an empty cache, in nano-dollars. */
  readonly worstNanoDollars?: number;
  /** For prompt and answer together. */
  readonly contextTokens?: number;
}

export interface RequestSpending {
  /** See `MeteredProvider.accepted`. */
  readonly recordId: string;
  readonly tokens: TokenCounts;
  /** In nano-dollars. */
  readonly cost: Figure;
}

export interface MeteringHooks {
  readonly signal: AbortSignal;
  /** The user accepts the price although the budget is spent. */
  readonly anyway?: boolean;
  /** Called at admission, at every part of the answer (an estimate), and with the recorded figures. */
  readonly onSpent?: (spent: RequestSpending) => void;
  /** Called once per sent request, including aborted and failed ones. */
  readonly onRecord?: (record: LedgerRecord) => void;
}

/** Checks requests against the budget, and records each in the ledger. */
export interface MeteredProvider {
  quote(request: ProviderRequest): Promise<Quote>;
  /**
   * Leaving the loop early, or aborting `signal`, aborts the HTTP request.
   * @throws ProviderError of kind `over-budget` before anything is sent; else as Provider.stream
   */
  stream(request: ProviderRequest, hooks: MeteringHooks): AsyncIterable<StreamPart>;
  /** The user accepted this part of the answer. */
  accepted(recordId: string, accepted: AcceptedAmount): void;
}

/** Requests can be dropped after admission, as a keystroke drops the previous one. */
export interface AdmittingProvider {
  /** Loads the client. @throws ProviderError if no request can be sent */
  connect(): Promise<void>;
  /** Reserves the highest possible cost. @throws ProviderError if no request can be sent */
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

/** As the feature sees it: `rejected` for an answer that repeats the document. Times in milliseconds. */
export interface RequestResult extends Pick<LedgerRecord, 'outcome' | 'reason'> {
  readonly firstTokenMs: number | undefined;
  readonly firstPaintMs: number | undefined;
}
