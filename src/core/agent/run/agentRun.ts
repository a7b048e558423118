import type { Clock } from '../../clock.ts';
import type { MeteredProvider } from '../../provider/metering/meteredProvider.ts';
import type { FileChange } from '../files/change.ts';
import type { AcceptedFile } from '../files/rebaseChange.ts';
import type { Workspace } from '../files/workspace.ts';
import type { AgentQuestion, AskOptions, YesOrNo } from '../state/agentQuestion.ts';
import { openCalls } from '../state/conversation.ts';
import type { AgentEvent } from '../state/event.ts';
import { Journal } from '../state/journal.ts';
import { type AgentLimits, MISTAKES_LIMIT } from '../state/limits.ts';
import type { AgentOutcome } from '../state/outcome.ts';
import type { AgentState, RunSpent } from '../state/state.ts';
import { toolSchemas } from '../state/toolDefinitions.ts';
import { AgentFiles } from '../tools/agentFiles.ts';
import type { TestRunner } from '../tools/testRunner.ts';
import { Toolbox } from '../tools/toolbox.ts';
import type { ToolContext } from '../tools/toolContext.ts';
import { runOpenCalls } from './callRound.ts';
import { ModelTurn } from './modelTurn.ts';
import { runOutcomes } from './runOutcomes.ts';
import { RunSpending } from './runSpending.ts';

export interface AgentRunOptions {
  readonly state: AgentState;
  readonly paid: MeteredProvider;
  readonly model: string;
  readonly workspace: Workspace;
  /** Without it the model doesn't get the tool. */
  readonly tests?: TestRunner;
  readonly limits: AgentLimits;
  readonly clock: Clock;
  /** Resolves with `no` when `signal` aborts. */
  readonly ask: (question: AgentQuestion, signal: AbortSignal) => Promise<YesOrNo>;
  readonly onEvent: (event: AgentEvent) => void;
  /** Includes an estimate of the request in flight. */
  readonly onSpent: (spent: RunSpent) => void;
  readonly onFault?: (error: unknown) => void;
}

/** Pauses the run, without an outcome: a closing window. */
export const PAUSED = 'paused';

