import type { AgentState } from '../../core/agent/state/state.ts';
import { readState } from '../../core/agent/state/storedState.ts';
import { ownValue } from '../../core/json.ts';

/** What is left to do with a run: nothing once the user has decided. */
export type RunDecision = 'open' | 'accepted' | 'discarded';

/** A run as it is written down, so that it comes back after the window was closed. Plain JSON; it holds code. */
export interface StoredRun {
  readonly state: AgentState;
  /** Where it begins, in words. */
  readonly start: string;
  /** The folder whose tests are run, as an address. */
  readonly folder: string;
  readonly languageId: string;
  /** The most that it may cost, in nano-dollars. */
  readonly capNanoDollars?: number;
  /** What the user has chosen to test with in this run; empty for no tests. */
  readonly testCommand?: string;
  readonly verdict: RunDecision;
}

/** Undefined for what no version of ours has written. */
export function readStoredRun(text: string): StoredRun | undefined {
  const read = parsed(text);
  if (typeof read !== 'object' || read === null || !('state' in read)) return undefined;
  const state = readState(read.state);
  if (state === undefined) return undefined;
  const fields: Readonly<Record<string, unknown>> = { ...read };
  const textOf = (name: string) => {
    const value = ownValue(fields, name);
    return typeof value === 'string' ? value : undefined;
  };
  const { capNanoDollars } = fields;
  const testCommand = textOf('testCommand');
  const verdict = textOf('verdict');
  return {
    state,
    start: textOf('start') ?? '',
    folder: textOf('folder') ?? '',
    languageId: textOf('languageId') ?? '',
    verdict: verdict === 'accepted' || verdict === 'discarded' ? verdict : 'open',
    ...(typeof capNanoDollars === 'number' && { capNanoDollars }),
    ...(testCommand !== undefined && { testCommand }),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Torn by hand: it is replaced as a whole, never written in place.
    return undefined;
  }
}
