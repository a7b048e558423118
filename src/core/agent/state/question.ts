import type { LookOptions } from '../files/workspace.ts';

/** A decision that only the user can make. */
export type AgentQuestion =
  /** A file that may hold secrets; for writing also one that runs automatically. */
  | { readonly kind: 'file'; readonly path: string; readonly wants: LookOptions['wants']; readonly why: string }
  /** The agent changed the definition of a test command; `added`: new lines of the file. */
  | { readonly kind: 'commands'; readonly path: string; readonly added: string }
  | { readonly kind: 'go-on'; readonly turns: number };

/** No answer counts as `no`. */
export type YesOrNo = 'yes' | 'no';

export interface AskOptions {
  readonly signal: AbortSignal;
  /** Stores the answer before it takes effect, so that a killed window doesn't ask again. */
  readonly keep: (answer: YesOrNo) => void;
}
