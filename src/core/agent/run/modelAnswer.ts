import type { FinishReason, StreamPart, ToolCall } from '../../provider/provider.ts';
import type { Journal } from '../state/journal.ts';

export interface ModelAnswer {
  readonly text: string;
  readonly calls: readonly ToolCall[];
  readonly reason: FinishReason;
}

class GrowingText {
  readonly #journal: Journal;
  readonly #kind: 'thinking' | 'text';
  #id: number | undefined;
  text = '';

  constructor(journal: Journal, kind: 'thinking' | 'text') {
    this.#journal = journal;
    this.#kind = kind;
  }

  add(piece: string): void {
    this.text += piece;
    const happening = { kind: this.#kind, text: this.text, state: 'running' } as const;
    if (this.#id === undefined) this.#id = this.#journal.addEvent(happening);
    else this.#journal.updateEvent(this.#id, happening);
  }

  end(): void {
    if (this.#id === undefined) return;
    this.#journal.updateEvent(this.#id, { kind: this.#kind, text: this.text, state: 'done' });
    this.#id = undefined;
  }
}

/**
 * Undefined if the stream ends without an answer. Calls count whatever the finish reason.
 * @throws ProviderError as the stream does
 */
export async function readAnswer(parts: AsyncIterable<StreamPart>, journal: Journal): Promise<ModelAnswer | undefined> {
  const thinking = new GrowingText(journal, 'thinking');
  const text = new GrowingText(journal, 'text');
  const calls: ToolCall[] = [];
  try {
    for await (const part of parts) {
      switch (part.type) {
        case 'reasoning-delta':
          thinking.add(part.text);
          break;
        case 'text-delta':
          thinking.end();
          text.add(part.text);
          break;
        case 'tool-call':
          calls.push(part.call);
          break;
        case 'end':
          return { text: text.text, calls, reason: part.reason };
      }
    }
    return undefined;
  } finally {
    thinking.end();
    text.end();
  }
}
