import type { Hole, Position } from '../../document/hole.ts';
import type { Snippet } from '../context/snippet.ts';
import type { LastChange, Trigger } from './trigger.ts';

/** One question of the editor. */
export interface CompletionRequest {
  /** The document's address; only compared. */
  readonly documentId: string;
  /** Changes with every change to the document's text; only compared. */
  readonly version: number;
  readonly position: Position;
  /** As the user would name the file, for the prompt. */
  readonly path: string;
  readonly hole: Hole;
  /** The same hole with far more text around it, for fitting the answer in; called only where a request is made. */
  readonly around?: () => Hole;
  /** Lines of other files for the prompt; called only where a request is made. */
  readonly context?: () => readonly Snippet[];
  readonly trigger: Trigger;
  readonly lastChange: LastChange;
}
