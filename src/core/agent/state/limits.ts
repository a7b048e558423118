/** Limits of one run, after which it asks the user or ends. */
export interface AgentLimits {
  /** Answers of the model before the user is asked to continue. */
  readonly turns: number;
  /** Time the model takes to answer. Tools have their own limits, and the user's time doesn't count. */
  readonly workMs: number;
  /**
   * Nano-dollars for all requests of the run; absent: only the user's budget applies. Can't be enforced without known
   * prices; the readout then shows `?`.
   */
  readonly nanoDollars?: number;
}

/** Most refactorings take three to eight turns; a run that needs more is usually lost. */
const TURNS = 15;
/** Fifteen answers of a fast model take two minutes; the rest is for test runs. */
const WORK_MS = 15 * 60_000;

export const DEFAULT_LIMITS: AgentLimits = { turns: TURNS, workMs: WORK_MS };

/** Repetitions of a call without a change in between: the first limit warns the model, the second ends the run. */
export const SAME_CALL_WARNING = 3;
export const SAME_CALL_LIMIT = 5;

/** Consecutive refused calls and answers without a call. */
export const MISTAKES_LIMIT = 6;
