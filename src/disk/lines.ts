import type { FileHandle } from 'node:fs/promises';

/** Small enough that the lines of one piece are read in two milliseconds: between two the editor has its turn. */
const PIECE_BYTES = 64 * 1024;

const LINE_END = 0x0a;

export interface Reading {
  /** A whole line, without its end; never a blank one. */
  readonly onLine: (line: string) => void;
  /** The last line, which nothing follows yet: whole, or not yet. True if it is whole. */
  readonly onLast: (line: string) => boolean;
}

/**
 * Reads the lines between two offsets, in pieces.
 * @returns the offset up to which lines were read: where the last one begins if that is not whole
 */
export async function readLines(
  handle: FileHandle,
  { from, to }: { readonly from: number; readonly to: number },
  { onLine, onLast }: Reading,
): Promise<number> {
  let rest = Buffer.alloc(0);
  let at = from;
  for await (const piece of piecesOf(handle, { from, to })) {
    at += piece.length;
    const bytes = Buffer.concat([rest, piece]);
    const end = bytes.lastIndexOf(LINE_END);
    if (end >= 0) {
      for (const line of bytes.toString('utf8', 0, end).split('\n')) if (line.trim() !== '') onLine(line);
    }
    rest = bytes.subarray(end + 1);
  }
  if (rest.length === 0 || onLast(rest.toString('utf8'))) return at;
  return at - rest.length;
}

/** The lines that begin with `start`, and only those; fast where they are few. */
export async function readLinesThat(
  handle: FileHandle,
  { start, to }: { readonly start: string; readonly to: number },
  onLine: (line: string) => void,
): Promise<void> {
  const wanted = Buffer.from(`\n${start}`);
  let rest = Buffer.from('\n');
  let at = 0;
  for await (const piece of piecesOf(handle, { from: 0, to })) {
    at += piece.length;
    const bytes = Buffer.concat([rest, piece]);
    const end = at >= to ? bytes.length : bytes.lastIndexOf(LINE_END);
    let found = bytes.indexOf(wanted);
    while (found >= 0 && found < end) {
      const lineEnd = bytes.indexOf(LINE_END, found + 1);
      const stop = lineEnd < 0 ? bytes.length : lineEnd;
      onLine(bytes.toString('utf8', found + 1, stop));
      found = bytes.indexOf(wanted, stop);
    }
    rest = Buffer.from(bytes.subarray(Math.max(0, end)));
  }
}

interface Part {
  readonly from: number;
  readonly to: number;
}

/** The disk has the next piece ready when the one before it is used up. */
async function* piecesOf(handle: FileHandle, { from, to }: Part): AsyncGenerator<Buffer> {
  let at = from;
  let next = readPiece(handle, { from, to });
  try {
    for (;;) {
      const piece = await next;
      if (piece.length === 0) return;
      at += piece.length;
      next = readPiece(handle, { from: at, to });
      yield piece;
    }
  } finally {
    // Whoever leaves early closes the file, which must not happen in the middle of a read.
    await Promise.allSettled([next]);
  }
}

/** An empty one at the end. */
async function readPiece(handle: FileHandle, { from, to }: Part): Promise<Buffer> {
  const piece = Buffer.allocUnsafe(Math.min(PIECE_BYTES, to - from));
  if (piece.length === 0) return piece;
  const { bytesRead } = await handle.read(piece, 0, piece.length, from);
  return piece.subarray(0, bytesRead);
}
