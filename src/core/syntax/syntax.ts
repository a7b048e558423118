import type { Clock } from '../clock.ts';
import type { Steps } from '../steps.ts';
import { isBlank, lastLine } from '../text/lines.ts';
import type { Mode } from './bracketState.ts';
import type { FaultsIn } from './faults/faults.ts';
import { grammarFaults } from './faults/grammarFaults.ts';
import { type Grammar, grammarOf, RUNTIME_FILE } from './grammar.ts';
import { languageOf } from './language.ts';
import { type LiteralParts, type Literals, literalQuery, literalsIn } from './literalQuery.ts';
import { modeAtEnd } from './modeAtEnd.ts';
import { ParsedWindow } from './parsedWindow.ts';
import { SlicedParser } from './slicedParser.ts';
import { type ParserParts, WordBrackets } from './wordBrackets.ts';

export type { WordBrackets } from './wordBrackets.ts';

type Runtime = typeof import('web-tree-sitter');

/**
 * Characters around the cursor's line that are parsed: a function, in about a millisecond. Text after the cursor would
 * make the code incomplete, and parsing three times as slow.
 */
const NEAR: Reach = { before: 1_500, after: 0 };
/** The grammar reads a cut block of words better with some text after it. */
const NEAR_IN_WORDS: Reach = { before: 3_000, after: 150 };

const MAX_LINE_CHARS = 400;

/** Characters around the cursor in which readings of an answer are compared. */
const WINDOW: Reach = { before: 1_200, after: 300 };

interface Reach {
  readonly before: number;
  readonly after: number;
}

export interface GrammarSource {
  /** Reads a grammar or the runtime. */
  readonly read: (file: string) => Promise<Uint8Array>;
  /** Once for each language. */
  readonly onFailure: (languageId: string, error: unknown) => void;
  readonly clock: Clock;
}

/** Loads grammars on first use. */
export class Grammars {
  readonly #source: GrammarSource;
  readonly #loaded = new Map<string, Syntax | undefined>();
  readonly #loading = new Map<string, Promise<void>>();
  #runtime: Promise<Runtime> | undefined;

  constructor(source: GrammarSource) {
    this.#source = source;
  }

  /** Undefined while loading, which the first call starts, and without a grammar. */
  syntaxOf(languageId: string): Syntax | undefined {
    if (!this.#loaded.has(languageId)) void this.load(languageId);
    return this.#loaded.get(languageId);
  }

  /** Never rejects. */
  load(languageId: string): Promise<void> {
    const grammar = grammarOf(languageId);
    if (grammar === undefined || this.#loaded.has(languageId)) {
      return Promise.resolve();
    }
    const loading = this.#loading.get(languageId) ?? this.#load(languageId, grammar);
    this.#loading.set(languageId, loading);
    return loading;
  }

  async #load(languageId: string, grammar: Grammar): Promise<void> {
    try {
      this.#runtime ??= this.#start();
      const { Edit, Language, Parser, Query } = await this.#runtime;
      const language = await Language.load(await this.#source.read(grammar.file));
      const [opening, parser] = [new Parser().setLanguage(language), new Parser().setLanguage(language)];
      const { clock } = this.#source;
      const { loneClosers } = languageOf(languageId);
      const parts = { parser, grammar, loneClosers, Edit, opening: new SlicedParser(opening, clock) };
      const faultsIn: FaultsIn = text => grammarFaults(text, { Parser, language });
      const query = lazily(() => new Query(language, literalQuery(grammar)));
      const literalParts = () => ({ parser: new Parser().setLanguage(language), query: query() });
      this.#loaded.set(languageId, new Syntax({ ...parts, faultsIn, literalParts }));
    } catch (error) {
      this.#loaded.set(languageId, undefined);
      this.#source.onFailure(languageId, error);
    }
  }

  async #start(): Promise<Runtime> {
    const runtime = await import('web-tree-sitter');
    const wasmBinary = await this.#source.read(RUNTIME_FILE);
    await runtime.Parser.init({ wasmBinary });
    return runtime;
  }
}