/** Longer files take several calls. */
const MAX_ANSWER_TOKENS = 4_000;
const TEMPERATURE = 0.2;

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
      clock,
      workspace,
      journal: this.#journal,
      permit: (question, asking) => this.#ask(question, asking),
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
        callerRetries: true,
        tools: toolSchemas({ withTests: tests !== undefined }),
      },
      onSpent: () => {
        const { spent } = this.#spending;
        this.#journal.update({ spent });
        onSpent(spent);
      },
    });
  }

  /** To be stored after every event. */
  get state(): AgentState {
    return this.#journal.state;
  }

  get proposal(): readonly FileChange[] {
    return this.#files.changes.filter(({ before, after, kind }) => kind === 'create' || before !== after);
  }

  /** The changes stay; the next `run` continues from there. */
  reject(reason: string): void {
    const { untold } = this.#journal.now;
    const seen = untold.length === 0 ? 'The user has looked at your changes and does not take them.' : untold.join(' ');
    const content = `${seen} The reason: ${reason}\nYour changes still stand; go on from there, and call finish again.`;
    this.#journal.update({ untold: [] });
    this.#journal.withdrawEnding();
    for (const { id } of openCalls(this.#journal.now.messages)) {
      this.#journal.append({ role: 'tool', toolCallId: id, content: 'Not done: the run was stopped before.' });
    }
    this.#journal.append({ role: 'user', content });
    this.#journal.addEvent({ kind: 'user', text: reason });
  }

  /** Keeps the changes that weren't accepted. */
  recordAccepted(files: readonly AcceptedFile[]): void {
    this.#book(files);
    const whole = this.proposal.filter(({ path, after }) => files.some(f => f.path === path && f.text === after));
    const paths = whole.map(({ path }) => path);
    const part = files.map(({ path }) => path).filter(path => !paths.includes(path));
    this.#files.recordAccepted(files);
    this.#journal.addEvent({ kind: 'saved', whole: paths, part });
    const rest = 'The rest of your changes the user does not take as it is.';
    this.#journal.update({ untold: [...this.#journal.now.untold, `${savedInWords(paths, part)} ${rest}`] });
  }

  /** Before a review. */
  async catchUp(): Promise<void> {
    await this.#files.catchUp('keep');
  }

  /** A later report replaces an earlier one. */
  #book(files: readonly AcceptedFile[]): void {
    const { booked, lastRecordId: recordId } = this.#journal.now;
    const text = files
      .map(({ added }) => added)
      .filter(added => added !== '')
      .join('\n');
    if (recordId === undefined) return;
    const before = booked?.recordId === recordId ? booked : { chars: 0, lines: 0 };
    const lines = before.lines + (text === '' ? 0 : text.split('\n').length);
    const chars = before.chars + text.length;
    this.#journal.update({ booked: { recordId, chars, lines } });
    this.#options.paid.accepted(recordId, { chars, lines });
  }

  /** Never rejects. Must not be called while it runs. */
  async run(signal: AbortSignal): Promise<AgentOutcome> {
    const begun = this.#begin().then(() => this.#work(signal));
    const outcome = await begun.catch((error: unknown): AgentOutcome => {
      this.#options.onFault?.(error);
      return { kind: 'failed', error: 'server', message: 'Ghostline itself has failed; the log says more.' };
    });
    if (outcome.kind === 'stopped' && signal.reason === PAUSED) return outcome;
    this.#journal.update({ outcome });
    this.#journal.addEvent({ kind: 'ended', outcome });
    return outcome;
  }

  /** Continuing renews the limits. */
  async #begin(): Promise<void> {
    const { messages, outcome } = this.#journal.now;
    const isNew = outcome === undefined && !messages.some(({ role }) => role === 'assistant');
    if (isNew) return;
    this.#journal.reopen();
    this.#journal.update({ turns: 0, workedMs: 0, mistakes: 0, sameCalls: {} });
    this.#journal.addEvent({ kind: 'resumed' });
    const { done, lost } = await this.#files.catchUp('drop');
    if (lost.length > 0) this.#journal.addEvent({ kind: 'dropped', paths: lost });
    const news = [
      ...(done.length > 0 ? [`${done.join(', ')}: what you have changed there stands in the file already.`] : []),
      ...(lost.length > 0
        ? [`${lost.join(', ')}: your change is dropped, the user has changed the file. Read it again.`]
        : []),
    ];
    this.#journal.update({ untold: [...this.#journal.now.untold, ...news] });
  }

  #tellModel(): void {
    const { untold } = this.#journal.now;
    if (untold.length === 0) return;
    this.#journal.append({ role: 'user', content: untold.join('\n') });
    this.#journal.update({ untold: [] });
  }

  async #work(signal: AbortSignal): Promise<AgentOutcome> {
    for (;;) {
      if (signal.aborted) return { kind: 'stopped' };
      const stopped = (await runOpenCalls(this.#toolbox, this.#desk(signal))) ?? (await this.#mayGoOn(signal));
      if (stopped) return stopped;
      this.#tellModel();
      const outcome = await this.#turn.take(signal);
      if (outcome) return outcome;
    }
  }

  #desk(signal: AbortSignal): ToolContext {
    return {
      files: this.#files,
      journal: this.#journal,
      ask: (question, asking) => this.#ask(question, asking),
      clock: this.#options.clock,
      signal,
    };
  }

  async #mayGoOn(signal: AbortSignal): Promise<AgentOutcome | undefined> {
    const { mistakes, turns } = this.#journal.now;
    if (mistakes >= MISTAKES_LIMIT) return runOutcomes.mistakes(mistakes);
    if (turns < this.#options.limits.turns) return undefined;
    const keep = (answer: YesOrNo) => {
      if (answer === 'yes') this.#journal.update({ turns: 0 });
    };
    const answer = await this.#ask({ kind: 'go-on', turns }, { signal, keep });
    if (signal.aborted) return { kind: 'stopped' };
    return answer === 'no' ? runOutcomes.turns(turns) : undefined;
  }

  async #ask(question: AgentQuestion, { signal, keep }: AskOptions): Promise<YesOrNo> {
    const id = this.#journal.addEvent({ kind: 'question', question });
    const answer = await this.#options.ask(question, signal);
    if (!signal.aborted) keep(answer);
    this.#journal.updateEvent(id, { kind: 'question', question, answer });
    return answer;
  }
}

function savedInWords(whole: readonly string[], part: readonly string[]): string {
  const all = whole.length === 0 ? [] : [`all of ${whole.join(', ')}`];
  const some = part.length === 0 ? [] : [`a part of ${part.join(', ')}`];
  return `The user has accepted ${[...all, ...some].join(', and ')}: that is saved.`;
}
