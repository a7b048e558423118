import type { FileHandle } from 'node:fs/promises';

/** About two milliseconds; the editor can run in between. */
const CHUNK_BYTES = 64 * 1024;

/** Longer lines aren't Ghostline's and are skipped. */
const MAX_LINE_BYTES = 1024 * 1024;

const LINE_END = 0x0a;

export interface LineReader {
  readonly onLine: (line: string) => void;
  /** Possibly incomplete. Returns true if it is whole. */
  readonly onLast: (line: string) => boolean;
}

/** @returns the end of the lines read: the start of the last one if it is incomplete */
export async function readLines(
  handle: FileHandle,
  { from, to }: { readonly from: number; readonly to: number },
  { onLine, onLast }: LineReader,
): Promise<number> {
  const lines = new LineJoiner();
  let at = from;
  for await (const piece of chunksOf(handle, { from, to })) {
    at += piece.length;
    const bytes = lines.push(piece);
    const end = Math.max(0, bytes.length - 1);
    for (const line of bytes.toString('utf8', 0, end).split('\n')) if (line.trim() !== '') onLine(line);
  }
  const { rest, restBytes } = lines;
  if (restBytes === 0 || (rest !== undefined && onLast(rest.toString('utf8')))) return at;
  return at - restBytes;
}

/** Lines that begin with `start`. Fast if they are few. */
export async function readLinesStarting(
  handle: FileHandle,
  { start, to }: { readonly start: string; readonly to: number },
  onLine: (line: string) => void,
): Promise<void> {
  const wanted = Buffer.from(start);
  const lines = new LineJoiner();
  for await (const piece of chunksOf(handle, { from: 0, to })) linesStarting(lines.push(piece), wanted, onLine);
  if (lines.rest !== undefined) linesStarting(lines.rest, wanted, onLine);
}

/** @param bytes whole lines */
function linesStarting(bytes: Buffer, wanted: Buffer, onLine: (line: string) => void): void {
  let found = bytes.indexOf(wanted);
  while (found >= 0) {
    const lineEnd = bytes.indexOf(LINE_END, found);
    const stop = lineEnd < 0 ? bytes.length : lineEnd;
    const begins = found === 0 || bytes[found - 1] === LINE_END;
    if (begins) onLine(bytes.toString('utf8', found, stop));
    found = bytes.indexOf(wanted, begins ? stop : found + 1);
  }
}

/** In linear time. */
class LineJoiner {
  #begun: Buffer[] = [];
  #isTooLong = false;
  /** Size of the incomplete line. */
  restBytes = 0;

  /** With their ends. */
  push(piece: Buffer): Buffer {
    const end = piece.lastIndexOf(LINE_END) + 1;
    if (end === 0) {
      this.#begin(piece);
      return Buffer.alloc(0);
    }
    const from = this.#isTooLong ? piece.indexOf(LINE_END) + 1 : 0;
    const lines = Buffer.concat([...this.#begun, piece.subarray(from, end)]);
    this.#begun = [];
    this.#isTooLong = false;
    this.restBytes = 0;
    this.#begin(piece.subarray(end));
    return lines;
  }

  /** Undefined if empty or too long. */
  get rest(): Buffer | undefined {
    return this.restBytes === 0 || this.#isTooLong ? undefined : Buffer.concat(this.#begun);
  }

  #begin(piece: Buffer): void {
    this.restBytes += piece.length;
    if (this.restBytes > MAX_LINE_BYTES) {
      this.#isTooLong = true;
      this.#begun = [];
    } else if (piece.length > 0) this.#begun.push(piece);
  }
}

interface Part {
  readonly from: number;
  readonly to: number;
}

async function* chunksOf(handle: FileHandle, { from, to }: Part): AsyncGenerator<Buffer> {
  let at = from;
  let next = readChunk(handle, { from, to });
  try {
    for (;;) {
      const piece = await next;
      if (piece.length === 0) return;
      at += piece.length;
      next = readChunk(handle, { from: at, to });
      yield piece;
    }
  } finally {
    // The file must not be closed during a read.
    await Promise.allSettled([next]);
  }
}

/** Empty at the end. */
async function readChunk(handle: FileHandle, { from, to }: Part): Promise<Buffer> {
  const piece = Buffer.allocUnsafe(Math.min(CHUNK_BYTES, to - from));
  if (piece.length === 0) return piece;
  const { bytesRead } = await handle.read(piece, 0, piece.length, from);
  return piece.subarray(0, bytesRead);
}
