import type { AgentState } from '../../core/agent/state/state.ts';
import { readState } from '../../core/agent/state/storedState.ts';
import { ownValue } from '../../core/json.ts';

export type RunDecision = 'open' | 'accepted' | 'discarded';

/** Plain JSON. Holds code. */
export interface StoredRun {
  readonly state: AgentState;
  /** For display. */
  readonly start: string;
  /** Folder whose tests run. */
  readonly folder: string;
  readonly languageId: string;
  /** Nano-dollars. */
  readonly capNanoDollars?: number;
  /** Empty for no tests. */
  readonly testCommand?: string;
  readonly verdict: RunDecision;
}

/** Undefined for an unknown format. */
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
    // Edited by hand: files are replaced atomically.
    return undefined;
  }
}
