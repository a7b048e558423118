import type { BillItem } from '../../support/modelServer/bill.ts';
import { CORE_WAIT_MS } from './editor.ts';
import { fullCostNanoDollars } from './model.ts';

/** Of one request, as the extension's own record has it. */
export interface RequestTimes {
  readonly aborted: boolean;
  readonly waitMs: number;
  /** Absent where nothing could be shown. */
  readonly firstPaintMs: number | undefined;
}

/** Some texts, written with and without suggestions. */
export interface Tally {
  readonly presses: number;
  readonly pressesAlone: number;
  readonly timeMs: number;
  readonly timeAloneMs: number;
  readonly requests: readonly RequestTimes[];
  readonly bill: readonly BillItem[];
  /** In characters. */
  readonly knownChars: number;
  readonly chars: number;
}

export function sum(tallies: readonly Tally[]): Tally {
  const total = (pick: (tally: Tally) => number) => tallies.reduce((all, tally) => all + pick(tally), 0);
  return {
    presses: total(tally => tally.presses),
    pressesAlone: total(tally => tally.pressesAlone),
    timeMs: total(tally => tally.timeMs),
    timeAloneMs: total(tally => tally.timeAloneMs),
    requests: tallies.flatMap(({ requests }) => requests),
    bill: tallies.flatMap(({ bill }) => bill),
    knownChars: total(tally => tally.knownChars),
    chars: total(tally => tally.chars),
  };
}

export interface Figures {
  readonly keys: number;
  readonly keysSaved: number;
  readonly keysSavedShare: number;
  /** The share of the text that this seed's model knows: the maximum that can be saved. */
  readonly knownShare: number;
  readonly requests: number;
  readonly promptTokens: number;
  readonly cachedTokens: number;
  readonly cacheableShare: number;
  readonly outputTokens: number;
  /** Before any prompt cache discount, and after; in millionths of a dollar. */
  readonly microDollarsPerSavedKey: number;
  readonly microDollarsPerSavedKeyCached: number;
  readonly abortedShare: number;
  /** From the key to the first text of a request's answer. */
  readonly firstPaintMedianMs: number;
  readonly firstPaintP90Ms: number;
  /** Time to write it all, as a share of the time without suggestions. */
  readonly timeShare: number;
}

export function figuresOf(tally: Tally): Figures {
  const { bill, requests, presses, pressesAlone } = tally;
  const keysSaved = pressesAlone - presses;
  const total = (pick: (item: BillItem) => number) => bill.reduce((all, item) => all + pick(item), 0);
  const promptTokens = total(item => item.promptTokens);
  const cachedTokens = total(item => item.cachedTokens);
  const paints = requests
    .flatMap(({ firstPaintMs, waitMs }) => (firstPaintMs === undefined ? [] : [CORE_WAIT_MS + waitMs + firstPaintMs]))
    .sort((a, b) => a - b);
  return {
    keys: pressesAlone,
    keysSaved,
    keysSavedShare: keysSaved / pressesAlone,
    knownShare: tally.knownChars / tally.chars,
    requests: bill.length,
    promptTokens,
    cachedTokens,
    cacheableShare: cachedTokens / promptTokens,
    outputTokens: total(item => item.outputTokens),
    microDollarsPerSavedKey: total(fullCostNanoDollars) / 1_000 / keysSaved,
    microDollarsPerSavedKeyCached: total(item => item.costNanoDollars) / 1_000 / keysSaved,
    abortedShare: requests.filter(({ aborted }) => aborted).length / requests.length,
    firstPaintMedianMs: paints[Math.floor(paints.length / 2)] ?? 0,
    firstPaintP90Ms: paints[Math.floor(paints.length * 0.9)] ?? 0,
    timeShare: tally.timeMs / tally.timeAloneMs,
  };
}

const percent = (share: number) => `${(share * 100).toFixed(1)}%`;

const COLUMNS: readonly (readonly [string, (figures: Figures) => string])[] = [
  ['keys', ({ keys }) => String(keys)],
  ['saved', ({ keysSavedShare }) => percent(keysSavedShare)],
  ['known', ({ knownShare }) => percent(knownShare)],
  ['requests', ({ requests }) => String(requests)],
  ['prompt', ({ promptTokens }) => String(promptTokens)],
  ['cached', ({ cacheableShare }) => percent(cacheableShare)],
  ['output', ({ outputTokens }) => String(outputTokens)],
  ['µ$/saved key', ({ microDollarsPerSavedKey }) => microDollarsPerSavedKey.toFixed(1)],
  ['with cache', ({ microDollarsPerSavedKeyCached }) => microDollarsPerSavedKeyCached.toFixed(1)],
  ['aborted', ({ abortedShare }) => percent(abortedShare)],
  [
    'first paint',
    ({ firstPaintMedianMs, firstPaintP90Ms }) => `${Math.round(firstPaintMedianMs)}/${Math.round(firstPaintP90Ms)} ms`,
  ],
  ['time', ({ timeShare }) => percent(timeShare)],
];

/** A table in Markdown: one row for each name. */
export function table(rows: readonly (readonly [string, Figures])[]): string {
  const cells = [
    ['', ...COLUMNS.map(([title]) => title)],
    ...rows.map(([name, figures]) => [name, ...COLUMNS.map(([, show]) => show(figures))]),
  ];
  const widths = cells[0]?.map((_, column) => Math.max(...cells.map(row => row[column]?.length ?? 0))) ?? [];
  const [head = '', ...body] = cells.map(
    row =>
      `| ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join(' | ')} |`,
  );
  const rule = `|${widths.map((width, column) => (column === 0 ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|`;
  return [head, rule, ...body].join('\n');
}
