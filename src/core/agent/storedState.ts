import { isObject } from '../json.ts';
import type { AgentState } from './state.ts';

const LISTS = ['messages', 'changes', 'decisions', 'untold', 'readings', 'events'] as const;
const COUNTS = ['turns', 'workedMs', 'mistakes'] as const;
const TEXTS = ['id', 'instruction'] as const;

/**
 * A state that was written down; undefined for what is none, or another version's. What is in it is taken at its word:
 * only Ghostline writes there, and every path in it is judged again before it is used.
 */
export function readState(stored: unknown): AgentState | undefined {
  if (!isObject(stored) || stored['version'] !== 1) return undefined;
  const isWhole =
    LISTS.every(name => Array.isArray(stored[name])) &&
    COUNTS.every(name => typeof stored[name] === 'number') &&
    TEXTS.every(name => typeof stored[name] === 'string') &&
    isObject(stored['spent']) &&
    isObject(stored['sameCalls']);
  // The edge: JSON of our own.
  return isWhole ? (stored as unknown as AgentState) : undefined;
}
