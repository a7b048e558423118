import type { Node, Parser, Point, Tree } from 'web-tree-sitter';
import type { Clock } from '../clock.ts';
import { ownValue } from '../json.ts';
import { lastLine } from '../text/lines.ts';
import { BracketStack, type BracketState, CODE, type Mode, NOTHING_OPEN } from './bracketState.ts';
import { CLOSERS, type Grammar, grammarOf, OPENERS, RUNTIME_FILE } from './grammar.ts';
import { SlicedParser } from './slicedParser.ts';

type Runtime = typeof import('web-tree-sitter');

/**
 * Characters around the cursor that are parsed, beside its line: a function, in about a millisecond. What is above it,
 * brackets tell. With what is below a gap the code is broken, and takes a parser three times as long.
 */
const NEAR: Reach = { before: 1_500, after: 0 };
/**
 * Where blocks have words, only the grammar knows them: cut out of the middle of one it reads badly, and a little of what
 * follows tells what is open.
 */
const NEAR_IN_WORDS: Reach = { before: 3_000, after: 150 };

interface Reach {
  readonly before: number;
  readonly after: number;
}

export interface GrammarSource {
  /** The bytes of a grammar's file, or of the runtime's. */
  readonly read: (file: string) => Promise<Uint8Array>;
  /** Told once for each language whose grammar cannot be loaded. */
  readonly onFailure: (languageId: string, error: unknown) => void;
  readonly clock: Clock;
}

/** Loads grammars on their first use, one at a time and never in anybody's way. */
export class Grammars {
  readonly #source: GrammarSource;
  readonly #loaded = new Map<string, Syntax | undefined>();
  readonly #loading = new Map<string, Promise<void>>();
  #runtime: Promise<Runtime> | undefined;

  constructor(source: GrammarSource) {
    this.#source = source;
  }

