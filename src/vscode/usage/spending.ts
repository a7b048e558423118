import * as vscode from 'vscode';
import type { UnderWay } from '../../core/completion/request/liveAnswer.ts';
import type { FailedOver, UpstreamFailure } from '../../core/provider/failover/failover.ts';
import type { AdmittingProvider, MeteredProvider } from '../../core/provider/metering/meteredProvider.ts';
import type { ModelTask } from '../../core/provider/profile/modelTasks.ts';
import { answersWithin, isPractice } from '../../core/provider/profile/practice.ts';
import type { Profile } from '../../core/provider/profile/profile.ts';
import type { Destination } from '../../core/provider/profile/route.ts';
import type { Provider } from '../../core/provider/provider.ts';
import type { BudgetState } from '../../core/usage/budget/budget.ts';
import type { FreeEdit } from '../../core/usage/ledger/freeEdit.ts';
import type { RecordUpdate } from '../../core/usage/ledger/ledger.ts';
import type { UsageLedger } from '../../disk/ledger/usageLedger.ts';
import { Account, type AccountOptions, type PaidDestination, type PaidTask } from './account.ts';
import type { SpendingReadout } from './spendingReadout.ts';

export type SpendingOptions = Omit<AccountOptions, 'mode'>;

/** In the extension's storage; practice servers keep it over a reload. */
const PRACTICE_FOLDER = 'practice';

/** What the usage page shows. */
export interface Books {
  readonly folder: vscode.Uri;
  readonly ledger: UsageLedger;
  readonly isPlayMoney: boolean;
}

/** Each request is in the account of its provider; shown is the one of the current mode. */
export class Spending {
  readonly #options: SpendingOptions;
  readonly #own: Account;
  #practice: Account | undefined;

  constructor(options: SpendingOptions) {
    this.#options = options;
    this.#own = new Account({ ...options, mode: 'chosen' });
  }

  async close(): Promise<void> {
    await Promise.all(this.#all.map(account => account.close()));
  }

  async books(): Promise<Books> {
    const account = this.#current;
    return { folder: account.folder, ledger: await account.ledger(), isPlayMoney: account !== this.#own };
  }

  /** Undefined if the last request was admitted. */
  get refused(): BudgetState | undefined {
    return this.#current.refused;
  }

  /** Sends the next explicit ghost text request at any cost. */
  overrideBudget(): void {
    this.#current.overrideBudget();
  }

  ghostText(): AdmittingProvider {
    return this.#admitting(account => account.ghostText());
  }

  nextEdit(): AdmittingProvider {
    return this.#admitting(account => account.nextEdit());
  }

  /**
   * A next edit without a request was offered.
   * @returns the id to amend
   */
  freeEdit(edit: FreeEdit): string {
    return this.#current.freeEdit(edit);
  }

  /** For a provider that is not in the settings yet. */
  trial(destination: Destination, provider: Provider): AdmittingProvider {
    return this.#accountOf(destination.profile).trial(destination, provider);
  }

  paid(task: PaidTask): MeteredProvider {
    const current = this.#byAccount(account => account.paid(task));
    return {
      quote: request => current().quote(request),
      stream: (request, hooks) => current().stream(request, hooks),
      accepted: (id, accepted) => this.amend(id, { accepted }),
    };
  }

  paidAt(about: PaidDestination): MeteredProvider {
    return this.#accountOf(about.destination.profile).paidAt(about);
  }

  /** A refused request may fit new settings. */
  reset(): void {
    for (const account of this.#all) account.reset();
  }

  /** The failed attempt may be billed too. */
  addFailedOver(failure: UpstreamFailure, passedOn: FailedOver, task: ModelTask): Promise<void> {
    return this.#accountOf(failure.upstream.profile).addFailedOver(failure, passedOn, task);
  }

  /** Only the account with this record changes. */
  amend(requestId: string, findings: RecordUpdate): void {
    for (const account of this.#all) account.amend(requestId, findings);
  }

  readout(underWay: UnderWay | undefined): SpendingReadout {
    return this.#current.readout(underWay);
  }

  /** `2026-11-23` in the user's calendar. */
  get today(): string {
    return this.#own.today;
  }

  get #current(): Account {
    return this.#options.connections.mode === 'practice' ? this.#practiceAccount() : this.#own;
  }

  #admitting(make: (account: Account) => AdmittingProvider): AdmittingProvider {
    const current = this.#byAccount(make);
    return { connect: () => current().connect(), admit: (request, options) => current().admit(request, options) };
  }

  #byAccount<Provider>(make: (account: Account) => Provider): () => Provider {
    const made = new Map<Account, Provider>();
    return () => {
      const account = this.#current;
      const provider = made.get(account) ?? make(account);
      made.set(account, provider);
      return provider;
    };
  }

  get #all(): readonly Account[] {
    return this.#practice ? [this.#own, this.#practice] : [this.#own];
  }

  #accountOf(profile: Profile): Account {
    return isPractice(profile) ? this.#practiceAccount() : this.#own;
  }

  #practiceAccount(): Account {
    const { caps, connections } = this.#options;
    const folder = vscode.Uri.joinPath(this.#options.folder, PRACTICE_FOLDER);
    // A practice server is there to try the budget, too.
    const serverCaps = () => (answersWithin(connections.routeIn('practice', 'ghostText')[0].profile) ? {} : caps());
    this.#practice ??= new Account({ ...this.#options, folder, caps: serverCaps, mode: 'practice' });
    return this.#practice;
  }
}
