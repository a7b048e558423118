import type { Clock } from '../../clock.ts';
import type { AgentQuestion, AskOptions, YesOrNo } from '../state/agentQuestion.ts';
import type { Journal } from '../state/journal.ts';
import type { AgentFiles } from './agentFiles.ts';

export interface ToolContext {
  readonly files: AgentFiles;
  readonly journal: Journal;
  readonly ask: (question: AgentQuestion, asking: AskOptions) => Promise<YesOrNo>;
  readonly clock: Clock;
  /** Aborting discards the tool's result. */
  readonly signal: AbortSignal;
}
