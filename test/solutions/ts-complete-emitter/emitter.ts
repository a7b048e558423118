type Listener<T> = (value: T) => void;

interface Entry {
  readonly tell: Listener<never>;
  on: boolean;
}

export class Emitter<Events extends Record<string, unknown>> {
  readonly #entries = new Map<keyof Events, Entry[]>();

  /** Returns a function that takes this listener off again; the same function added twice is told twice. */
  on<Name extends keyof Events>(name: Name, listener: Listener<Events[Name]>): () => void {
    const entry: Entry = { tell: listener as Listener<never>, on: true };
    this.#entries.set(name, [...(this.#entries.get(name) ?? []), entry]);
    return () => {
      entry.on = false;
      this.#entries.set(name, (this.#entries.get(name) ?? []).filter(one => one !== entry));
    };
  }

  /** As `on`, but told once at most. */
  once<Name extends keyof Events>(name: Name, listener: Listener<Events[Name]>): () => void {
    const off = this.on(name, value => {
      off();
      listener(value);
    });
    return off;
  }

  /**
   * Tells all listeners of now, in the order of their adding. One that is added meanwhile is not told; one that is taken
   * off meanwhile, and was not told yet, is not told either. A listener that throws keeps no other from being told:
   * afterwards a single error is thrown as it is, several in an AggregateError. Returns how many were told.
   */
  emit<Name extends keyof Events>(name: Name, value: Events[Name]): number {
    const errors: unknown[] = [];
    let told = 0;
    for (const entry of this.#entries.get(name) ?? []) {
      if (!entry.on) continue;
      told++;
      try {
        entry.tell(value as never);
      } catch (error) {
        errors.push(error);
      }
    }
    if (errors.length === 1) throw errors[0];
    if (errors.length > 1) throw new AggregateError(errors);
    return told;
  }
}
