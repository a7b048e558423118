/** A line behind its number. */
export interface NumberedLine {
  readonly number: number;
  /** May begin with a blank of the gutter. */
  readonly rest: string;
  /** The gutter ends with a tab, which is all of it. */
  readonly isTab: boolean;
  /** `10→`, which no code has. */
  readonly isArrow: boolean;
}

/** `10|`, `10→`, `10:`, `10.`, `10)`, `[10]`, `L10:`, `Line 10:`, `10` and a tab. */
const NUMBERED = /^\s*(?:L(?:ine )?)?(?:\[(\d{1,6})\]:?|(\d{1,6})(\t|[ \t]*[|│┃→]|[:.)](?!\d)))(.*)$/i;
/** Where `1: low` is a key and `1. low` an item. */
const SET_OFF = /^\s*()(\d{1,6})(\t|[ \t]*[|│┃→])(.*)$/;

export function numberedLine(line: string, isText: boolean): NumberedLine | undefined {
  const match = (isText ? SET_OFF : NUMBERED).exec(line);
  if (match === null) return undefined;
  const [, bracketed, bare, mark = '', rest = ''] = match;
  return { number: Number(bracketed || bare), rest, isTab: mark === '\t', isArrow: mark.endsWith('→') };
}
