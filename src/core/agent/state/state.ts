import type { Message } from '../../provider/provider.ts';
import { EMPTY_TOTAL, type Total } from '../../usage/amount/total.ts';
import type { FileChange } from '../files/change.ts';
import type { YesOrNo } from './agentQuestion.ts';
import type { AgentEvent } from './event.ts';
import type { AgentOutcome } from './outcome.ts';
import type { ReadCoverage } from './readCoverage.ts';

export interface RunSpent {
  readonly requests: number;
  readonly tokens: Total;
  /** In nano-dollars. */
  readonly cost: Total;
}

export interface UserDecision {
  /** Canonical. */
  readonly path: string;
  /** Writing includes reading. */
  readonly wants: 'read' | 'write';
  readonly answer: YesOrNo;
}

/** A run as plain JSON. Never logged: it holds code. */
export interface AgentState {
  readonly version: 1;
  /** Also sent to providers that group a session's requests. */
  readonly id: string;
  readonly instruction: string;
  readonly messages: readonly Message[];
  readonly changes: readonly FileChange[];
  /** Valid for this run. */
  readonly decisions: readonly UserDecision[];
  /** By file and its commands. */
  readonly commandAnswers?: Readonly<Record<string, YesOrNo>>;
  /** Sentences for the next request. */
  readonly untold: readonly string[];
  /** Accepted text, in the latest request's ledger record. */
  readonly booked?: { readonly recordId: string; readonly chars: number; readonly lines: number };
  /** Replacing a file requires having read all of it. */
  readonly readings: readonly ReadCoverage[];
  readonly events: readonly AgentEvent[];
  readonly spent: RunSpent;
  /** Of the latest request. */
  readonly lastRecordId?: string;
  /** Since the user last agreed to continue. */
  readonly turns: number;
  /** Milliseconds of model time since then. */
  readonly workedMs: number;
  /** Counts since the latest change. */
  readonly sameCalls: Readonly<Record<string, number>>;
  /** Consecutive. */
  readonly mistakes: number;
  /** Refuses further calls in the same answer. */
  readonly ending?: Extract<AgentOutcome, { kind: 'finished' | 'cannot' }>;
  /** Absent while active, or if the window was closed. */
  readonly outcome?: AgentOutcome;
}

export interface AgentTask {
  /** Not guessable: marks data in prompts. */
  readonly id: string;
  readonly instruction: string;
  /** Lines from 1, inclusive. */
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
