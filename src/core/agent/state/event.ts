import type { AgentQuestion, YesOrNo } from './agentQuestion.ts';
import type { AgentOutcome } from './outcome.ts';
import type { ToolName } from './toolDefinitions.ts';

export type StepState = 'running' | 'done' | 'refused' | 'stopped';

export interface StepCounts {
  readonly lines?: number;
  readonly files?: number;
  readonly matches?: number;
}

export type AgentEventContent =
  /** All so far. */
  | { readonly kind: 'thinking'; readonly text: string; readonly state: 'running' | 'done' }
  /** All so far. */
  | { readonly kind: 'text'; readonly text: string; readonly state: 'running' | 'done' }
  /** Read-only or unknown. `subject`: the path, or the search text. */
  | {
      readonly kind: 'tool';
      readonly tool: ToolName | 'unknown';
      readonly subject: string;
      readonly state: StepState;
      readonly counts?: StepCounts;
      readonly message?: string;
    }
  | {
      readonly kind: 'edit';
      readonly path: string;
      readonly change: 'edit' | 'create';
      readonly addedLines: number;
      readonly removedLines: number;
    }
  /** `exitCode` is absent unless the tests ended by themselves. */
  | {
      readonly kind: 'tests';
      readonly state: StepState;
      readonly task: string;
      readonly exitCode?: number;
      readonly output: string;
    }
  /** `answer` is absent until given. */
  | { readonly kind: 'question'; readonly question: AgentQuestion; readonly answer?: YesOrNo }
  /** The task, or why the proposal was rejected. */
  | { readonly kind: 'user'; readonly text: string }
  /** Accepted in full or in part. */
  | { readonly kind: 'saved'; readonly whole: readonly string[]; readonly part: readonly string[] }
  /** By a conflict or a deleted file. */
  | { readonly kind: 'dropped'; readonly paths: readonly string[] }
  /** Old results were removed from the conversation. */
  | { readonly kind: 'compacted'; readonly results: number }
  | { readonly kind: 'resumed' }
  | { readonly kind: 'ended'; readonly outcome: AgentOutcome };

/** Sent again with its id at every update; ids count from 0. */
export type AgentEvent = AgentEventContent & { readonly id: number };
