import type { AgentOutcome } from './outcome.ts';
import type { AgentQuestion, YesOrNo } from './question.ts';
import type { ToolName } from './toolDefinitions.ts';

/** `refused`: the call was invalid, and the model got the reason. */
export type StepState = 'running' | 'done' | 'refused' | 'stopped';

/** Counts for the step's line: lines read, files listed, matches found. */
export interface StepCounts {
  readonly lines?: number;
  readonly files?: number;
  readonly matches?: number;
}

/** One event in the user's view of a run. */
export type AgentEventContent =
  /** `text` is all of the reasoning so far. */
  | { readonly kind: 'thinking'; readonly text: string; readonly state: 'running' | 'done' }
  /** Text beside the calls, all of it so far. */
  | { readonly kind: 'text'; readonly text: string; readonly state: 'running' | 'done' }
  /** A call of a read-only or unknown tool. `subject`: the path, or the search text. */
  | {
      readonly kind: 'tool';
      readonly tool: ToolName | 'unknown';
      readonly subject: string;
      readonly state: StepState;
      readonly counts?: StepCounts;
      /** Why it was refused. */
      readonly message?: string;
    }
  /** A proposed change; the new text is in the state's `changes`. */
  | {
      readonly kind: 'edit';
      readonly path: string;
      readonly change: 'edit' | 'create';
      readonly addedLines: number;
      readonly removedLines: number;
    }
  /** `exitCode` is absent while it runs, and if it was stopped, timed out or never started. */
  | {
      readonly kind: 'tests';
      readonly state: StepState;
      readonly task: string;
      readonly exitCode?: number;
      readonly output: string;
    }
  /** `answer` is absent until the user answers. */
  | { readonly kind: 'question'; readonly question: AgentQuestion; readonly answer?: YesOrNo }
  /** The user's message to the model: the task, or why the proposal was rejected. */
  | { readonly kind: 'user'; readonly text: string }
  /** The user accepted the changes of these files: `whole` in full, `part` in part. */
  | { readonly kind: 'saved'; readonly whole: readonly string[]; readonly part: readonly string[] }
  /** Discarded changes: their files were changed at the same place, or are gone. */
  | { readonly kind: 'dropped'; readonly paths: readonly string[] }
  /** Old results were removed so that the conversation fits into the context. */
  | { readonly kind: 'compacted'; readonly results: number }
  | { readonly kind: 'resumed' }
  | { readonly kind: 'ended'; readonly outcome: AgentOutcome };

/** Sent again with the same id at every update; ids count up from 0. Plain JSON. */
export type AgentEvent = AgentEventContent & { readonly id: number };
