import { randomUUID } from 'node:crypto';
import type * as vscode from 'vscode';
import type { Clock } from '../../core/clock.ts';
import type { UnderWay } from '../../core/completion/request/liveAnswer.ts';
import type { RequestRecord } from '../../core/completion/request/requestRecord.ts';
import type { Budget } from '../../core/completion/request/requests.ts';
import { toLedgerEntry } from '../../core/completion/request/toLedgerEntry.ts';
import type { FailedOver, UpstreamFailure } from '../../core/provider/failover/failover.ts';
import { LedgeredProvider, type LedgeredProviderOptions } from '../../core/provider/metering/ledgeredProvider.ts';
import type { MeteredProvider } from '../../core/provider/metering/meteredProvider.ts';
import type { Destination } from '../../core/provider/profile/route.ts';
import type { ModelTask } from '../../core/provider/profile/tasks.ts';
import { costNanoDollars, type Prices } from '../../core/usage/amount/pricing.ts';
import { addFigure, type Total } from '../../core/usage/amount/total.ts';
import { Bookkeeper } from '../../core/usage/budget/bookkeeper.ts';
import type { BudgetState, Caps } from '../../core/usage/budget/budget.ts';
import { findingsOf } from '../../core/usage/ledger/booking.ts';
import type { Feature, LedgerRecord, RecordUpdate } from '../../core/usage/ledger/ledger.ts';
import { type SpendingSummary, spendingSummary } from '../../core/usage/report/spendingSummary.ts';
import { costTotal, sumOf, tokenTotal } from '../../core/usage/sums/ledgerTotals.ts';
import { localDay } from '../../disk/ledger/calendar.ts';
import type { LedgerProblem, UsageLedger } from '../../disk/ledger/usageLedger.ts';
import type { Connections } from '../provider/connections.ts';
import { KeyAllowance } from '../provider/keyAllowance.ts';
import { BudgetGate } from './budgetGate.ts';
import { tellLedgerProblem } from './ledgerProblems.ts';
import { passedOnLine } from './requestLog.ts';

/** How the ledger calls what a task's requests are for. */
const FEATURES = { ghostText: 'ghost-text', refactor: 'refactor', agent: 'agent' } as const satisfies Record<
  ModelTask,
  Feature
>;

export interface SpendingOptions {
  /** Where the ledger is kept. */
  readonly folder: vscode.Uri;
  readonly connections: Connections;
  readonly caps: () => Caps;
  /** Which choice of an experiment this session has. */
  readonly arm: () => string | undefined;
  readonly clock: Clock;
  readonly log: vscode.LogOutputChannel;
  /** More was spent, or more is known of it. */
  readonly onChange: () => void;
}

export interface PaidTask {
  readonly task: ModelTask;
  readonly feature: Feature;
  readonly languageId: string;
}

export interface PaidDestination extends Omit<PaidTask, 'task'> {
  readonly destination: Destination;
}

/** What the status bar shows of money. */
export interface SpendingReadout {
  readonly tokens: Total;
  /** In nano-dollars. */
  readonly cost: Total;
  readonly budget: BudgetState | undefined;
  readonly card: SpendingSummary;
}

/** What is spent in this window, kept in the ledger of all windows, and held against the budget. */
export class Spending {
  readonly #options: SpendingOptions;
  readonly #dayOf = localDay();
  readonly #bookkeeper: Bookkeeper;
  readonly #gate: BudgetGate;
  readonly #key: KeyAllowance;
  readonly #prices = new Map<string, Prices | undefined>();
  #ledger: Promise<UsageLedger> | undefined;
  /** Reckoned when it is shown after a change: keys come far more often. */
  #known: { readonly today: string; readonly readout: SpendingReadout } | undefined;

