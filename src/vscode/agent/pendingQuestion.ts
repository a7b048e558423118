export class PendingQuestion<Answer> {
  #settle: ((answer: Answer | undefined) => void) | undefined;

  /** Undefined if aborted or replaced by another question. */
  ask(signal: AbortSignal): Promise<Answer | undefined> {
    this.#settle?.(undefined);
    if (signal.aborted) return Promise.resolve(undefined);
    return new Promise(resolve => {
      const leave = () => settle(undefined);
      const settle = (answer: Answer | undefined) => {
        signal.removeEventListener('abort', leave);
        this.#settle = undefined;
        resolve(answer);
      };
      signal.addEventListener('abort', leave);
      this.#settle = settle;
    });
  }

  settle(answer: Answer): void {
    this.#settle?.(answer);
  }
}
