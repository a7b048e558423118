import type { AgentOutcome } from './outcome.ts';
import type { AgentQuestion, YesOrNo } from './question.ts';
import type { ToolName } from './toolDefinitions.ts';

/** How a step stands. `refused`: the model was told what is wrong with its call. */
export type StepState = 'running' | 'done' | 'refused' | 'stopped';

/** What a call has come to, for one line: lines read, files listed, places found. */
export interface StepCounts {
  readonly lines?: number;
  readonly files?: number;
  readonly matches?: number;
}

/** What happened, as the user is shown it. */
export type Happening =
  /** The model thinks; `text` is all of it so far. */
  | { readonly kind: 'thinking'; readonly text: string; readonly state: 'running' | 'done' }
  /** The model says something beside its calls; all of it so far. */
  | { readonly kind: 'text'; readonly text: string; readonly state: 'running' | 'done' }
  /** A call of a tool that only looks, or of one that does not exist. `subject`: the path, or what is searched for. */
  | {
      readonly kind: 'tool';
      readonly tool: ToolName | 'unknown';
      readonly subject: string;
      readonly state: StepState;
      readonly counts?: StepCounts;
      /** What is wrong, where it was refused. */
      readonly message?: string;
    }
  /** A change that is proposed; what the file would be stands in the state's `changes`. */
  | {
      readonly kind: 'edit';
      readonly path: string;
      readonly change: 'edit' | 'create';
      readonly addedLines: number;
      readonly removedLines: number;
    }
  /** `exitCode` is absent while it runs, and where there is none: stopped, out of time, not started. */
  | {
      readonly kind: 'tests';
      readonly state: StepState;
      readonly task: string;
      readonly exitCode?: number;
      readonly output: string;
    }
  /** `answer` is absent while the user has not answered. */
  | { readonly kind: 'question'; readonly question: AgentQuestion; readonly answer?: YesOrNo }
  /** What the user has told the model: the task, or why the proposal was rejected. */
  | { readonly kind: 'user'; readonly text: string }
  /** The user has accepted the changes of these files: all of them, or a part. */
  | { readonly kind: 'saved'; readonly whole: readonly string[]; readonly part: readonly string[] }
  /** These changes do not stand any more: the files were changed at the same place, or are gone. */
  | { readonly kind: 'dropped'; readonly paths: readonly string[] }
  /** Old results were taken out of the conversation, so that it fits into what the model can read. */
  | { readonly kind: 'compacted'; readonly results: number }
  /** It goes on after a pause. */
  | { readonly kind: 'resumed' }
  | { readonly kind: 'ended'; readonly outcome: AgentOutcome };

/** Told again with the same id whenever it changes; ids count up from 0 in the order of beginning. Plain JSON. */
export type AgentEvent = Happening & { readonly id: number };
