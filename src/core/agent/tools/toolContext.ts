import type { Journal } from '../state/journal.ts';
import type { AgentQuestion, AgentQuestions, YesOrNo } from '../state/question.ts';
import type { AgentFiles } from './agentFiles.ts';

/** What a tool works with. */
export interface ToolContext {
  readonly files: AgentFiles;
  readonly journal: Journal;
  /** The user is asked. */
  readonly ask: (question: AgentQuestion, asking: AgentQuestions) => Promise<YesOrNo>;
  /** The run is stopped; a tool that takes long ends early, and what it tells then is not used. */
  readonly signal: AbortSignal;
}
