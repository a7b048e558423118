/** What one run may use up before the user is asked, or it is ended. */
export interface AgentLimits {
  /** Answers of the model, after which the user is asked whether to go on. */
  readonly turns: number;
  /** Time that the model takes for its answers. The tools have bounds of their own, and the user takes the time that they take. */
  readonly workMs: number;
  /**
   * The most that all requests of the run may cost, in nano-dollars; absent: only the user's budget counts. Where nobody
   * knows a price it cannot be watched, and the readout says `?`.
   */
  readonly nanoDollars?: number;
}

/** Most refactorings take three to eight; who needs more is mostly lost. */
const TURNS = 15;
/** Fifteen answers of a fast model take two minutes, and a test run in between some more. */
const WORK_MS = 15 * 60_000;

export const DEFAULT_LIMITS: AgentLimits = { turns: TURNS, workMs: WORK_MS };

/** The same call, with nothing changed in between: at the first of these the model is warned, at the second stopped. */
export const SAME_CALL_WARNING = 3;
export const SAME_CALL_LIMIT = 5;

/** Refused calls and answers without a call, one after the other. */
export const MISTAKES_LIMIT = 6;
