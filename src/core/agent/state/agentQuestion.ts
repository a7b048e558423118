import type { LookOptions } from '../files/workspace.ts';

export type AgentQuestion =
  /** A file that may hold secrets; for writing also one that runs automatically. */
  | { readonly kind: 'file'; readonly path: string; readonly wants: LookOptions['wants']; readonly why: string }
  /** The agent changed a test command; `added`: new lines. */
  | { readonly kind: 'commands'; readonly path: string; readonly added: string }
  | { readonly kind: 'go-on'; readonly turns: number };

/** No answer counts as `no`. */
export type YesOrNo = 'yes' | 'no';

export interface AskOptions {
  readonly signal: AbortSignal;
  /** Stores the answer before it takes effect, so that it survives a killed window. */
  readonly keep: (answer: YesOrNo) => void;
}
