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
  readonly cost: Total;
}

export interface UserDecision {
  readonly path: string;
  /** Writing includes reading. */
  readonly wants: 'read' | 'write';
  readonly answer: YesOrNo;
}

/** Plain JSON. Never logged: it holds code. */
export interface AgentState {
  readonly version: 1;
  /** Also for providers that group a session's requests. */
  readonly id: string;
  readonly instruction: string;
  readonly messages: readonly Message[];
  readonly changes: readonly FileChange[];
  readonly decisions: readonly UserDecision[];
  /** By file and its commands. */
  readonly commandAnswers?: Readonly<Record<string, YesOrNo>>;
  readonly untold: readonly string[];
  /** Accepted text, in the latest request's ledger record. */
  readonly booked?: { readonly recordId: string; readonly chars: number; readonly lines: number };
  /** A file can be replaced once all of it was read. */
  readonly readings: readonly ReadCoverage[];
  readonly events: readonly AgentEvent[];
  readonly spent: RunSpent;
  readonly lastRecordId?: string;
  /** Since the user last agreed to continue. */
  readonly turns: number;
  /** Model time since then. */
  readonly workedMs: number;
  /** Since the latest change. */
  readonly sameCalls: Readonly<Record<string, number>>;
  /** Consecutive. */
  readonly mistakes: number;
  /** Refuses further calls in the same answer. */
  readonly ending?: Extract<AgentOutcome, { kind: 'finished' | 'cannot' }>;
  /** Absent while active, or after a closed window. */
  readonly outcome?: AgentOutcome;
}

export interface AgentTask {
  /** Marks data in prompts, so not guessable. */
  readonly id: string;
  readonly instruction: string;
  /** From 1, inclusive. */
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
