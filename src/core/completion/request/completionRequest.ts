import type { Hole, Position } from '../../document/hole.ts';
import type { Snippet } from '../context/snippet.ts';
import type { LastChange, Trigger } from './trigger.ts';

export interface CompletionRequest {
  readonly documentId: string;
  /** Changes with every change of the text; only compared. */
  readonly version: number;
  readonly position: Position;
  /** For the prompt. */
  readonly path: string;
  readonly hole: Hole;
  /** The same hole with more text around it, for fitting the answer; called only if a request is made. */
  readonly around?: () => Hole;
  /** Lines of other files for the prompt; called only if a request is made. */
  readonly context?: () => readonly Snippet[];
  readonly trigger: Trigger;
  readonly lastChange: LastChange;
}
