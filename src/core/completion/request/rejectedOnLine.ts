import type { CompletionRequest } from './completionRequest.ts';
import type { LiveStream } from './liveStream.ts';

/** Answers on the current line that were typed past. */
export class RejectedOnLine {
  #shown:
    | { readonly documentId: string; readonly line: number; readonly stream: LiveStream; readonly times: number }
    | undefined;

  on({ documentId, position, lastChange }: CompletionRequest): number {
    const same = this.#shown?.documentId === documentId && this.#shown.line === position.line;
    return this.#shown && same && lastChange !== 'accepted' ? this.#shown.times : 0;
  }

  shown(request: CompletionRequest, stream: LiveStream): void {
    const { documentId, position } = request;
    const before = this.on(request);
    const again = before > 0 && this.#shown?.stream === stream;
    this.#shown = { documentId, line: position.line, stream, times: again ? before : before + 1 };
  }
}
