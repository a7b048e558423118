import type { Steps } from '../../steps.ts';
import { mapLines } from '../../text/lineSteps.ts';
import { canClose, fenceOf, type OpeningFence } from '../fence.ts';

/** The lines of an answer, with the fences among them. */
export class FencedLines {
  readonly lines: readonly string[];
  readonly #fences: readonly (OpeningFence | undefined)[];
  /** Indices of the lines that can close a fence, by its mark. */
  readonly #closers = new Map<string, readonly number[]>();

  private constructor(lines: readonly string[], fences: readonly (OpeningFence | undefined)[]) {
    this.lines = lines;
    this.#fences = fences;
  }

  static *read(lines: readonly string[]): Steps<FencedLines> {
    return new FencedLines(lines, yield* mapLines(lines, fenceOf));
  }

  fenceAt(index: number): OpeningFence | undefined {
    return this.#fences[index];
  }

  /** The index of the first fence, or -1. */
  get firstFence(): number {
    return this.#fences.findIndex(fence => fence !== undefined);
  }

  /** Number of lines after `index` that can close `fence`. */
  closersAfter(index: number, fence: OpeningFence): number {
    const mark = fence.char + fence.length;
    const closers = this.#closers.get(mark) ?? this.#closersOf(fence);
    this.#closers.set(mark, closers);
    let low = 0;
    let high = closers.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((closers[middle] ?? 0) > index) high = middle;
      else low = middle + 1;
    }
    return closers.length - low;
  }

  #closersOf(fence: OpeningFence): readonly number[] {
    return this.#fences.flatMap((marks, index) => (marks !== undefined && canClose(marks, fence) ? [index] : []));
  }
}
