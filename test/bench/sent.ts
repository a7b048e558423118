import type { ChatRequest } from '../support/modelServer/chatRequest.ts';

/**
 * When the server had sent `line` (from 1) of an answer whole: its line end, or the answer's last piece.
 * On `performance.now()` of the server's process.
 */
export function lineSentAt({ sentPieces }: ChatRequest, line: number): number {
  let lineEnds = 0;
  for (const { text, atMs } of sentPieces) {
    lineEnds += text.split('\n').length - 1;
    if (lineEnds >= line) return atMs;
  }
  return sentPieces.at(-1)?.atMs ?? Number.NaN;
}