  constructor(options: SpendingOptions) {
    this.#options = options;
    const { caps, clock, connections, log } = options;
    const onChange = () => this.#changed();
    this.#bookkeeper = new Bookkeeper({
      openLedger: () => this.ledger(),
      prices: (profile, model) => this.#pricesOf(profile, model),
      caps,
      clock,
      time: Date.now,
      newId: randomUUID,
      dayOf: this.#dayOf,
      tellsLater: profile => this.#options.connections.named(profile)?.lists.generation ?? false,
      ask: (record, signal) => this.#ask(record, signal),
      onChange,
    });
    this.#gate = new BudgetGate({ books: this.#bookkeeper, onChange });
    this.#key = new KeyAllowance({ connections, clock, log, onChange });
  }

  /** Resolves when everything is written. */
  async close(): Promise<void> {
    this.#bookkeeper.close();
    await (await this.#ledger)?.close();
  }

  /** What was spent in all windows; its code is loaded with it. */
  ledger(): Promise<UsageLedger> {
    this.#ledger ??= this.#openLedger();
    return this.#ledger;
  }

  /** Why the last request was not let through; undefined since one was. */
  get stopped(): BudgetState | undefined {
    return this.#gate.stopped;
  }

  /**
   * Lets requests through that any of `destinations` may serve, while they fit into the budget.
   * @param languageId of the text that they are about; the tokens that they may have are estimated by it
   */
  budget(destinations: () => readonly Destination[], languageId: () => string = () => ''): Budget {
    return this.#gate.budget(destinations, languageId);
  }

  /** Requests of a task: the budget before them, the ledger behind them. */
  paid({ task, ...about }: PaidTask): MeteredProvider {
    const { connections } = this.#options;
    const provider = async () => connections.serving(task);
    return this.#paid({ ...about, provider, destinations: () => connections.route(task) });
  }

  /** As `paid`, at one provider and model, whatever the settings say. */
  paidAt({ destination, ...about }: PaidDestination): MeteredProvider {
    const client = this.#options.connections.only(destination);
    return this.#paid({ ...about, provider: async () => client, destinations: () => [destination] });
  }

  /** The next request that is asked for goes out whatever the budget says. */
  insist(): void {
    this.#gate.insist();
  }

  /** The settings have changed: what was refused may be let through now. */
  reset(): void {
    this.#gate.reset();
    this.#prices.clear();
    this.#key.reset();
    this.#known = undefined;
  }

  async add(record: RequestRecord): Promise<void> {
    const { model, profile } = this.#first;
    // What another model is tried out with is no part of an experiment.
    const arm = record.model === model ? this.#options.arm() : undefined;
    const booking = toLedgerEntry(record, { endedAt: Date.now(), profile: profile.id });
    await this.#bookkeeper.add({ ...booking, ...(arm !== undefined && { arm }) });
    await this.#key.refresh(this.#first.profile);
  }

  /** A request that went to another provider before it was answered; the first one may bill it all the same. */
  async addPassedOn(failure: UpstreamFailure, passedOn: FailedOver, task: ModelTask): Promise<void> {
    const { error, station } = failure;
    const { generationId, tokens, usage } = passedOn;
    this.#options.log.warn(passedOnLine(failure, passedOn));
    if (error.unsent) return;
    await this.#bookkeeper.add({
      time: Date.now(),
      feature: FEATURES[task],
      profile: station.profile.id,
      model: station.model,
      languageId: '',
      certainty: tokens,
      told: usage,
      promptChars: 0,
      outputChars: 0,
      ...(generationId !== undefined && { generationId }),
      durationMs: 0,
      outcome: 'failed',
      reason: error.kind,
    });
  }

  amend(requestId: string, findings: RecordUpdate): void {
    void this.#bookkeeper.amend(requestId, findings);
  }

  /** Reads what other windows have written. */
  refresh(): Promise<void> {
    return this.#bookkeeper.refresh();
  }

  /** `underWay`: the request whose answer is coming in, counted as far as it has come. */
  readout(underWay: UnderWay | undefined): SpendingReadout {
    const { today } = this;
    if (this.#known?.today !== today) this.#known = { today, readout: this.#reckon(today) };
    const { readout } = this.#known;
    return { ...readout, ...this.#withUnderWay(readout, underWay) };
  }

  #reckon(today: string): SpendingReadout {
    const { rows, session } = this.#bookkeeper;
    const sums = sumOf(session);
    const budget = this.#gate.stillStopped ?? this.#bookkeeper.budget;
    const card = spendingSummary({ session, rows, today, budget, keyLeft: this.#key.left });
    return { tokens: tokenTotal(sums), cost: costTotal(sums), budget, card };
  }

  #changed(): void {
    this.#known = undefined;
    this.#options.onChange();
  }

  /** `2026-11-23`, of the user's calendar. */
  get today(): string {
    return this.#dayOf(Date.now());
  }

  get #first(): Destination {
    return this.#options.connections.route('ghostText')[0];
  }

  #paid(
    options: Pick<LedgeredProviderOptions, 'feature' | 'languageId' | 'provider' | 'destinations'>,
  ): MeteredProvider {
    const { clock, connections } = this.#options;
    return new LedgeredProvider({
      ...options,
      books: this.#bookkeeper,
      contextTokens: destination => connections.contextTokens(destination),
      clock,
      time: Date.now,
      onAdmission: admitted => this.#gate.tell(admitted),
    });
  }

  #withUnderWay(spent: { readonly tokens: Total; readonly cost: Total }, underWay: UnderWay | undefined) {
    if (!underWay) return { tokens: spent.tokens, cost: spent.cost };
    const { profile, model } = this.#first;
    const { prompt = 0, cached = 0, output = 0 } = this.#bookkeeper.estimate({ model, ...underWay });
    const usage = { promptTokens: prompt, cachedTokens: cached, outputTokens: output };
    const prices = this.#prices.get(nameOf(profile.id, model));
    const cost = prices && costNanoDollars(usage, prices);
    const certainty = 'estimated' as const;
    return {
      tokens: addFigure(spent.tokens, { certainty, value: prompt + output }),
      cost: addFigure(spent.cost, cost === undefined ? { certainty: 'unknown' } : { certainty, value: cost }),
    };
  }

  async #pricesOf(profile: string, model: string): Promise<Prices | undefined> {
    const prices = await this.#options.connections.pricesOf(profile, model);
    this.#prices.set(nameOf(profile, model), prices);
    return prices;
  }

  async #ask(record: LedgerRecord, signal: AbortSignal): Promise<RecordUpdate | undefined> {
    const { generationId, profile } = record;
    const known = this.#options.connections.named(profile);
    if (generationId === undefined || !known) return undefined;
    const generation = await this.#options.connections.generation(known, generationId, signal);
    return generation && findingsOf(generation);
  }

  async #openLedger(): Promise<UsageLedger> {
    const { clock, folder, log } = this.#options;
    const { UsageLedger } = await import('../../disk/ledger/usageLedger.ts');
    const onProblem = (problem: LedgerProblem) => tellLedgerProblem(problem, log, folder);
    return new UsageLedger({ folder: folder.fsPath, clock, time: Date.now, dayOf: this.#dayOf, onProblem });
  }
}

function nameOf(profile: string, model: string): string {
  return `${profile} ${model}`;
}
