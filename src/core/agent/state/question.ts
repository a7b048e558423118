/** What only the user can decide. */
export type AgentQuestion =
  /** The model wants to read or change a file that may hold secrets, or that runs by itself. */
  | { readonly kind: 'file'; readonly path: string; readonly wants: 'read' | 'write'; readonly why: string }
  /** The agent has changed what a command runs by which tests are run; `added`: the lines that are new in the file. */
  | { readonly kind: 'commands'; readonly path: string; readonly added: string }
  /** So many answers were asked for without an end. */
  | { readonly kind: 'go-on'; readonly turns: number };

/** No answer is a no. */
export type YesOrNo = 'yes' | 'no';

export interface AgentQuestions {
  readonly signal: AbortSignal;
  /** Writes the answer down before anybody is told of it: a window that is killed right after asks nobody again. */
  readonly keep: (answer: YesOrNo) => void;
}
