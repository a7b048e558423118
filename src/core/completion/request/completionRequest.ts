import type { Hole, Position } from '../../document/hole.ts';
import type { Snippet } from '../context/snippet.ts';
import type { LastChange, Trigger } from './trigger.ts';

export interface CompletionRequest {
  readonly documentId: string;
  readonly version: number;
  readonly position: Position;
  readonly path: string;
  readonly hole: Hole;
  /** More text, to fit the answer; called if a request is made. */
  readonly around?: () => Hole;
  /** Called if a request is made. */
  readonly context?: () => readonly Snippet[];
  readonly trigger: Trigger;
  readonly lastChange: LastChange;
}
