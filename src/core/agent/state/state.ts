import type { Message } from '../../provider/provider.ts';
import { NOTHING, type Total } from '../../usage/amount/total.ts';
import type { FileChange } from '../files/change.ts';
import type { AgentEvent } from './event.ts';
import type { AgentOutcome } from './outcome.ts';
import type { YesOrNo } from './question.ts';
import type { ReadCoverage } from './readCoverage.ts';

/** What a run has come to so far. */
export interface RunSpent {
  readonly requests: number;
  /** In both directions. */
  readonly tokens: Total;
  /** In nano-dollars. */
  readonly cost: Total;
}

export interface UserDecision {
  /** The file's true name. */
  readonly path: string;
  /** Who may write may read; who may read may not write. */
  readonly wants: 'read' | 'write';
  readonly answer: YesOrNo;
}

/**
 * A run as plain JSON: it can be written down at any time, and goes on from there. Never logged: it holds code.
 */
export interface AgentState {
  readonly version: 1;
  /** Names the run; sent to providers that keep the requests of a session together. */
  readonly id: string;
  readonly instruction: string;
  readonly messages: readonly Message[];
  /** The overlay: what the files would be. */
  readonly changes: readonly FileChange[];
  /** What the user has said of files that only they may open, for this run: nobody is asked twice. */
  readonly decisions: readonly UserDecision[];
  /** Whether tests may be run with commands that the agent has changed, by the file and all that it says of commands. */
  readonly commandAnswers?: Readonly<Record<string, YesOrNo>>;
  /** What has become of its changes without the model, in sentences: it is told with the next request. */
  readonly untold: readonly string[];
  /** What was accepted of the answers up to this request, as the ledger has it. */
  readonly booked?: { readonly recordId: string; readonly chars: number; readonly lines: number };
  /** What the model has seen of files: only what it has seen all of may it replace as a whole. */
  readonly readings: readonly ReadCoverage[];
  readonly events: readonly AgentEvent[];
  readonly spent: RunSpent;
  /** The ledger's record of the last request. */
  readonly lastRecordId?: string;
  /** Answers since the start, or since the user has said to go on. */
  readonly turns: number;
  /** The time of the model's answers since the start, or since it has gone on; in milliseconds. */
  readonly workedMs: number;
  /** Calls since the last change, and how often each was made. */
  readonly sameCalls: Readonly<Record<string, number>>;
  /** In a row. */
  readonly mistakes: number;
  /** The model has ended the work: its other calls in the same answer are refused. */
  readonly ending?: Extract<AgentOutcome, { kind: 'finished' | 'cannot' }>;
  /** Absent while it runs, and in what a window has left behind that was closed meanwhile. */
  readonly outcome?: AgentOutcome;
}

export interface AgentTask {
  /** Unique, and not to be guessed: marks what is data for the model. */
  readonly id: string;
  readonly instruction: string;
  /** Where to begin: a file or folder as the model names it, with lines (from 1, both included) where some are selected. */
  readonly start?: { readonly path: string; readonly lines?: { readonly first: number; readonly last: number } };
}

export function newState({ id, instruction }: AgentTask, messages: readonly Message[]): AgentState {
  return {
    version: 1,
    id,
    instruction,
    messages,
    changes: [],
    decisions: [],
    untold: [],
    readings: [],
    events: [{ id: 0, kind: 'user', text: instruction }],
    spent: { requests: 0, tokens: NOTHING, cost: NOTHING },
    turns: 0,
    workedMs: 0,
    sameCalls: {},
    mistakes: 0,
  };
}
