import type { Message } from '../../provider/provider.ts';
import type { AgentEvent, AgentEventContent } from './event.ts';
import type { AgentState } from './state.ts';

/** Records a run: its state is complete JSON after every call. */
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

  /** The state without its events, which may be many. */
  get now(): Omit<AgentState, 'events'> {
    return this.#rest;
  }

  update(patch: Partial<Omit<AgentState, 'version' | 'messages' | 'events'>>): void {
    this.#rest = { ...this.#rest, ...patch };
  }

  /** The conversation only grows, which keeps provider caches valid. */
  append(message: Message): void {
    this.#rest = { ...this.#rest, messages: [...this.#rest.messages, message] };
  }

  /** The exception: compacting a conversation that is too long. */
  rewrite(messages: readonly Message[]): void {
    this.#rest = { ...this.#rest, messages };
  }

  /** Continues an ended run. */
  reopen(): void {
    const { outcome: _, ...rest } = this.#rest;
    this.#rest = rest;
  }

  /** The user rejects the result that the model finished with. */
  withdrawEnding(): void {
    const { ending: _, ...rest } = this.#rest;
    this.#rest = rest;
  }

  /** Adds an event; returns its id for updates. */
  addEvent(happening: AgentEventContent): number {
    const id = this.#events.length;
    this.#put({ ...happening, id });
    return id;
  }

  /** Updates an event. */
  updateEvent(id: number, happening: AgentEventContent): void {
    this.#put({ ...happening, id });
  }

  #put(event: AgentEvent): void {
    this.#events[event.id] = event;
    this.#onEvent(event);
  }
}