interface SyntaxParts extends ParserParts {
  readonly opening: SlicedParser;
  readonly faultsIn: FaultsIn;
  readonly literalParts: () => Omit<LiteralParts, 'lead'>;
}

export class Syntax {
  readonly #parts: ParserParts;
  readonly #opening: SlicedParser;
  /** Of a whole file. */
  readonly faultsIn: FaultsIn;
  readonly #literalParts: () => Omit<LiteralParts, 'lead'>;

  constructor({ opening, faultsIn, literalParts, ...parts }: SyntaxParts) {
    this.#parts = parts;
    this.#opening = opening;
    this.faultsIn = faultsIn;
    this.#literalParts = literalParts;
  }

  /** Strings and comments of a whole text or a piece. Undefined if the parser gives up. */
  literals(text: string): Steps<Literals | undefined> {
    return literalsIn(text, { ...this.#literalParts(), lead: this.#leadOf(text) });
  }

  /** Undefined if the parser gives up, or `signal` aborts. */
  async open(prefix: string, suffix: string, signal?: AbortSignal): Promise<SyntaxReading | undefined> {
    const hasWords = Object.keys(this.#parts.grammar.words).length > 0;
    const reach = hasWords ? NEAR_IN_WORDS : NEAR;
    const before = prefix.slice(startOf(prefix, reach.before));
    const text = { before, after: restOf(suffix, reach.after) };
    const lead = this.#leadOf(before);
    const tree = await this.#opening.parse(lead + text.before + text.after, signal);
    if (tree === undefined) return undefined;
    const mode = modeAtEnd(tree, lead + before);
    // Only text behind other text on its line has several ways to begin.
    const window = isBlank(lastLine(prefix)) ? undefined : await this.#windowAround(prefix, suffix, signal);
    if (hasWords)
      return { chars: before.length, mode, window, words: new WordBrackets({ ...this.#parts, ...text, tree }) };
    tree.delete();
    return { chars: before.length, mode, window, words: undefined };
  }

  async #windowAround(prefix: string, suffix: string, signal?: AbortSignal): Promise<ParsedWindow | undefined> {
    const { parser, Edit } = this.#parts;
    const near = prefix.slice(startOf(prefix, WINDOW.before));
    const before = this.#leadOf(near) + near;
    const after = suffix.length <= WINDOW.after ? suffix : restOf(suffix, WINDOW.after);
    const tree = await this.#opening.parse(before + after, signal);
    return tree && new ParsedWindow({ parser, Edit, tree, before, after });
  }

  /** `<?php ` */
  #leadOf(before: string): string {
    const { lead } = this.#parts.grammar;
    if (lead === undefined) return '';
    const begins = before.indexOf('<?');
    const ends = before.indexOf('?>');
    return begins < 0 || (ends >= 0 && ends < begins) ? `${lead} ` : '';
  }
}

export interface SyntaxReading {
  /** Parsed before the cursor. */
  readonly chars: number;
  /** Undefined if the grammar can't tell. */
  readonly mode: Mode | undefined;
  /** To compare texts at the cursor by their parse errors, where its line isn't blank before it. */
  readonly window: ParsedWindow | undefined;
  /** Only for languages whose blocks have words; `readBrackets` reads the others. */
  readonly words: WordBrackets | undefined;
}

function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** A line at the left edge is unlikely to be inside a string or comment. */
function startOf(prefix: string, chars: number): number {
  const from = prefix.length - chars;
  if (from <= 0) return 0;
  const edge = prefix.slice(from).search(/\n(?=[A-Za-z@])/);
  return edge < 0 ? prefix.indexOf('\n', from) + 1 : from + edge + 1;
}

function restOf(suffix: string, chars: number): string {
  const line = suffix.slice(0, MAX_LINE_CHARS).split('\n', 1)[0] ?? '';
  return suffix.slice(0, Math.max(line.length, suffix.lastIndexOf('\n', chars)));
}
