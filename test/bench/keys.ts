import { chooseContext } from '../../src/core/completion/context/context.ts';
import { KnownDocument } from '../../src/core/completion/context/knownDocument.ts';
import type { Snippet } from '../../src/core/completion/context/snippet.ts';
import type { Draft, NewDraft } from '../../src/core/completion/fit/draft.ts';
import { CompletionPipeline } from '../../src/core/completion/request/pipeline.ts';
import {
  AROUND_BUDGET,
  HOLE_BUDGET,
  type Hole,
  type HoleBudget,
  type LineSource,
  takeHole,
} from '../../src/core/document/hole.ts';
import { FakeClock, settled } from '../support/fakeClock.ts';
import { draftWith, installedGrammars } from '../support/grammars.ts';
import { ScriptedProvider } from '../support/scriptedProvider.ts';
import { unlimited } from '../support/unlimited.ts';
import type { Figure } from './figure.ts';
import { TurnClock } from './turnClock.ts';

/** At the 99th percentile, in a document of any length. */
const PER_KEY_MS = 2;
const DOCUMENT_LINES = [100, 10_000, 100_000];
/** The same keys several times; the shortest time of each counts, without other processes' work. */
const PLAYS = 9;
/** Until then the code is compiled and its types are known. */
const COLD_PLAYS = 2;
/** Number of keys between pauses, in which a request is sent. Its answer differs. */
const ASK_EVERY_KEYS = 12;
const PAUSE_MS = 400;
/** Blocks of words cost more than brackets: the grammar follows the answer line by line. */
const LANGUAGES = ['typescript', 'ruby'] as const;
type LanguageId = (typeof LANGUAGES)[number];
/** The extension looks at ten other documents (contextSources.ts). */
const OTHER_DOCUMENTS = 10;
const OTHER_LINES = 450;
const HEAD_LINES = 150;

const ANSWER = [
  'const known = new Map<string, number>();',
  "  const first = words.at(0) ?? '';",
  '  let longest = first.length;',
  '  words.forEach(word => known.set(word, word.length));',
  '  longest = Math.max(longest, ...known.values());',
  '  const shortest = sorted.findLast(word => word.length < longest);',
].join('\n');
const ASTRAY = 'const [rows, columns] = dimensions(grid) ?? [0, 0];';

/** In milliseconds. */
interface KeyTimes {
  /** Before the editor has its answer, or knows that there is none yet. */
  readonly turn: number;
  /** Later, for the request: the prompt, and reading its answer, with the grammar. */
  readonly request: number;
  /** The longest that a next key would have had to wait. */
  readonly longest: number;
}

/** Our own work for each key without an editor around it: the core, on one thread, grammars included. */
export async function measureKeys(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const languageId of LANGUAGES) {
    await GRAMMARS.load(languageId);
    for (const lines of DOCUMENT_LINES) figures.push(...(await measureIn(languageId, lines)));
  }
  return [...figures, await measureFirstUse()];
}

async function measureIn(languageId: LanguageId, lines: number): Promise<Figure[]> {
  const plays: KeyTimes[][] = [];
  for (let play = 0; play < COLD_PLAYS + PLAYS; play++) plays.push(await typeThrough(languageId, lines));
  const keys = shortest(plays.slice(COLD_PLAYS));
  const name = `our work per key, ${lines.toLocaleString('en')} lines of ${languageId}`;
  const target = { of: 'p99', atMost: PER_KEY_MS } as const;
  const requests = keys.filter(({ request }) => request > 0);
  return [
    { name: `${name}: all of it`, unit: 'ms', samples: keys.map(({ turn, request }) => turn + request), target },
    { name: `${name}: … longest turn`, unit: 'ms', samples: keys.map(({ longest }) => longest), target },
    { name: `${name}: … before the editor has its answer`, unit: 'ms', samples: keys.map(({ turn }) => turn) },
    { name: `${name}: … for a request`, unit: 'ms', samples: requests.map(({ request }) => request) },
  ];
}

/** Longest wait of a key while a grammar is loaded and first used. */
async function measureFirstUse(): Promise<Figure> {
  const samples: number[] = [];
  for (const languageId of GRAMMAR_LANGUAGES) {
    const grammars = installedGrammars();
    let isOver = false;
    const loaded = grammars.load(languageId).then(async () => {
      await grammars.syntaxOf(languageId)?.open(LINES.typescript.join('\n'), '');
      isOver = true;
    });
    let longest = 0;
    for (let last = performance.now(); !isOver; ) {
      await nextTurn();
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
    }
    await loaded;
    samples.push(longest);
  }
  return { name: "a grammar's first use: longest turn, each grammar once", unit: 'ms', samples };
}

function nextTurn(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve));
}

/** Types along an answer, and then away from everything. */
async function typeThrough(languageId: LanguageId, lines: number): Promise<KeyTimes[]> {
  const desk = new Desk(languageId, lines);
  await desk.press('c', 100);
  desk.model.streams.at(-1)?.say(ANSWER.slice(1));
  await settled();
  const keys: KeyTimes[] = [];
  for (const character of ANSWER.slice(1)) keys.push(await desk.press(character, 0));
  for (let key = 0; key < ASTRAY.length * 4; key++) {
    keys.push(await desk.press(ASTRAY.charAt(key % ASTRAY.length), key % ASK_EVERY_KEYS === 0 ? PAUSE_MS : 0));
    desk.model.streams.at(-1)?.say('nothing like it;\n');
    await settled();
  }
  await desk.pipeline.close();
  return keys;
}

