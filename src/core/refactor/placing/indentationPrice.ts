import { Pace, type Steps } from '../../steps.ts';
import { beginsCloser, isDirective, opensBlock } from '../../syntax/blockLines.ts';
import type { DestinationLines } from '../../syntax/destination.ts';
import { type Language, languageOf } from '../../syntax/language.ts';
import { CODE, scanInSteps } from '../../syntax/quoting.ts';
import { indentationOf, indentationWidth, isBlank } from '../../text/lines.ts';
import { isCloser } from './distinctiveLines.ts';
import type { IndentationReading } from './indentationReadings.ts';

/** A line that both have, at another depth: `return a;` was at four spaces and isn't any more. */
const MOVED_LINE = 2;
/** The same for `}` or `>`, of which there are many. */
const MOVED_MARK = 1;
/** A new block around old lines moves all of them. */
const MOST_MOVED = 4;
/** `}` at another depth than the line that it closes. */
const MOVED_CLOSER = 2;
/** A line deeper than the complete one above it. */
const DEEPER_STEP = 2;
/** A line not deeper than the one that opens its block. */
const EMPTY_BLOCK = 5;
/** Blocks whose steps aren't the unit. One column is no step: ` public:`. */
const ODD_STEPS = 2;
/** Lines less deep than all old ones. */
const LEFT_BLOCK = 5;
/** The answer's steps aren't the document's. */
const OTHER_STEP = 1;

interface Layout {
  /** Depths of the lines, by their text. */
  readonly depths: Map<string, Set<string>>;
  least: number;
  /** Of closing lines that have no opening one here. */
  readonly unmatched: number[];
  movedClosers: number;
  stepPrice: number;
  /** Into blocks. */
  readonly steps: Set<number>;
}

/** Prices the faults in the indentation of `lines` in the place of the old ones. Zero for most answers. */
export class IndentationPrice {
  readonly #languageId: string;
  readonly #unit: number;
  readonly #old: Layout;

  private constructor(languageId: string, unit: number, old: Layout) {
    this.#languageId = languageId;
    this.#unit = unit;
    this.#old = old;
  }

  static *of({ languageId, old }: DestinationLines, unit = '    '): Steps<IndentationPrice> {
    return new IndentationPrice(languageId, indentationWidth(unit), yield* layoutOf(old, languageOf(languageId)));
  }

  /** Infinite for a scale that moves lines which both have, or doesn't lead to the document's steps. */
  *priceOf({ lines, scale }: Pick<IndentationReading, 'lines' | 'scale'>): Steps<number> {
    const layout = yield* layoutOf(lines, languageOf(this.#languageId));
    const moved = yield* this.#movedLines(layout);
    const oddSteps = [...layout.steps].filter(step => step !== this.#unit);
    if (scale !== 1 && (moved > 0 || oddSteps.length > 0)) return Number.POSITIVE_INFINITY;
    const { unmatched } = this.#old;
    const movedClosers = layout.unmatched.filter((width, at) => (unmatched[at] ?? width) !== width).length;
    return (
      Math.min(MOST_MOVED, moved) +
      MOVED_CLOSER * (layout.movedClosers + movedClosers) +
      layout.stepPrice +
      (oddSteps.some(step => step > 1) ? ODD_STEPS : 0) +
      (layout.least < this.#old.least ? LEFT_BLOCK : 0) +
      (scale === 1 ? 0 : OTHER_STEP)
    );
  }

  *#movedLines({ depths }: Layout): Steps<number> {
    const pace = new Pace();
    let price = 0;
    for (const [text, own] of depths) {
      if (pace.isDue(text.length)) yield;
      const old = this.#old.depths.get(text);
      if (old === undefined) continue;
      const moved = [...own].filter(depth => !old.has(depth)).length;
      price += moved * (isCloser(text, this.#languageId) ? MOVED_MARK : MOVED_LINE);
    }
    return price;
  }
}

function* layoutOf(lines: readonly string[], language: Language): Steps<Layout> {
  const scanned = yield* scanInSteps(lines, language);
  const pace = new Pace();
  const layout: Layout = {
    ...{ depths: new Map(), least: Number.POSITIVE_INFINITY, unmatched: [] },
    ...{ movedClosers: 0, stepPrice: 0, steps: new Set() },
  };
  const open: number[] = [];
  let above: string | undefined;
  for (const [at, line] of lines.entries()) {
    if (pace.isDue(line.length)) yield;
    const isCode = at === 0 || scanned[at - 1]?.after.kind === CODE.kind;
    if (!isCode || isBlank(line) || isDirective(line, language)) continue;
    layout.least = Math.min(layout.least, indentationWidth(line));
    const depths = layout.depths.get(line.trim()) ?? new Set();
    layout.depths.set(line.trim(), depths.add(indentationOf(line)));
    matchBrackets(line, scanned[at]?.code ?? '', open, layout);
    const step = above === undefined ? undefined : stepBetween(above, line, language);
    if (step === 'empty' || step === 'deeper') layout.stepPrice += step === 'empty' ? EMPTY_BLOCK : DEEPER_STEP;
    else if (step !== undefined) layout.steps.add(step);
    above = line;
  }
  return layout;
}

/** @param open widths of the lines that opened brackets */
function matchBrackets(line: string, code: string, open: number[], layout: Layout): void {
  const width = indentationWidth(line);
  for (const { 0: bracket, index } of code.trimStart().matchAll(/[()[\]{}]/g)) {
    if ('([{'.includes(bracket)) {
      open.push(width);
      continue;
    }
    const opened = open.pop();
    if (index > 0) continue;
    if (opened === undefined) layout.unmatched.push(width);
    else if (opened !== width) layout.movedClosers += 1;
  }
}

/** `<ul class="a">`, `{#if a}` */
const OPENS_ELEMENT = /^\s*(?:<[A-Za-z]|\{[#:])/;

/** The step into a block, if `above` opens one. 'deeper': it doesn't, and is complete. */
function stepBetween(above: string, line: string, language: Language): number | 'empty' | 'deeper' | undefined {
  const isItem = language.family === 'data' && /^\s*- /.test(above);
  const step = indentationWidth(line) - indentationWidth(above) - (isItem ? 2 : 0);
  if (beginsCloser(line, language)) return undefined;
  if (language.family === 'markup' && OPENS_ELEMENT.test(above)) {
    if (step > 0) return step;
    return isOpenElement(above) ? 'empty' : undefined;
  }
  if (opensBlock(above, language)) return step > 0 ? step : 'empty';
  return step > 0 && isComplete(above) ? 'deeper' : undefined;
}

/** `<div>`, not `<br>` or `<p>a</p>` */
function isOpenElement(line: string): boolean {
  return /^\s*<(?!(?:br|hr|img|input|link|meta|li|p|dt|dd|option|html|body|head)\b)[A-Za-z][^<>]*(?<!\/)>\s*$/i.test(
    line,
  );
}

/** `a;`, `}`, `a: 1,` */
function isComplete(line: string): boolean {
  const count = (brackets: RegExp) => line.match(brackets)?.length ?? 0;
  return /[;}]\s*$/.test(line) || (/,\s*$/.test(line) && count(/[([{]/g) === count(/[)\]}]/g));
}
