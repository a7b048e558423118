import { CharacterSet, characterOf, numbersOf } from './characterSet.ts';
import type { Instruction, Program } from './program.ts';

const WORD = new CharacterSet(/^\w$/);
const LINE_BREAK = new CharacterSet(/^[\n\r\u2028\u2029]$/);

export interface CountedMatches {
  /** Instructions run and characters read, those of failed attempts included; more than `limit` if that stopped it. */
  readonly steps: number;
  /** Where each match begins and ends, in UTF-16 units; one only without the flag `g`. */
  readonly matches: readonly (readonly [number, number])[];
}

/**
 * Searches as a backtracking engine does, from every offset in turn, and counts the steps. With the flag `g` it goes on
 * behind each match, as `replace` and `matchAll` do.
 */
export function countedMatches(program: Program, text: string, limit: number): CountedMatches {
  const matches: (readonly [number, number])[] = [];
  const machine = new Machine(program, text, limit);
  let at = 0;
  while (at <= machine.length && machine.steps <= limit) {
    const end = machine.matchAt(at);
    if (end === undefined) {
      if (program.flags.includes('y')) break;
      at++;
      continue;
    }
    matches.push([machine.offsetOf(at), machine.offsetOf(end)]);
    if (!program.flags.includes('g')) break;
    at = Math.max(end, at + 1);
  }
  return { steps: machine.steps, matches: machine.steps > limit ? [] : matches };
}

class Machine {
  readonly #program: Program;
  readonly #chars: readonly number[];
  readonly #multiline: boolean;
  readonly #limit: number;
  #registers: number[] = [];
  #pc = 0;
  #at = 0;
  steps = 0;

  constructor(program: Program, text: string, limit: number) {
    this.#program = program;
    this.#chars = numbersOf(text, /[uv]/.test(program.flags));
    this.#multiline = program.flags.includes('m');
    this.#limit = limit;
  }

  get length(): number {
    return this.#chars.length;
  }

  offsetOf(index: number): number {
    return this.#chars.slice(0, index).map(characterOf).join('').length;
  }

  matchAt(at: number): number | undefined {
    const [first] = this.#program.code;
    // Most offsets are refused by the first character.
    if (first?.op === 'char' && !this.#reads(first, at)) {
      this.steps++;
      return undefined;
    }
    if (this.#program.registers > 0) this.#registers = new Array<number>(this.#program.registers).fill(-1);
    return this.#run(this.#program.code, at);
  }

  /** Where the code has read up to, or undefined. */
  #run(code: readonly Instruction[], from: number): number | undefined {
    const stack: Choices = { entries: [], size: 0 };
    this.#pc = 0;
    this.#at = from;
    for (;;) {
      if (++this.steps > this.#limit) return undefined;
      const instruction = code[this.#pc];
      if (instruction?.op === 'done') return this.#at;
      if (!this.#step(instruction, stack) && !this.#resume(code, stack)) return undefined;
    }
  }

  #step(instruction: Instruction | undefined, stack: Choices): boolean {
    const at = this.#at;
    this.#pc++;
    switch (instruction?.op) {
      case 'char':
        this.#at += instruction.backward ? -1 : 1;
        return this.#reads(instruction, at);
      case 'run':
        return this.#runOf(instruction, stack);
      case 'split':
        push(stack, instruction.second, at, 0);
        this.#pc = instruction.first;
        return true;
      case 'jump':
        this.#pc = instruction.to;
        return true;
      case 'save':
        push(stack, -1 - instruction.register, this.#registers[instruction.register] ?? -1, 0);
        this.#registers[instruction.register] = at;
        return true;
      case 'progress':
        return this.#registers[instruction.register] !== at;
      case 'look':
        return this.#look(instruction);
      case 'backreference':
        return this.#backreference(instruction);
      case 'start':
        return at === 0 || (this.#multiline && this.#is(LINE_BREAK, at - 1));
      case 'end':
        return at === this.length || (this.#multiline && this.#is(LINE_BREAK, at));
      case 'word':
        return (this.#is(WORD, at - 1) !== this.#is(WORD, at)) !== instruction.negate;
      default:
        throw new Error('ran past the end of the program');
    }
  }

  #runOf(run: Run, stack: Choices): boolean {
    const direction = run.backward ? -1 : 1;
    const wanted = run.greedy ? run.max : run.min;
    let taken = 0;
    while (taken < wanted && this.#reads(run, this.#at + taken * direction)) taken++;
    this.steps += taken;
    const spare = run.greedy ? taken - run.min : run.max - run.min;
    this.#at += taken * direction;
    if (spare > 0) push(stack, this.#pc - 1, this.#at, spare);
    return taken >= run.min;
  }

  /** Goes on with the last choice that is left, taken the other way; false if none is. */
  #resume(code: readonly Instruction[], stack: Choices): boolean {
    while (stack.size > 0) {
      stack.size -= 3;
      const pc = stack.entries[stack.size] ?? 0;
      const at = stack.entries[stack.size + 1] ?? 0;
      const spare = stack.entries[stack.size + 2] ?? 0;
      if (pc < 0) {
        this.#registers[-1 - pc] = at;
        continue;
      }
      this.#pc = pc;
      this.#at = at;
      const instruction = code[pc];
      if (instruction?.op !== 'run' || spare === 0) return true;
      if (!instruction.greedy && !this.#reads(instruction, at)) continue;
      this.#at += instruction.greedy === instruction.backward ? 1 : -1;
      if (spare > 1) push(stack, pc, this.#at, spare - 1);
      this.#pc = pc + 1;
      return true;
    }
    return false;
  }

  #look({ code, negate }: Extract<Instruction, { op: 'look' }>): boolean {
    const before = { pc: this.#pc, at: this.#at, registers: [...this.#registers] };
    const found = this.#run(code, before.at) !== undefined;
    if (!found || negate) this.#registers = before.registers;
    this.#pc = before.pc;
    this.#at = before.at;
    return found !== negate;
  }

  #backreference({ registers: [first, second], backward }: Backreference): boolean {
    const from = this.#registers[first] ?? -1;
    const to = this.#registers[second] ?? -1;
    if (from < 0 || to < 0) return true;
    const length = to - from;
    const start = backward ? this.#at - length : this.#at;
    this.steps += length;
    if (start < 0 || start + length > this.length) return false;
    this.#at = backward ? start : start + length;
    for (let index = 0; index < length; index++) {
      if (this.#folded(from + index) !== this.#folded(start + index)) return false;
    }
    return true;
  }

  #folded(index: number): string {
    const char = characterOf(this.#chars[index] ?? 0);
    return this.#program.flags.includes('i') ? char.toLowerCase() : char;
  }

  #reads(
    { characters, backward }: { readonly characters: CharacterSet; readonly backward: boolean },
    at: number,
  ): boolean {
    return this.#is(characters, backward ? at - 1 : at);
  }

  #is(characters: CharacterSet, index: number): boolean {
    const char = this.#chars[index];
    return char !== undefined && characters.has(char);
  }
}

/**
 * Three numbers each: an instruction and an offset to go on with, or a register (-1 - register) and its old value; and
 * how many more characters a run can give up or take.
 */
interface Choices {
  readonly entries: number[];
  size: number;
}

function push(stack: Choices, pc: number, at: number, spare: number): void {
  stack.entries[stack.size] = pc;
  stack.entries[stack.size + 1] = at;
  stack.entries[stack.size + 2] = spare;
  stack.size += 3;
}

type Run = Extract<Instruction, { op: 'run' }>;
type Backreference = Extract<Instruction, { op: 'backreference' }>;
