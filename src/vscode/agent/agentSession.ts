import type { AcceptedFile } from '../../core/agent/files/rebaseChange.ts';
import type { Workspace } from '../../core/agent/files/workspace.ts';
import { AgentRun, PAUSED } from '../../core/agent/run/agentRun.ts';
import type { AgentQuestion, YesOrNo } from '../../core/agent/state/agentQuestion.ts';
import type { AgentEvent } from '../../core/agent/state/event.ts';
import { DEFAULT_LIMITS } from '../../core/agent/state/limits.ts';
import type { AgentOutcome } from '../../core/agent/state/outcome.ts';
import type { RunSpent } from '../../core/agent/state/state.ts';
import type { TestRunner } from '../../core/agent/tools/testRunner.ts';
import type { Clock } from '../../core/clock.ts';
import type { MeteredProvider } from '../../core/provider/metering/meteredProvider.ts';
import type { Phase, RunStatus, TestChoices } from '../../webview/agent/messages.ts';
import { PendingQuestion } from './pendingQuestion.ts';
import type { RunDecision, StoredRun } from './storedRun.ts';

export interface SessionOptions {
  readonly stored: StoredRun;
  readonly paid: MeteredProvider;
  readonly model: string;
  /** For the page. */
  readonly modelLabel: string;
  readonly workspace: Workspace;
  /** Undefined without a folder, or if no test may run. */
  readonly tests: (command: (signal: AbortSignal) => Promise<string | undefined>) => TestRunner | undefined;
  /** If no setting gives the test command. */
  readonly testChoices: () => Promise<TestChoices>;
  /** Empty to let the user choose. */
  readonly testCommand: () => string;
  /** Per run, in nano-dollars. */
  readonly maxNanoDollars: () => number | undefined;
  readonly clock: Clock;
  readonly onEvent: (event: AgentEvent) => void;
  readonly onChange: () => void;
  readonly onEnded: (outcome: AgentOutcome) => void;
  readonly onFault: (error: unknown) => void;
}

type Doing =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'working'; readonly stop: AbortController; readonly done: Promise<void> }
  | { readonly kind: 'reviewing' };

export class AgentSession {
  readonly #options: SessionOptions;
  readonly #answer = new PendingQuestion<YesOrNo>();
  readonly #whichTests = new PendingQuestion<string>();
  #question: AgentQuestion | undefined;
  #testChoices: TestChoices | undefined;
  #testCommand: string | undefined;
  #verdict: RunDecision;
  #cap: number | undefined;
  #run: AgentRun;
  #spent: RunSpent;
  #doing: Doing = { kind: 'nothing' };

  constructor(options: SessionOptions) {
    this.#options = options;
    const { stored } = options;
    this.#verdict = stored.verdict;
    this.#cap = stored.capNanoDollars;
    this.#testCommand = stored.testCommand;
    this.#spent = stored.state.spent;
    this.#run = this.#newRun(stored.state);
  }

  get id(): string {
    return this.#options.stored.state.id;
  }

  get events(): readonly AgentEvent[] {
    return this.#run.state.events;
  }

  get proposal() {
    return this.#run.proposal;
  }

  get isOpen(): boolean {
    return this.#verdict === 'open';
  }

