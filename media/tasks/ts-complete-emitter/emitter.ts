type Listener<T> = (value: T) => void;

export class Emitter<Events extends Record<string, unknown>> {
  /** Returns a function that takes this listener off again; the same function added twice is told twice. */
  on<Name extends keyof Events>(name: Name, listener: Listener<Events[Name]>): () => void {
    throw new Error('to be written');
  }

  /** As `on`, but told once at most. */
  once<Name extends keyof Events>(name: Name, listener: Listener<Events[Name]>): () => void {
    throw new Error('to be written');
  }

  /**
   * Tells all listeners of now, in the order of their adding. One that is added meanwhile is not told; one that is taken
   * off meanwhile, and was not told yet, is not told either. A listener that throws keeps no other from being told:
   * afterwards a single error is thrown as it is, several in an AggregateError. Returns how many were told.
   */
  emit<Name extends keyof Events>(name: Name, value: Events[Name]): number {
    throw new Error('to be written');
  }
}
