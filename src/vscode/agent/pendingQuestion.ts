/** A question to the user that is open at times. */
export class PendingQuestion<Answer> {
  #settle: ((answer: Answer | undefined) => void) | undefined;

  /** Resolves with the answer, or with undefined when `signal` aborts or another question replaces this one. */
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

  /** Does nothing when no question is open. */
  settle(answer: Answer): void {
    this.#settle?.(answer);
  }
}
