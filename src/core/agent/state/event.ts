import type { AgentQuestion, YesOrNo } from './agentQuestion.ts';
import type { AgentOutcome } from './outcome.ts';
import type { ToolName } from './toolDefinitions.ts';

/** `refused`: an invalid call. */
export type StepState = 'running' | 'done' | 'refused' | 'stopped';

export interface StepCounts {
  readonly lines?: number;
  readonly files?: number;
  readonly matches?: number;
}

export type AgentEventContent =
  /** `text`: all reasoning so far. */
  | { readonly kind: 'thinking'; readonly text: string; readonly state: 'running' | 'done' }
  /** `text`: all of it so far. */
  | { readonly kind: 'text'; readonly text: string; readonly state: 'running' | 'done' }
  /** A read-only or unknown tool. `subject`: the path, or the search text. */
  | {
      readonly kind: 'tool';
      readonly tool: ToolName | 'unknown';
      readonly subject: string;
      readonly state: StepState;
      readonly counts?: StepCounts;
      readonly message?: string;
    }
  /** The new text is in the state's `changes`. */
  | {
      readonly kind: 'edit';
      readonly path: string;
      readonly change: 'edit' | 'create';
      readonly addedLines: number;
      readonly removedLines: number;
    }
  /** `exitCode` is absent while running and if stopped, timed out or never started. */
  | {
      readonly kind: 'tests';
      readonly state: StepState;
      readonly task: string;
      readonly exitCode?: number;
      readonly output: string;
    }
  /** `answer` is absent until the user answers. */
  | { readonly kind: 'question'; readonly question: AgentQuestion; readonly answer?: YesOrNo }
  /** The task, or why the proposal was rejected. */
  | { readonly kind: 'user'; readonly text: string }
  /** Accepted files: `whole` in full, `part` in part. */
  | { readonly kind: 'saved'; readonly whole: readonly string[]; readonly part: readonly string[] }
  /** Discarded because of a conflict or a deleted file. */
  | { readonly kind: 'dropped'; readonly paths: readonly string[] }
  /** Old results were removed from the conversation. */
  | { readonly kind: 'compacted'; readonly results: number }
  | { readonly kind: 'resumed' }
  | { readonly kind: 'ended'; readonly outcome: AgentOutcome };

/** Sent again with the same id at every update; ids count from 0. Plain JSON. */
export type AgentEvent = AgentEventContent & { readonly id: number };
