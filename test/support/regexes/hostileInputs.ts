import type { AST } from '@eslint-community/regexpp';
import { type CharacterSet, numberOf } from './characterSet.ts';
import { characterSet, isCharacterNode, parsePattern } from './program.ts';

/** A text that repeats `pump` between two fixed ends. */
export interface HostileInput {
  readonly prefix: string;
  readonly pump: string;
  readonly suffix: string;
}

export function inputOf({ prefix, pump, suffix }: HostileInput, chars: number): string {
  const rounds = Math.ceil((chars - prefix.length - suffix.length) / pump.length);
  return `${prefix}${pump.repeat(Math.max(1, rounds))}${suffix}`;
}

/** Characters of every common kind; those that the pattern itself spells come before them. */
const COMMON = ['a', 'A', '0', '_', ' ', '\t', '\n', '-', '.', '*', '(', ')', '"', "'", '!', '<', ';', '\0', 'é'];

/** No pattern needs longer pumps to be slow: a round is at most this many of its elements. */
const MOST_ELEMENTS = 5;

/**
 * Texts that may make the pattern slow. Each repeats a character of some of its classes, the body of one of its loops,
 * or a run of its elements. The text before leads to a loop; the text after may fail to match.
 */
export function hostileInputs(source: string, flags: string): HostileInput[] {
  const shape = new Shape(source, flags);
  const suffixes = new Set(['', '\0', '\n', ...shape.alphabet, `${shape.alphabet[0] ?? ''}\0`]);
  return [...shape.pumps].flatMap(([prefix, pumps]) =>
    [...pumps].flatMap(pump => [...suffixes].map(suffix => ({ prefix, pump, suffix }))),
  );
}

class Shape {
  readonly #flags: string;
  readonly #sets = new Map<AST.Node, CharacterSet>();
  /** One character of each set that the pattern's classes distinguish. */
  readonly alphabet: readonly string[];
  /** By the text that leads to the pump's loop, and by '' once more: a search begins anywhere. */
  readonly pumps = new Map<string, Set<string>>();

  constructor(source: string, flags: string) {
    this.#flags = flags;
    const pattern = parsePattern(source, flags);
    this.#collectSets(pattern);
    this.alphabet = this.#alphabet();
    for (const char of this.alphabet) this.#addPump('', char);
    for (const alternative of pattern.alternatives) this.#visit(alternative, '');
  }

  #collectSets(node: AST.Node): void {
    if (isCharacterNode(node)) this.#sets.set(node, characterSet(node, this.#flags));
    else for (const child of childrenOf(node)) this.#collectSets(child);
  }

  #alphabet(): string[] {
    const classes = [...this.#sets].flatMap(([node, set]) => (node.type === 'Character' ? [] : [set]));
    const kinds = new Map<string, string>();
    for (const char of [...COMMON, ...[...this.#sets.keys()].flatMap(spelledIn)]) {
      const kind = classes.map(set => set.has(numberOf(char))).join();
      if (!kinds.has(kind)) kinds.set(kind, char);
    }
    return [...kinds.values()];
  }

  #visit(alternative: AST.Alternative, before: string): void {
    const { elements } = alternative;
    let prefix = before;
    elements.forEach((element, index) => {
      if (repeats(element)) this.#loop(elements, index, prefix);
      const inner = element.type === 'Quantifier' ? element.element : element;
      if ('alternatives' in inner) for (const choice of inner.alternatives) this.#visit(choice, prefix);
      prefix += this.#example(element);
    });
  }

  #loop(elements: readonly AST.Element[], index: number, prefix: string): void {
    const loop = elements[index];
    const body = loop?.type === 'Quantifier' ? loop.element : undefined;
    const add = (pump: string) => this.#addPump(prefix, pump);
    if (body) for (const char of this.alphabet) add(this.#example(body, char, 1));
    if (body && 'alternatives' in body) {
      for (const choice of body.alternatives) add(this.#examples(choice.elements, undefined, 1));
    }
    for (let from = Math.max(0, index - MOST_ELEMENTS); from <= index + 1; from++) {
      for (let to = from + 1; to <= Math.min(elements.length, from + MOST_ELEMENTS); to++) {
        add(this.#examples(elements.slice(from, to)));
        add(this.#examples(elements.slice(from, to), undefined, 1));
      }
    }
    add(this.#examples(elements.slice(index + 1)));
    add(this.#examples(elements.slice(0, index)));
    add(this.#examples(elements));
  }

  #addPump(prefix: string, pump: string): void {
    if (pump === '') return;
    for (const key of ['', prefix]) this.pumps.set(key, (this.pumps.get(key) ?? new Set()).add(pump));
  }

  #examples(elements: readonly AST.Element[], preferred?: string, leastRounds = 0): string {
    return elements.map(element => this.#example(element, preferred, leastRounds)).join('');
  }

  /** A short text that the node matches, of the preferred character where a class takes it. */
  #example(node: AST.Element, preferred?: string, leastRounds = 0): string {
    if (isCharacterNode(node)) {
      const set = this.#sets.get(node);
      const choices = [...(preferred === undefined ? [] : [preferred]), ...this.alphabet, ...COMMON];
      if (node.type === 'Character') return String.fromCodePoint(node.value);
      return choices.find(char => set?.has(numberOf(char))) ?? '';
    }
    if (node.type === 'Quantifier') {
      const rounds = Math.min(Math.max(node.min, leastRounds), node.max);
      return this.#example(node.element, preferred, leastRounds).repeat(rounds);
    }
    if (node.type === 'Assertion' || !('alternatives' in node)) return '';
    return this.#examples(node.alternatives[0]?.elements ?? [], preferred, leastRounds);
  }
}

/** Characters that a class names, and the next one after each: whole, `[^\u{10000}-\u{10ffff}]` has none in common use. */
function spelledIn(node: AST.Node): string[] {
  if (node.type === 'Character') return [String.fromCodePoint(node.value)];
  if (node.type === 'CharacterClassRange') return [node.min, node.max].flatMap(spelledIn);
  return childrenOf(node).flatMap(spelledIn);
}

/** Whether the node is a loop or has one in it. */
function repeats(node: AST.Node): boolean {
  return (node.type === 'Quantifier' && node.max > 10) || childrenOf(node).some(repeats);
}

function childrenOf(node: AST.Node): readonly AST.Node[] {
  if ('alternatives' in node) return node.alternatives;
  if ('elements' in node) return node.elements;
  return 'element' in node ? [node.element] : [];
}
