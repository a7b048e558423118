export interface AgentLimits {
  /** Answers before the user is asked to continue. */
  readonly turns: number;
  /** Excludes tools and the user's time. */
  readonly workMs: number;
  /** Nano-dollars; absent: only the user's budget applies. Can't be enforced without prices. */
  readonly nanoDollars?: number;
}

/** Most refactorings take three to eight turns. */
const TURNS = 15;
/** Fifteen answers take two minutes; the rest is for tests. */
const WORK_MS = 15 * 60_000;

export const DEFAULT_LIMITS: AgentLimits = { turns: TURNS, workMs: WORK_MS };

/** Repeated calls without a change: first a warning, then the end. */
export const SAME_CALL_WARNING = 3;
export const SAME_CALL_LIMIT = 5;

/** Consecutive refused calls and answers without a call. */
export const MISTAKES_LIMIT = 6;
