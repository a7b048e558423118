import type { Figure } from '../figure.ts';

/** A longer block is felt. */
const LONGEST_BLOCK_MS = 50;

/** How long each piece of work holds the thread: by the clock, and of the thread's own time, which other work doesn't lengthen. */
export class HeldTimes {
  readonly #wall: number[] = [];
  readonly #cpu: number[] = [];

  time<T>(work: () => T): T {
    const before = process.threadCpuUsage();
    const startedAt = performance.now();
    const result = work();
    this.#wall.push(performance.now() - startedAt);
    const { user, system } = process.threadCpuUsage(before);
    this.#cpu.push((user + system) / 1000);
    return result;
  }

  figures(name: string): Figure[] {
    const target = { of: 'max', atMost: LONGEST_BLOCK_MS } as const;
    return [
      { name, unit: 'ms', samples: this.#wall, target },
      { name: `${name} (CPU)`, unit: 'ms', samples: this.#cpu, target },
    ];
  }
}
