import { unixLines } from '../../text/documentLines.ts';
import type { Target } from './target.ts';

/** Without line ends and byte order mark. */
export interface TargetLines {
  readonly languageId: string;
  readonly all: readonly string[];
  /** `to`: after the last selected line. */
  readonly from: number;
  readonly to: number;
}

/** May go beyond the selection. */
export interface LineChange {
  readonly from: number;
  readonly to: number;
  readonly lines: readonly string[];
}

export function targetLinesOf({ languageId, text, start, end }: Target): TargetLines {
  const from = text.slice(0, start).split('\n').length - 1;
  const to = from + text.slice(start, end).split('\n').length;
  return {
    languageId,
    all: unixLines(text)
      .replace(/^\uFEFF/, '')
      .split('\n'),
    from,
    to,
  };
}

export function selectedLines({ all, from, to }: TargetLines): readonly string[] {
  return all.slice(from, to);
}
