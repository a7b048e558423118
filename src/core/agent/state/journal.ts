import type { Message } from '../../provider/provider.ts';
import type { AgentEvent, Happening } from './event.ts';
import type { AgentState } from './state.ts';

/** What a run writes down as it goes: its state is whole JSON after every call. */
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

  /** The conversation is only ever added to: what providers have in their caches stays good. */
  append(message: Message): void {
    this.#rest = { ...this.#rest, messages: [...this.#rest.messages, message] };
  }

  /** The one exception, when the conversation is too long. */
  rewrite(messages: readonly Message[]): void {
    this.#rest = { ...this.#rest, messages };
  }

  /** The run goes on: what had ended it is over. */
  reopen(): void {
    const { outcome: _, ...rest } = this.#rest;
    this.#rest = rest;
  }

  /** The user wants more than the model has ended with. */
  withdrawEnding(): void {
    const { ending: _, ...rest } = this.#rest;
    this.#rest = rest;
  }

  /** Something happens. Gives the id by which it can be told again. */
  tell(happening: Happening): number {
    const id = this.#events.length;
    this.#put({ ...happening, id });
    return id;
  }

  /** It is further on. */
  retell(id: number, happening: Happening): void {
    this.#put({ ...happening, id });
  }

  #put(event: AgentEvent): void {
    this.#events[event.id] = event;
    this.#onEvent(event);
  }
}
