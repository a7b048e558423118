import { randomUUID } from 'node:crypto';
import type * as vscode from 'vscode';
import type { Clock } from '../../core/clock.ts';
import type { UnderWay } from '../../core/completion/request/liveAnswer.ts';
import type { FailedOver, UpstreamFailure } from '../../core/provider/failover/failover.ts';
import type { AdmittingProvider, MeteredProvider } from '../../core/provider/metering/meteredProvider.ts';
import { RecordingProvider, type RecordingProviderOptions } from '../../core/provider/metering/recordingProvider.ts';
import { requestBooking } from '../../core/provider/metering/requestBooking.ts';
import type { ModelTask } from '../../core/provider/profile/modelTasks.ts';
import type { Destination } from '../../core/provider/profile/route.ts';
import type { Provider } from '../../core/provider/provider.ts';
import type { Prices } from '../../core/usage/amount/pricing.ts';
import { Bookkeeper } from '../../core/usage/budget/bookkeeper.ts';
import type { BudgetState, Caps } from '../../core/usage/budget/budget.ts';
import { findingsOf } from '../../core/usage/ledger/booking.ts';
import { type FreeEdit, freeEditBooking } from '../../core/usage/ledger/freeEdit.ts';
import type { Feature, LedgerRecord, RecordUpdate } from '../../core/usage/ledger/ledger.ts';
import { localDay } from '../../disk/ledger/calendar.ts';
import type { LedgerProblem, UsageLedger } from '../../disk/ledger/usageLedger.ts';
import type { ConnectionMode, Connections } from '../provider/connections.ts';
import { KeyAllowance } from '../provider/keyAllowance.ts';
import { BudgetRefusal } from './budgetRefusal.ts';
import { reportLedgerProblem } from './ledgerProblems.ts';
import { failedOverLine } from './requestLog.ts';
import { readoutOf, type SpendingReadout, withUnderWay } from './spendingReadout.ts';

const FEATURES = {
  ghostText: 'ghost-text',
  nextEdit: 'next-edit',
  refactor: 'refactor',
  agent: 'agent',
} as const satisfies Record<ModelTask, Feature>;

export interface AccountOptions {
  readonly mode: ConnectionMode;
  readonly folder: vscode.Uri;
  readonly connections: Connections;
  readonly caps: () => Caps;
  readonly arm: () => string | undefined;
  readonly clock: Clock;
  readonly log: vscode.LogOutputChannel;
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

/** Books and budget of chosen providers, or of practice: play money is in no sum of the other. */
export class Account {
  readonly #options: AccountOptions;
  readonly #dayOf = localDay();
  readonly #bookkeeper: Bookkeeper;
  readonly #refusal: BudgetRefusal;
  readonly #key: KeyAllowance;
  readonly #prices = new Map<string, Prices | undefined>();
  #ledger: Promise<UsageLedger> | undefined;
  /** Cached, because every key shows it. */
  #readout: { readonly today: string; readonly readout: SpendingReadout } | undefined;

