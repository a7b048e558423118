import type { LookOptions } from '../files/workspace.ts';

export type AgentQuestion =
  /** May hold secrets, or run automatically once written. */
  | { readonly kind: 'file'; readonly path: string; readonly wants: LookOptions['wants']; readonly why: string }
  /** `added`: new lines. */
  | { readonly kind: 'commands'; readonly path: string; readonly added: string }
  | { readonly kind: 'go-on'; readonly turns: number };

/** No answer counts as `no`. */
export type YesOrNo = 'yes' | 'no';

export interface AskOptions {
  readonly signal: AbortSignal;
  /** Before it takes effect, so that it survives a killed window. */
  readonly keep: (answer: YesOrNo) => void;
}
