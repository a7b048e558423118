import { type AST, RegExpParser } from '@eslint-community/regexpp';
import { CharacterSet } from './characterSet.ts';

/** One instruction of the backtracking machine; jumps are indices into the code. */
export type Instruction =
  | { readonly op: 'char'; readonly characters: CharacterSet; readonly backward: boolean }
  /** A quantifier over single characters: `\s*`. */
  | {
      readonly op: 'run';
      readonly characters: CharacterSet;
      readonly min: number;
      readonly max: number;
      readonly greedy: boolean;
      readonly backward: boolean;
    }
  | { readonly op: 'split'; first: number; second: number }
  | { readonly op: 'jump'; to: number }
  | { readonly op: 'save'; readonly register: number }
  /** Fails if nothing was read since `register` was saved: JavaScript ends a loop at an empty round. */
  | { readonly op: 'progress'; readonly register: number }
  | { readonly op: 'start' | 'end' }
  | { readonly op: 'word'; readonly negate: boolean }
  | { readonly op: 'look'; readonly code: readonly Instruction[]; readonly negate: boolean }
  | { readonly op: 'backreference'; readonly registers: readonly [number, number]; readonly backward: boolean }
  | { readonly op: 'done' };

export interface Program {
  readonly code: readonly Instruction[];
  readonly registers: number;
  readonly flags: string;
}

/** The instructions by which a backtracking engine matches the pattern. */
export function compile(source: string, flags: string): Program {
  const pattern = parsePattern(source, flags);
  const compiler = new Compiler(flags);
  return { code: compiler.program(pattern.alternatives), registers: compiler.registers, flags };
}

export function parsePattern(source: string, flags: string): AST.Pattern {
  const unicode = flags.includes('u');
  const unicodeSets = flags.includes('v');
  return new RegExpParser().parsePattern(source, 0, source.length, { unicode, unicodeSets });
}

type CharacterNode = AST.Character | AST.CharacterSet | AST.CharacterClass | AST.ExpressionCharacterClass;

export function isCharacterNode(node: AST.Node): node is CharacterNode {
  return /^(?:Character|CharacterSet|CharacterClass|ExpressionCharacterClass)$/.test(node.type);
}

export function characterSet(node: CharacterNode, flags: string): CharacterSet {
  return new CharacterSet(new RegExp(`^(?:${node.raw})$`, flags.replace(/[^iusv]/g, '')));
}

interface Rounds {
  readonly element: AST.Element;
  readonly greedy: boolean;
  readonly count: number;
}

class Compiler {
  readonly #flags: string;
  readonly #groups = new Map<AST.CapturingGroup, readonly [number, number]>();
  registers = 0;

  constructor(flags: string) {
    this.#flags = flags;
  }

  program(alternatives: readonly AST.Alternative[], backward = false): Instruction[] {
    const code: Instruction[] = [];
    this.#alternatives(alternatives, code, backward);
    code.push({ op: 'done' });
    return code;
  }

  #alternatives(alternatives: readonly AST.Alternative[], code: Instruction[], backward: boolean): void {
    const ends: { op: 'jump'; to: number }[] = [];
    alternatives.forEach((alternative, index) => {
      const isLast = index === alternatives.length - 1;
      const split = { op: 'split' as const, first: code.length + 1, second: 0 };
      if (!isLast) code.push(split);
      const elements = backward ? alternative.elements.toReversed() : alternative.elements;
      for (const element of elements) this.#element(element, code, backward);
      if (isLast) return;
      const jump = { op: 'jump' as const, to: 0 };
      code.push(jump);
      ends.push(jump);
      split.second = code.length;
    });
    for (const end of ends) end.to = code.length;
  }

  #element(node: AST.Element, code: Instruction[], backward: boolean): void {
    if (isCharacterNode(node)) {
      code.push({ op: 'char', characters: characterSet(node, this.#flags), backward });
    } else if (node.type === 'Group') {
      this.#alternatives(node.alternatives, code, backward);
    } else if (node.type === 'CapturingGroup') {
      const [from, to] = this.#registersOf(node);
      code.push({ op: 'save', register: backward ? to : from });
      this.#alternatives(node.alternatives, code, backward);
      code.push({ op: 'save', register: backward ? from : to });
    } else if (node.type === 'Quantifier') {
      this.#quantifier(node, code, backward);
    } else if (node.type === 'Backreference') {
      const group = [node.resolved].flat()[0];
      if (!group) throw new Error(`${node.raw} refers to no group`);
      code.push({ op: 'backreference', registers: this.#registersOf(group), backward });
    } else {
      this.#assertion(node, code);
    }
  }

  #assertion(node: AST.Assertion, code: Instruction[]): void {
    if (node.kind === 'start' || node.kind === 'end') code.push({ op: node.kind });
    else if (node.kind === 'word') code.push({ op: 'word', negate: node.negate });
    else if ('alternatives' in node) {
      const inner = this.program(node.alternatives, node.kind === 'lookbehind');
      code.push({ op: 'look', code: inner, negate: node.negate });
    }
  }

  #quantifier({ element, min, max, greedy }: AST.Quantifier, code: Instruction[], backward: boolean): void {
    if (isCharacterNode(element)) {
      code.push({ op: 'run', characters: characterSet(element, this.#flags), min, max, greedy, backward });
      return;
    }
    for (let round = 0; round < min; round++) this.#element(element, code, backward);
    if (max === Number.POSITIVE_INFINITY) this.#loop(element, greedy, code, backward);
    else this.#rounds({ element, greedy, count: max - min }, code, backward);
  }

  #rounds({ element, greedy, count }: Rounds, code: Instruction[], backward: boolean): void {
    const splits = Array.from({ length: count }, () => {
      const split = { op: 'split' as const, first: 0, second: 0 };
      code.push(split);
      const body = code.length;
      this.#element(element, code, backward);
      return { split, body };
    });
    for (const { split, body } of splits) {
      split.first = greedy ? body : code.length;
      split.second = greedy ? code.length : body;
    }
  }

  #loop(element: AST.Element, greedy: boolean, code: Instruction[], backward: boolean): void {
    const register = this.registers++;
    const split = { op: 'split' as const, first: 0, second: 0 };
    const top = code.length;
    code.push(split, { op: 'save', register });
    this.#element(element, code, backward);
    code.push({ op: 'progress', register }, { op: 'jump', to: top });
    split.first = greedy ? top + 1 : code.length;
    split.second = greedy ? code.length : top + 1;
  }

  #registersOf(group: AST.CapturingGroup): readonly [number, number] {
    const known = this.#groups.get(group) ?? [this.registers++, this.registers++];
    this.#groups.set(group, known);
    return known;
  }
}
