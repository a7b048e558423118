import type { Steps } from '../../steps.ts';
import { languageOf } from '../../syntax/language.ts';
import { everyLine, filterLines, mapLines } from '../../text/lineSteps.ts';
import { isBlank } from '../../text/lines.ts';
import { numberedLine } from '../numberedLine.ts';

export interface GutterContext {
  readonly languageId: string;
  /** The lines that the answer replaces: what they begin with is code. */
  readonly own: readonly string[];
  /** 1-based, of the first one. */
  readonly firstNumber: number;
}

/** Removes numbers or quotation marks before every line. */
export function* withoutGutter(lines: readonly string[], context: GutterContext): Steps<readonly string[]> {
  const nonBlank = yield* filterLines(lines, line => !isBlank(line));
  const [first] = nonBlank;
  if (first === undefined) return lines;
  const { family } = languageOf(context.languageId);
  const isText = family === 'prose' || family === 'data';
  if (
    !isText &&
    (yield* everyLine(nonBlank, line => QUOTED.test(line))) &&
    !context.own.some(line => QUOTED.test(line))
  )
    return yield* mapLines(lines, line => line.replace(QUOTED, ''));
  // Text may be a list, but none that counts the file's lines.
  const { firstNumber } = context;
  const isPlaced = firstNumber > 1 && numberedLine(first, false)?.number === firstNumber;
  const isList = isText && !isPlaced;
  const numbered = yield* mapLines(nonBlank, line => numberedLine(line, isList));
  const start = numbered[0]?.number ?? Number.NaN;
  const isCounted = numbered.every((line, index) => line?.number === start + index);
  if (!isCounted || isOwn(context, isList)) return lines;
  if (nonBlank.length === 1 && !isOneNumbered(first, context)) return lines;
  if (nonBlank.length < FEW_LINES && numbered[0]?.isBare === true) return lines;
  const isSpaced = numbered.every(line => line === undefined || line.rest === '' || line.rest.startsWith(' '));
  return numbered.flatMap(line =>
    line === undefined ? [] : [isSpaced && !line.isTab ? line.rest.slice(1) : line.rest],
  );
}

/** Rows of numbers may be data. */
const FEW_LINES = 3;

const QUOTED = /^ {0,3}>(?: |$)/;

/** The replaced lines have numbers themselves: `1: low`. */
function isOwn({ own }: GutterContext, isText: boolean): boolean {
  const [first] = own.filter(line => !isBlank(line));
  return first !== undefined && numberedLine(first, isText) !== undefined;
}

/** Its own number in the file, before something that begins as the replaced line does. */
function isOneNumbered(line: string, { own, firstNumber }: GutterContext): boolean {
  const { number, rest = '', isArrow } = numberedLine(line, false) ?? {};
  const word = /[\w$]+/.exec(rest)?.[0];
  return (
    isArrow === true ||
    number === firstNumber ||
    own.some(old => word !== undefined && /[\w$]+/.exec(old)?.[0] === word)
  );
}