  /** The language's syntax if it is here; the first question sends for it. Undefined also where there is none. */
  syntaxOf(languageId: string): Syntax | undefined {
    if (!this.#loaded.has(languageId)) void this.load(languageId);
    return this.#loaded.get(languageId);
  }

  /** Resolves when `syntaxOf` has its final answer. Never rejects. */
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
      const { Edit, Language, Parser } = await this.#runtime;
      const language = await Language.load(await this.#source.read(grammar.file));
      const [opening, parser] = [new Parser().setLanguage(language), new Parser().setLanguage(language)];
      const { clock } = this.#source;
      this.#loaded.set(languageId, new Syntax({ parser, grammar, Edit, opening: new SlicedParser(opening, clock) }));
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

interface ParserParts extends Pick<Runtime, 'Edit'> {
  /** For answers, which are read line by line. */
  readonly parser: Parser;
  readonly grammar: Grammar;
}

/** A language's grammar, ready to read. */
export class Syntax {
  readonly #parts: ParserParts;
  readonly #opening: SlicedParser;

  constructor({ opening, ...parts }: ParserParts & { readonly opening: SlicedParser }) {
    this.#parts = parts;
    this.#opening = opening;
  }

  /**
   * Opens the text around a cursor, of which only what is near is read. Undefined where the parser gives up, or once
   * `signal` aborts.
   */
  async open(prefix: string, suffix: string, signal?: AbortSignal): Promise<SyntaxReading | undefined> {
    const hasWords = Object.keys(this.#parts.grammar.words).length > 0;
    const reach = hasWords ? NEAR_IN_WORDS : NEAR;
    const before = prefix.slice(startOf(prefix, reach.before));
    const text = { before, after: restOf(suffix, reach.after) };
    const lead = this.#leadOf(before);
    const tree = await this.#opening.parse(lead + text.before + text.after, signal);
    if (tree === undefined) return undefined;
    const mode = modeIn(tree, lead + before);
    if (hasWords) return { chars: before.length, mode, words: new WordBrackets({ ...this.#parts, ...text, tree }) };
    tree.delete();
    return { chars: before.length, mode, words: undefined };
  }

  /** What has to stand before a text that was cut out of a file, so that it is read as code. */
  #leadOf(before: string): string {
    const { lead } = this.#parts.grammar;
    if (lead === undefined) return '';
    const begins = before.indexOf('<?');
    const ends = before.indexOf('?>');
    return begins < 0 || (ends >= 0 && ends < begins) ? `${lead} ` : '';
  }
}

interface OpenedParser extends ParserParts {
  readonly tree: Tree;
  readonly before: string;
  readonly after: string;
}

/** What the grammar says of the place at the cursor. */
export interface SyntaxReading {
  /** So many characters before the cursor were read. */
  readonly chars: number;
  /** In code, a comment or a string; undefined where the grammar cannot tell. */
  readonly mode: Mode | undefined;
  /** For a language whose blocks have words; the brackets of others need no grammar, and are so read farther. */
  readonly words: WordBrackets | undefined;
}

/** Which words and brackets are open, while an answer is put in at the cursor line by line. */
export class WordBrackets {
  readonly #opened: OpenedParser;
  readonly #types: string[];
  /** Where the text stands at the cursor, and what is behind the cursor taken alone. */
  readonly atCursor: BracketState;
  readonly below: BracketState;
  #tree: Tree;
  #answer = '';
  #end: Point;

  constructor(opened: OpenedParser) {
    const { before, after, grammar, tree } = opened;
    this.#opened = opened;
    this.#tree = tree;
    this.#types = [OPENERS, CLOSERS, grammar.words].flatMap(tokens => Object.keys(tokens));
    this.#types.push(...new Set(Object.values(grammar.words)));
    this.#end = advanced({ row: 0, column: 0 }, before);
    const start = { row: 0, column: 0 };
    this.atCursor = this.#fold({ brackets: NOTHING_OPEN, from: 0, to: before.length, start, end: this.#end });
    const bottom = advanced(this.#end, after);
    const to = before.length + after.length;
    this.below = this.#fold({ brackets: NOTHING_OPEN, from: before.length, to, start: this.#end, end: bottom });
  }

  /** Puts `text` in at the end of the answer and goes on from `brackets`; new offsets count from `text`. */
  next(text: string, brackets: BracketState): BracketState {
    const { before, after, parser, Edit } = this.#opened;
    const from = before.length + this.#answer.length;
    const startPosition = this.#end;
    const newEndPosition = advanced(startPosition, text);
    const edited = this.#tree;
    const change = { startIndex: from, oldEndIndex: from, newEndIndex: from + text.length };
    edited.edit(new Edit({ ...change, startPosition, oldEndPosition: startPosition, newEndPosition }));
    this.#answer += text;
    this.#end = newEndPosition;
    const tree = parser.parse(before + this.#answer + after, edited);
    if (tree === null) return { ...brackets, closings: [] };
    edited.delete();
    this.#tree = tree;
    return this.#fold({ brackets, from, to: from + text.length, start: startPosition, end: newEndPosition });
  }

  #fold({ brackets, from, to, start, end }: Stretch): BracketState {
    const { before, after, grammar } = this.#opened;
    const text = before + this.#answer + after;
    const stack = new BracketStack({ ...brackets, closings: [] });
    for (const node of this.#tree.rootNode.descendantsOfType(this.#types, start, end)) {
      const at = node.startIndex;
      // What is missing the parser has only wished for.
      if (at < from || at >= to || node.isMissing || node.childCount > 0) continue;
      const lineBefore = lastLine(text.slice(Math.max(0, at - LINE_CHARS), at));
      const isWord = node.type in grammar.words && opensBlock(node, lineBefore);
      const opener = ownValue(OPENERS, node.type) ?? (isWord ? node.type : undefined);
      if (opener !== undefined) stack.opens(opener, lineBefore);
      else if (isCloser(node, grammar) && !endsPattern(node, grammar, lineBefore))
        stack.closes(node.type, at - from, ownValue(CLOSERS, node.type));
    }
    return stack.state(brackets.mode);
  }
}

/** A part of the text, and what is open at its beginning. */
interface Stretch {
  readonly brackets: BracketState;
  readonly from: number;
  readonly to: number;
  /** The same two places as rows and columns. */
  readonly start: Point;
  readonly end: Point;
}

/** A line's beginning up to a token is looked at for so many characters. */
const LINE_CHARS = 400;

/** `x if y` opens nothing, nor does the `do` that belongs to a `while`. */
function opensBlock(node: Node, lineBefore: string): boolean {
  const parent = node.parent?.type ?? '';
  if (
    parent.endsWith('_modifier') ||
    (node.type === 'do' && parent === 'do' && /\b(?:while|until|for)\b/.test(lineBefore))
  )
    return false;
  return parent !== 'ERROR' || !/^(?:if|unless|while|until)$/.test(node.type) || /^\s*$|[=(]\s*$/.test(lineBefore);
}

function isCloser({ type }: Node, { words }: Grammar): boolean {
  return type in CLOSERS || Object.values(words).includes(type);
}

/** The `)` behind a pattern of `case`. Cut out of that, a text only tells that nothing was opened on the line. */
function endsPattern({ type, parent }: Node, { loneClosers = false }: Grammar, lineBefore: string): boolean {
  if (!loneClosers || type !== ')') return false;
  return parent?.type === 'case_item' || (parent?.type === 'ERROR' && !lineBefore.includes('('));
}

/** Where reading begins: near enough, and at a line that begins at the left edge, so not within a string or comment. */
function startOf(prefix: string, chars: number): number {
  const from = prefix.length - chars;
  if (from <= 0) return 0;
  const edge = prefix.slice(from).search(/\n(?=[A-Za-z@])/);
  return edge < 0 ? prefix.indexOf('\n', from) + 1 : from + edge + 1;
}

/** The rest of the cursor's line, and whole lines within so many characters. */
function restOf(suffix: string, chars: number): string {
  const line = suffix.slice(0, LINE_CHARS).split('\n', 1)[0] ?? '';
  return suffix.slice(0, Math.max(line.length, suffix.lastIndexOf('\n', chars)));
}

/** Whether the cursor behind `before` is in a comment or a string. */
function modeIn(tree: Tree, before: string): Mode | undefined {
  const at = before.length;
  if (at === 0) return undefined;
  for (let node = tree.rootNode.descendantForIndex(at - 1, at); node !== null; node = node.parent) {
    const { type, startIndex, endIndex } = node;
    // The string around it goes on behind the cursor: the reader of brackets keeps to that.
    if (/interpolation|substitution|expansion/.test(type)) return undefined;
    const inside = startIndex < at && endIndex > at;
    if (/comment/.test(type) && (inside || (endIndex === at && !/(?:\*\/|\n)$/.test(node.text)))) {
      return { kind: 'comment', until: node.text.startsWith('/*') ? '*/' : '\n' };
    }
    if (
      inside &&
      /string|char(?:acter)?_literal|heredoc|template/.test(type) &&
      /literal|string|heredoc_body/.test(type)
    ) {
      const [opening = '', quote] = /^[A-Za-z$@]{0,3}("""|'''|["'`])/.exec(node.text) ?? [];
      // Between a prefix and its quote is not in the string yet: `b█"x"`.
      if (quote !== undefined && at < startIndex + opening.length) return CODE;
      if (quote !== undefined) return { kind: 'string', until: quote };
    }
    if (type === 'ERROR') return undefined;
  }
  return hasOpenQuote(tree) || hasOpenComment(tree, before) ? undefined : CODE;
}

/** A quote that the parser could make nothing of: what is a string here, and what is not, is anybody's guess. */
function hasOpenQuote(tree: Tree): boolean {
  if (!tree.rootNode.hasError) return false;
  return tree.rootNode
    .descendantsOfType(['"', "'", '`', '"""', 'string_start'])
    .some(({ parent }) => parent?.type === 'ERROR');
}

/** A comment that nothing closes, which the parser reads as code. */
function hasOpenComment(tree: Tree, before: string): boolean {
  return tree.rootNode.hasError && before.lastIndexOf('/*') > before.lastIndexOf('*/');
}

function advanced(from: Point, text: string): Point {
  const lines = text.split('\n');
  const last = lines.at(-1)?.length ?? 0;
  return lines.length === 1
    ? { row: from.row, column: from.column + last }
    : { row: from.row + lines.length - 1, column: last };
}
