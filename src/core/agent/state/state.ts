import type { Message } from '../../provider/provider.ts';
import { EMPTY_TOTAL, type Total } from '../../usage/amount/total.ts';
import type { FileChange } from '../files/change.ts';
import type { AgentEvent } from './event.ts';
import type { AgentOutcome } from './outcome.ts';
import type { YesOrNo } from './question.ts';
import type { ReadCoverage } from './readCoverage.ts';

export interface RunSpent {
  readonly requests: number;
  /** Prompt and output. */
  readonly tokens: Total;
  /** In nano-dollars. */
  readonly cost: Total;
}

export interface UserDecision {
  /** The canonical path. */
  readonly path: string;
  /** Permission to write includes reading, not the reverse. */
  readonly wants: 'read' | 'write';
  readonly answer: YesOrNo;
}

/** A run as plain JSON, which can be stored and restored at any time. Never logged: it holds code. */
export interface AgentState {
  readonly version: 1;
  /** Names the run; sent to providers that group the requests of a session. */
  readonly id: string;
  readonly instruction: string;
  readonly messages: readonly Message[];
  /** The overlay. */
  readonly changes: readonly FileChange[];
  /** The user's answers about files, valid for this run. */
  readonly decisions: readonly UserDecision[];
  /** The user's answers about changed test commands, by file and its commands. */
  readonly commandAnswers?: Readonly<Record<string, YesOrNo>>;
  /** Sentences for the model about its changes, sent with the next request. */
  readonly untold: readonly string[];
  /** The accepted text in the ledger record of the latest request. */
  readonly booked?: { readonly recordId: string; readonly chars: number; readonly lines: number };
  /** The model may replace a file as a whole only if it has seen all of it. */
  readonly readings: readonly ReadCoverage[];
  readonly events: readonly AgentEvent[];
  readonly spent: RunSpent;
  /** The ledger record of the latest request. */
  readonly lastRecordId?: string;
  /** Answers since the start, or since the user agreed to continue. */
  readonly turns: number;
  /** Milliseconds that the model took to answer, since the start or since the run was continued. */
  readonly workedMs: number;
  /** Calls since the latest change, with their counts. */
  readonly sameCalls: Readonly<Record<string, number>>;
  /** Consecutive. */
  readonly mistakes: number;
  /** The model has finished: further calls in the same answer are refused. */
  readonly ending?: Extract<AgentOutcome, { kind: 'finished' | 'cannot' }>;
  /** Absent while the run is active, and if its window was closed meanwhile. */
  readonly outcome?: AgentOutcome;
}

export interface AgentTask {
  /** Unique and not guessable: it marks data in prompts. */
  readonly id: string;
  readonly instruction: string;
  /** The file or folder to begin with, with the selected lines, if any (from 1, inclusive). */
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
    spent: { requests: 0, tokens: EMPTY_TOTAL, cost: EMPTY_TOTAL },
    turns: 0,
    workedMs: 0,
    sameCalls: {},
    mistakes: 0,
  };
}
