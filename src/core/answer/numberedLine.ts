/** A line behind its number. */
export interface NumberedLine {
  readonly number: number;
  /** May begin with a blank of the gutter. */
  readonly rest: string;
  /** The gutter ends with a tab, which is all of it. */
  readonly isTab: boolean;
  /** `10→`, which no code has. */
  readonly isArrow: boolean;
  /** Only a blank is between. */
  readonly isBare: boolean;
}

/** `10|`, `10→`, `10:`, `10.`, `10)`, `[10]`, `#10`, `L10:`, `Line 10:`, `10` and a tab or a blank. */
const NUMBERED = /^\s*(?:L(?:ine )?|[#[(])?(\d{1,6})(\t|[ \t]*[|│┃→]|[\])]?[:.)]?(?=[ \t]|$)|[\])]?[:)](?!\d))(.*)$/i;
/** Where `1: low` is a key and `1. low` an item. */
const SET_OFF = /^\s*(\d{1,6})(\t|[ \t]*[|│┃→])(.*)$/;

export function numberedLine(line: string, isText: boolean): NumberedLine | undefined {
  const match = (isText ? SET_OFF : NUMBERED).exec(line);
  if (match === null) return undefined;
  const [, number, mark = '', rest = ''] = match;
  return { number: Number(number), rest, isTab: mark === '\t', isArrow: mark.endsWith('→'), isBare: mark === '' };
}
