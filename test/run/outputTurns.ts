/** Output of one of several stages that run at the same time. */
export interface StageOutput {
  write(text: string): void;
  end(): void;
}

/**
 * Keeps the outputs of stages that run at the same time apart: one is printed as it arrives, the others are buffered until
 * it ends. Then those that have ended are printed whole, and the oldest that is still running is printed as it arrives.
 */
export class OutputTurns {
  readonly #print: (text: string) => void;
  /** In the order of their beginning; the first is the one that is printed as it arrives. */
  #waiting: { buffered: string; hasEnded: boolean }[] = [];

  constructor(print: (text: string) => void) {
    this.#print = print;
  }

  begin(): StageOutput {
    const stage = { buffered: '', hasEnded: false };
    this.#waiting.push(stage);
    return {
      write: text => {
        if (stage === this.#waiting[0]) this.#print(text);
        else stage.buffered += text;
      },
      end: () => {
        stage.hasEnded = true;
        if (stage === this.#waiting[0]) this.#next();
      },
    };
  }

  #next(): void {
    const others = this.#waiting.slice(1);
    const ended = others.filter(({ hasEnded }) => hasEnded);
    this.#waiting = others.filter(({ hasEnded }) => !hasEnded);
    for (const stage of [...ended, ...this.#waiting.slice(0, 1)]) {
      this.#print(stage.buffered);
      stage.buffered = '';
    }
  }
}
