export interface AgentLimits {
  /** Answers before the user is asked. */
  readonly turns: number;
  /** Without tools and the user's time. */
  readonly workMs: number;
  /** If absent, only the user's budget applies. Needs prices. */
  readonly nanoDollars?: number;
}

/** Most refactorings take three to eight. */
const TURNS = 15;
/** Fifteen answers take two minutes; the rest is for tests. */
const WORK_MS = 15 * 60_000;

export const DEFAULT_LIMITS: AgentLimits = { turns: TURNS, workMs: WORK_MS };

/** Repeated calls without a change until the warning, then the end. */
export const SAME_CALL_WARNING = 3;
export const SAME_CALL_LIMIT = 5;

/** Consecutive refused calls and answers without a call. */
export const MISTAKES_LIMIT = 6;