  get status(): RunStatus {
    const { modelLabel, stored } = this.#options;
    const { instruction, outcome } = this.#run.state;
    return {
      run: this.id,
      phase: this.#phase,
      instruction,
      start: stored.start,
      model: modelLabel,
      spent: this.#spent,
      files: this.proposal.length,
      saved: this.events.some(({ kind }) => kind === 'saved'),
      ...(this.#cap !== undefined && { capNanoDollars: this.#cap }),
      ...(outcome && this.#doing.kind !== 'working' && { outcome }),
      ...(this.#more !== undefined && { moreNanoDollars: this.#more }),
      ...(this.#question && { question: this.#question }),
      ...(this.#testChoices && { testChoices: this.#testChoices }),
    };
  }

  get stored(): StoredRun {
    const { start, folder, languageId } = this.#options.stored;
    return {
      state: this.#run.state,
      start,
      folder,
      languageId,
      verdict: this.#verdict,
      ...(this.#cap !== undefined && { capNanoDollars: this.#cap }),
      ...(this.#testCommand !== undefined && { testCommand: this.#testCommand }),
    };
  }

  /** Each resume renews the limits on steps and dollars. */
  resume(): void {
    if (this.#more !== undefined) this.#cap = this.#spent.cost.value + this.#more;
    this.#work();
  }

  /** Rejects the result. */
  giveFeedback(reason: string): void {
    if (this.#doing.kind === 'working') return;
    this.#run.reject(reason);
    this.#work();
  }

  /** Resolves when stopped. */
  stop(): Promise<void> {
    return this.#leave();
  }

  /** For a closing window: not marked as stopped by the user. */
  pause(): Promise<void> {
    return this.#leave(PAUSED);
  }

  async #leave(reason?: typeof PAUSED): Promise<void> {
    if (this.#doing.kind !== 'working') return;
    const { stop, done } = this.#doing;
    stop.abort(reason);
    await done;
  }

  answer(answer: YesOrNo): void {
    this.#answer.settle(answer);
  }

  chooseTests(command: string): void {
    this.#whichTests.settle(command);
  }

  /** Blocks everything else meanwhile. */
  async review(reviewed: () => Promise<RunDecision>): Promise<void> {
    if (this.#doing.kind !== 'nothing' || !this.isOpen) return;
    this.#doing = { kind: 'reviewing' };
    this.#options.onChange();
    try {
      await this.#run.catchUp();
      this.#verdict = await reviewed();
    } finally {
      this.#doing = { kind: 'nothing' };
      this.#options.onChange();
    }
  }

  /** The rest stays undecided and can go back to the model. */
  accepted(files: readonly AcceptedFile[]): RunDecision {
    this.#run.recordAccepted(files);
    return this.proposal.length === 0 ? 'accepted' : 'open';
  }

  async discard(): Promise<void> {
    await this.stop();
    this.#verdict = 'discarded';
    this.#options.onChange();
  }

  get #phase(): Phase {
    if (this.#doing.kind !== 'nothing') return this.#doing.kind;
    return this.#verdict === 'open' ? 'waiting' : this.#verdict;
  }

  #work(): void {
    if (this.#doing.kind !== 'nothing' || !this.isOpen) return;
    const stop = new AbortController();
    this.#run = this.#newRun(this.#run.state);
    const done = this.#run.run(stop.signal).then(outcome => this.#ended(outcome));
    this.#doing = { kind: 'working', stop, done };
    this.#options.onChange();
  }

  #ended(outcome: AgentOutcome): void {
    this.#doing = { kind: 'nothing' };
    this.#spent = this.#run.state.spent;
    this.#options.onChange();
    this.#options.onEnded(outcome);
  }

  /** Further cost after the limit in dollars. */
  get #more(): number | undefined {
    const { outcome } = this.#run.state;
    if (outcome?.kind !== 'limit' || outcome.limit !== 'dollars') return undefined;
    return this.#options.maxNanoDollars() ?? this.#cap;
  }

  #newRun(state: StoredRun['state']): AgentRun {
    const { paid, model, workspace, clock, onEvent, onChange, onFault } = this.#options;
    const tests = this.#options.tests(signal => this.#commandForTests(signal));
    return new AgentRun({
      state,
      paid,
      model,
      workspace,
      ...(tests && { tests }),
      limits: { ...DEFAULT_LIMITS, ...(this.#cap !== undefined && { nanoDollars: this.#cap }) },
      clock,
      ask: (question, signal) => this.#askUser(question, signal),
      onEvent: event => {
        onEvent(event);
        onChange();
      },
      onSpent: spent => {
        this.#spent = spent;
        onChange();
      },
      onFault,
    });
  }

  async #askUser(question: AgentQuestion, signal: AbortSignal): Promise<YesOrNo> {
    const answer = this.#answer.ask(signal);
    this.#question = question;
    this.#options.onChange();
    const given = (await answer) ?? 'no';
    this.#question = undefined;
    this.#options.onChange();
    return given;
  }

  /** The setting's, or the user's choice for this run; undefined for no tests. */
  async #commandForTests(signal: AbortSignal): Promise<string | undefined> {
    const set = this.#options.testCommand();
    if (set !== '') return set;
    if (this.#testCommand === undefined) {
      const choices = await this.#options.testChoices();
      const chosen = this.#whichTests.ask(signal);
      this.#testChoices = choices;
      this.#options.onChange();
      this.#testCommand = await chosen;
      this.#testChoices = undefined;
      this.#options.onChange();
    }
    return this.#testCommand === '' ? undefined : this.#testCommand;
  }
}