  constructor(options: AccountOptions) {
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
      reportsCostLater: profile => this.#options.connections.named(profile)?.lists.generation ?? false,
      ask: (record, signal) => this.#ask(record, signal),
      onChange,
    });
    this.#refusal = new BudgetRefusal({ books: this.#bookkeeper, onChange });
    this.#key = new KeyAllowance({ connections, clock, log, onChange });
  }

  async close(): Promise<void> {
    this.#bookkeeper.close();
    await (await this.#ledger)?.close();
  }

  get folder(): vscode.Uri {
    return this.#options.folder;
  }

  /** Loaded on first use. */
  ledger(): Promise<UsageLedger> {
    this.#ledger ??= this.#openLedger();
    return this.#ledger;
  }

  /** Undefined if the last request was admitted. */
  get refused(): BudgetState | undefined {
    const { refused } = this.#refusal;
    return refused && { ...refused, isPlayMoney: this.#isPlayMoney };
  }

  get #isPlayMoney(): boolean {
    return this.#options.mode === 'practice';
  }

  /** Sends the next explicit ghost text request at any cost. */
  overrideBudget(): void {
    this.#refusal.override();
  }

  ghostText(): AdmittingProvider {
    const { connections, mode } = this.#options;
    return this.#suggesting({
      provider: async () => connections.servingIn(mode, 'ghostText'),
      warmUp: () => connections.servingIn(mode, 'ghostText').prepare(),
      destinations: () => connections.routeIn(mode, 'ghostText'),
    });
  }

  nextEdit(): AdmittingProvider {
    const { connections, mode } = this.#options;
    return this.#recording({
      feature: 'next-edit',
      languageId: '',
      provider: async () => connections.servingIn(mode, 'nextEdit'),
      warmUp: () => connections.servingIn(mode, 'nextEdit').prepare(),
      destinations: () => connections.routeIn(mode, 'nextEdit'),
    });
  }

  /**
   * A next edit without a request was offered.
   * @returns the id to amend
   */
  freeEdit(edit: FreeEdit): string {
    const id = randomUUID();
    void this.#bookkeeper.add({ ...freeEditBooking(edit), id, time: Date.now() });
    return id;
  }

  /** For a provider that is not in the settings yet. */
  trial(destination: Destination, provider: Provider): AdmittingProvider {
    return this.#suggesting({ provider: async () => provider, destinations: () => [destination] });
  }

  paid({ task, ...about }: PaidTask): MeteredProvider {
    const { connections, mode } = this.#options;
    const provider = async () => connections.servingIn(mode, task);
    return this.#recording({ ...about, provider, destinations: () => connections.routeIn(mode, task) });
  }

  paidAt({ destination, ...about }: PaidDestination): MeteredProvider {
    const client = this.#options.connections.only(destination);
    return this.#recording({ ...about, provider: async () => client, destinations: () => [destination] });
  }

  /** A refused request may fit new settings. */
  reset(): void {
    this.#refusal.reset();
    this.#prices.clear();
    this.#key.reset();
    this.#readout = undefined;
  }

  /** The failed attempt may be billed too. */
  async addFailedOver(failure: UpstreamFailure, passedOn: FailedOver, task: ModelTask): Promise<void> {
    const { error, upstream } = failure;
    this.#options.log.warn(failedOverLine(failure, passedOn));
    if (error.unsent) return;
    const { durationMs, used } = passedOn;
    const booking = requestBooking({
      destination: upstream,
      feature: FEATURES[task],
      languageId: '',
      time: Date.now() - Math.round(durationMs),
      durationMs,
      usage: used,
      result: { outcome: 'failed', reason: error.kind, firstTokenMs: undefined, firstPaintMs: undefined },
    });
    await this.#bookkeeper.add(booking);
  }

  amend(requestId: string, findings: RecordUpdate): void {
    void this.#bookkeeper.amend(requestId, findings);
  }

  readout(underWay: UnderWay | undefined): SpendingReadout {
    const { today } = this;
    if (this.#readout?.today !== today) {
      const [books, refused] = [this.#bookkeeper, this.#refusal.stillRefused];
      const isPlayMoney = this.#isPlayMoney;
      this.#readout = { today, readout: readoutOf({ books, refused, keyLeft: this.#key.left, today, isPlayMoney }) };
    }
    const { readout } = this.#readout;
    if (!underWay) return readout;
    const { profile, model } = this.#first;
    const prices = this.#prices.get(nameOf(profile.id, model));
    return withUnderWay(readout, underWay, { books: this.#bookkeeper, model, prices });
  }

  #changed(): void {
    this.#readout = undefined;
    this.#options.onChange();
  }

  /** `2026-11-23` in the user's calendar. */
  get today(): string {
    return this.#dayOf(Date.now());
  }

  get #first(): Destination {
    const { connections, mode } = this.#options;
    return connections.routeIn(mode, 'ghostText')[0];
  }

  #suggesting(options: Pick<RecordingProviderOptions, 'provider' | 'warmUp' | 'destinations'>): AdmittingProvider {
    return this.#recording({
      ...options,
      feature: 'ghost-text',
      languageId: '',
      // A trial of another model is outside the experiment.
      arm: model => (model === this.#first.model ? this.#options.arm() : undefined),
      takeOverride: () => this.#refusal.takeOverride(),
      onRecord: () => void this.#key.refresh(this.#first.profile),
    });
  }

  #recording(
    options: Omit<RecordingProviderOptions, 'books' | 'contextTokens' | 'clock' | 'time' | 'onAdmission'>,
  ): RecordingProvider {
    const { clock, connections } = this.#options;
    return new RecordingProvider({
      ...options,
      books: this.#bookkeeper,
      contextTokens: destination => connections.contextTokens(destination),
      clock,
      time: Date.now,
      onAdmission: admitted => this.#refusal.update(admitted),
    });
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
    const onProblem = (problem: LedgerProblem) => reportLedgerProblem(problem, log, folder);
    return new UsageLedger({ folder: folder.fsPath, clock, time: Date.now, dayOf: this.#dayOf, onProblem });
  }
}

function nameOf(profile: string, model: string): string {
  return `${profile} ${model}`;
}
