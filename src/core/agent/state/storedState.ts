import { isObject, ownValue } from '../../json.ts';
import type { AgentEvent } from './event.ts';
import type { AgentState } from './state.ts';

const LISTS = ['messages', 'changes', 'decisions', 'untold', 'readings', 'events'] as const;
const COUNTS = ['turns', 'workedMs', 'mistakes'] as const;
const TEXTS = ['id', 'instruction'] as const;

/**
 * Nothing in progress; undefined if invalid or of another version. Trusted, because only Ghostline writes it; paths are
 * checked before use.
 */
export function readState(stored: unknown): AgentState | undefined {
  if (!isObject(stored) || stored['version'] !== 1) return undefined;
  const isWhole =
    LISTS.every(name => Array.isArray(ownValue(stored, name))) &&
    COUNTS.every(name => typeof ownValue(stored, name) === 'number') &&
    TEXTS.every(name => typeof ownValue(stored, name) === 'string') &&
    isObject(stored['spent']) &&
    isObject(stored['sameCalls']);
  if (!isWhole) return undefined;
  // Written by Ghostline.
  const state = stored as unknown as AgentState;
  return { ...state, events: atRest(state.events) };
}

/** Ends running steps; open questions are asked again. */
function atRest(events: readonly AgentEvent[]): readonly AgentEvent[] {
  const isOpen = (event: AgentEvent) => event.kind === 'question' && event.answer === undefined;
  const last = events.findLastIndex(event => !isOpen(event));
  return events.slice(0, last + 1).map((event): AgentEvent => {
    switch (event.kind) {
      case 'thinking':
      case 'text':
        return { ...event, state: 'done' };
      case 'tool':
      case 'tests':
        return event.state === 'running' ? { ...event, state: 'stopped' } : event;
      default:
        return event;
    }
  });
}
