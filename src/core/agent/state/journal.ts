import type { Message } from '../../provider/provider.ts';
import type { AgentEvent, AgentEventContent } from './event.ts';
import type { AgentState } from './state.ts';

/** JSON is complete after every call. */
export class Journal {
  readonly #onEvent: (event: AgentEvent) => void;
  readonly #events: AgentEvent[];
  #rest: AgentState;

  constructor(state: AgentState, onEvent: (event: AgentEvent) => void) {
    this.#rest = state;
    this.#events = [...state.events];
    this.#onEvent = onEvent;
  }

  get state(): AgentState {
    return { ...this.#rest, events: [...this.#events] };
  }

  get now(): Omit<AgentState, 'events'> {
    return this.#rest;
  }

  update(patch: Partial<Omit<AgentState, 'version' | 'messages' | 'events'>>): void {
    this.#rest = { ...this.#rest, ...patch };
  }

  /** Only grows, which keeps provider caches valid. */
  append(message: Message): void {
    this.#rest = { ...this.#rest, messages: [...this.#rest.messages, message] };
  }

  rewrite(messages: readonly Message[]): void {
    this.#rest = { ...this.#rest, messages };
  }

  reopen(): void {
    const { outcome: _, ...rest } = this.#rest;
    this.#rest = rest;
  }

  withdrawEnding(): void {
    const { ending: _, ...rest } = this.#rest;
    this.#rest = rest;
  }

  addEvent(happening: AgentEventContent): number {
    const id = this.#events.length;
    this.#put({ ...happening, id });
    return id;
  }

  updateEvent(id: number, happening: AgentEventContent): void {
    this.#put({ ...happening, id });
  }

  #put(event: AgentEvent): void {
    this.#events[event.id] = event;
    this.#onEvent(event);
  }
}
