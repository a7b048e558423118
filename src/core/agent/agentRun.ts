import type { Clock } from '../clock.ts';
import type { PaidProvider } from '../provider/paid.ts';
import { AgentFiles } from './agentFiles.ts';
import { carryOut } from './callRound.ts';
import { type Change, changedLines } from './change.ts';
import { openCalls } from './conversation.ts';
import type { Desk } from './desk.ts';
import type { AgentEvent } from './event.ts';
import { Journal } from './journal.ts';
import { type AgentLimits, MISTAKES_LIMIT } from './limits.ts';
import { ModelTurn } from './modelTurn.ts';
import type { AgentOutcome } from './outcome.ts';
import type { Answer, Question } from './question.ts';
import { runOutcomes } from './runOutcomes.ts';
import { RunSpending } from './runSpending.ts';
import type { AgentState, RunSpent } from './state.ts';
import type { TestRunner } from './testRunner.ts';
import { Toolbox } from './toolbox.ts';
import { toolSchemas } from './tools.ts';
import type { Workspace } from './workspace.ts';

export interface AgentRunOptions {
  /** New (`startOf`), or as it was left. */
  readonly state: AgentState;
  readonly paid: PaidProvider;
  /** As the first provider of the task spells it. */
  readonly model: string;
  readonly workspace: Workspace;
  /** Absent where the user has no tests to run: the model is then not told of them. */
  readonly tests?: TestRunner;
  readonly limits: AgentLimits;
  readonly clock: Clock;
  /** Settles with `no` when `signal` aborts. */
  readonly ask: (question: Question, signal: AbortSignal) => Promise<Answer>;
  /** Something has happened, or what has happened is further on: it takes the place of the event with the same id. */
  readonly onEvent: (event: AgentEvent) => void;
  /** With what the request under way has come to by now; an estimate until it is over. */
  readonly onSpent: (spent: RunSpent) => void;
  /** What should never happen, for the log. */
  readonly onFault?: (error: unknown) => void;
}

/** A long file in one piece; a longer one comes in several calls. */
const MAX_ANSWER_TOKENS = 4_000;
/** As for every refactoring: little is left to chance. */
const TEMPERATURE = 0.2;

/** One run of the agent, from the task to what it proposes. */
export class AgentRun {
  readonly #options: AgentRunOptions;
  readonly #journal: Journal;
  readonly #spending: RunSpending;
  readonly #files: AgentFiles;
  readonly #toolbox: Toolbox;
  readonly #turn: ModelTurn;

  constructor(options: AgentRunOptions) {
    const { clock, limits, model, onEvent, onSpent, paid, state, tests, workspace } = options;
    this.#options = options;
    this.#journal = new Journal(state, onEvent);
    this.#spending = new RunSpending(state.spent);
    this.#toolbox = new Toolbox(tests);
    this.#files = new AgentFiles({
      workspace,
      journal: this.#journal,
      permit: (question, signal) => this.#ask(question, signal),
    });
    this.#turn = new ModelTurn({
      paid,
      journal: this.#journal,
      limits,
      clock,
      spending: this.#spending,
      request: {
        model,
        maxTokens: MAX_ANSWER_TOKENS,
        temperature: TEMPERATURE,
        sessionId: state.id,
        triedOnce: true,
        tools: toolSchemas({ withTests: tests !== undefined }),
      },
      onSpent: () => {
        const { spent } = this.#spending;
        this.#journal.update({ spent });
        onSpent(spent);
      },
    });
  }

  /** To be written down whenever something has happened. */
  get state(): AgentState {
    return this.#journal.state;
  }

  /** What is to be reviewed: the changes that change something. */
  get proposal(): readonly Change[] {
    return this.#files.changes.filter(({ before, after, kind }) => kind === 'create' || before !== after);
  }

  /** The user does not want it so; the next `run` goes on from there. The changes stay as they are. */
  reject(reason: string): void {
    const content = `The user has looked at your changes and does not take them. The reason: ${reason}\nYour changes still stand; go on from there, and call finish again.`;
    this.#journal.withdrawEnding();
    for (const { id } of openCalls(this.#journal.now.messages)) {
      this.#journal.append({ role: 'tool', toolCallId: id, content: 'Not done: the run was stopped before.' });
    }
    this.#journal.append({ role: 'user', content });
    this.#journal.tell({ kind: 'user', text: reason });
  }

  /** The user has taken these files of the proposal. */
  accepted(paths: readonly string[]): void {
    const { lastRecordId } = this.#journal.now;
    if (lastRecordId === undefined) return;
    const taken = this.proposal.filter(({ path }) => paths.includes(path)).map(changedLines);
    const added = taken.flatMap(lines => lines.added);
    this.#options.paid.accepted(lastRecordId, { chars: added.join('\n').length, lines: added.length });
  }

  /** Works until there is something to tell. Never rejects: what goes wrong is an outcome. Not to be called while it works. */
  async run(signal: AbortSignal): Promise<AgentOutcome> {
    this.#begin();
    const outcome = await this.#work(signal).catch((error: unknown): AgentOutcome => {
      this.#options.onFault?.(error);
      return { kind: 'failed', error: 'server', message: 'Ghostline itself has failed; the log says more.' };
    });
    this.#journal.update({ outcome });
    this.#journal.tell({ kind: 'ended', outcome });
    return outcome;
  }

  /** What was used up is used up; who goes on gives as much again. */
  #begin(): void {
    const { messages, outcome } = this.#journal.now;
    const isNew = outcome === undefined && !messages.some(({ role }) => role === 'assistant');
    if (isNew) return;
    this.#journal.reopen();
    this.#journal.update({ turns: 0, workedMs: 0, mistakes: 0, sameCalls: {} });
    this.#journal.tell({ kind: 'resumed' });
  }

  async #work(signal: AbortSignal): Promise<AgentOutcome> {
    for (;;) {
      if (signal.aborted) return { kind: 'stopped' };
      const outcome =
        (await carryOut(this.#toolbox, this.#desk(signal))) ??
        (await this.#mayGoOn(signal)) ??
        (await this.#turn.take(signal));
      if (outcome) return outcome;
    }
  }

  #desk(signal: AbortSignal): Desk {
    return {
      files: this.#files,
      journal: this.#journal,
      ask: (question, within) => this.#ask(question, within),
      signal,
    };
  }

  async #mayGoOn(signal: AbortSignal): Promise<AgentOutcome | undefined> {
    const { mistakes, turns } = this.#journal.now;
    if (mistakes >= MISTAKES_LIMIT) return runOutcomes.mistakes(mistakes);
    if (turns < this.#options.limits.turns) return undefined;
    const answer = await this.#ask({ kind: 'go-on', turns }, signal);
    if (signal.aborted) return { kind: 'stopped' };
    if (answer === 'no') return runOutcomes.turns(turns);
    this.#journal.update({ turns: 0 });
    return undefined;
  }

  async #ask(question: Question, signal: AbortSignal): Promise<Answer> {
    const id = this.#journal.tell({ kind: 'question', question });
    const answer = await this.#options.ask(question, signal);
    this.#journal.retell(id, { kind: 'question', question, answer });
    return answer;
  }
}