const TURNS = new TurnClock();
const GRAMMARS = installedGrammars([], TURNS);
/** One for each grammar. */
const GRAMMAR_LANGUAGES =
  'typescript typescriptreact javascript python go rust java cpp csharp ruby php shellscript'.split(' ');

class Desk {
  readonly model = new ScriptedProvider();
  readonly #clock = new FakeClock();
  readonly #document: string[];
  readonly #line: number;
  readonly #languageId: LanguageId;
  readonly #others: readonly KnownDocument[];
  #chosen: readonly Snippet[] = [];
  #written: string[] = [''];
  #turnsMs: number[] = [];
  #drafting: Promise<Draft> | undefined;

  readonly pipeline = new CompletionPipeline({
    newDraft: options => {
      const draft = this.#newDraft(options);
      this.#drafting = draft;
      return draft;
    },
    provider: unlimited(this.model, { clock: this.#clock }),
    options: () => ({ model: 'm', debounce: 'auto', maxLines: 12 }),
    gate: { allows: () => true },
    clock: this.#clock,
    onLiveChange: () => undefined,
    onRecord: () => undefined,
  });

  constructor(languageId: LanguageId, lines: number) {
    const unit = LINES[languageId];
    const textOf = (length: number) => Array.from({ length }, (_, index) => unit[index % unit.length] ?? '');
    this.#line = Math.floor(lines / 2 / unit.length) * unit.length;
    this.#document = textOf(lines);
    this.#languageId = languageId;
    this.#others = Array.from({ length: OTHER_DOCUMENTS }, (_, index) =>
      KnownDocument.of({ path: `other${index}`, languageId, lines: textOf(OTHER_LINES) }),
    );
  }

  async press(character: string, thenMs: number): Promise<KeyTimes> {
    if (character === '\n') this.#written.push('');
    else this.#written[this.#written.length - 1] += character;
    this.#turnsMs = [];
    const question = new AbortController();
    const start = performance.now();
    const position = { line: this.#line + this.#written.length - 1, character: this.#written.at(-1)?.length ?? 0 };
    if (this.pipeline.busy) this.pipeline.cursorMoved('a.ts', this.#version(), this.#hole(position, HOLE_BUDGET));
    const hole = this.#hole(position, HOLE_BUDGET);
    const outcome = this.pipeline.complete(
      {
        documentId: 'a.ts',
        version: this.#version(),
        position,
        path: 'a.ts',
        hole,
        context: () => this.#timed(() => this.#context(hole, position.line)),
        around: () => this.#timed(() => this.#hole(position, AROUND_BUDGET)),
        trigger: 'automatic',
        lastChange: 'typed',
      },
      question.signal,
    );
    const turn = performance.now() - start;
    this.#turnsMs = [];
    await this.#clock.advance(thenMs);
    question.abort();
    await outcome;
    await settled();
    await this.#drafting;
    const request = this.#turnsMs.reduce((sum, ms) => sum + ms, 0);
    return { turn, request, longest: Math.max(turn, ...this.#turnsMs) };
  }

  #context(hole: Hole, line: number): readonly Snippet[] {
    const head = this.#document.slice(0, HEAD_LINES).join('\n');
    const documents = this.#others;
    this.#chosen = chooseContext({ hole, path: 'a.ts', head, documents, line, edits: [], earlier: this.#chosen });
    return this.#chosen;
  }

  #version(): number {
    return this.#written.join('\n').length;
  }

  #hole(position: { line: number; character: number }, budget: HoleBudget) {
    const lines: LineSource = { lineCount: this.#document.length, line: index => this.#lineAt(index) };
    return takeHole({ lines, position, budget, languageId: this.#languageId, eol: '\n', indentUnit: '  ' });
  }

  #lineAt(index: number): string {
    const own = this.#written[index - this.#line];
    return own ?? this.#document[index] ?? '';
  }

  #timed<T>(run: () => T): T {
    const start = performance.now();
    const value = run();
    this.#turnsMs.push(performance.now() - start);
    return value;
  }

  async #newDraft(options: Parameters<NewDraft>[0]): Promise<Draft> {
    let draft: Draft | undefined;
    const turns = await TURNS.turnsOf(async () => {
      draft = await draftWith(GRAMMARS, options);
    });
    this.#turnsMs.push(...turns);
    if (draft === undefined) throw new Error('no draft was made');
    return draft;
  }
}

const LINES: Readonly<Record<LanguageId, readonly string[]>> = {
  typescript: [
    'export function total(prices: readonly number[], factor = 1): number {',
    '  let sum = 0;',
    '  for (const price of prices) {',
    "    if (price < 0) throw new RangeError('less than nothing');",
    '    sum += price * factor; // in cents',
    '  }',
    '  return Math.round(sum);',
    '}',
    '',
  ],
  ruby: [
    'def total(prices, factor = 1)',
    '  sum = 0',
    '  prices.each do |price|',
    "    raise ArgumentError, 'less than nothing' if price.negative?",
    '    sum += price * factor # in cents',
    '  end',
    '  sum.round',
    'end',
    '',
  ],
};

/** Of each key its shortest time. */
function shortest(plays: readonly (readonly KeyTimes[])[]): KeyTimes[] {
  const [first = []] = plays;
  return first.map((_, key) => {
    const least = (of: keyof KeyTimes) => Math.min(...plays.map(play => play[key]?.[of] ?? Number.POSITIVE_INFINITY));
    return { turn: least('turn'), request: least('request'), longest: least('longest') };
  });
}
