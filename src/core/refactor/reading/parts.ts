import * as l10n from '@vscode/l10n';
import type { ParsedAnswer } from '../../answer/whole/codeBlocks.ts';
import { isFileName, namesInText } from '../../answer/whole/fileName.ts';
import { foldedName } from '../../files/protection.ts';
import type { Steps } from '../../steps.ts';
import type { Syntax } from '../../syntax/syntax.ts';
import { unixLines } from '../../text/documentLines.ts';
import { filterLines, trimmedLines } from '../../text/lineSteps.ts';
import { isBlank } from '../../text/lines.ts';
import { definedName } from '../placing/distinctiveLines.ts';
import type { RefusalReason } from '../placing/refusals.ts';
import { selectedText, type Target } from '../target/target.ts';
import type { TargetLines } from '../target/targetLines.ts';
import { joinedParts } from './joinedParts.ts';
import { BlockReader, type NamedBlock } from './namedBlock.ts';
import { type ResolvedFileName, resolveFileName } from './resolveFileName.ts';
import { testFileName, testsOf } from './testFile.ts';

export interface OtherFile {
  readonly path: string;
  readonly lines: readonly string[];
}

export interface RefusedPart {
  /** As the model wrote it. */
  readonly name: string;
  /** The broken rule and the next step, for the user. */
  readonly reason: string;
  readonly lines: readonly string[];
}

export interface AnswerParts {
  readonly kind: 'parts';
  readonly target: NamedBlock | undefined;
  /** The fence at the answer's end isn't closed, and no prose comes after the code. */
  readonly isOpen: boolean;
  readonly others: readonly OtherFile[];
  readonly refused: readonly RefusedPart[];
}

export interface ReadingInput {
  readonly target: Target;
  readonly instruction: string;
  /** If known. */
  readonly rootFolders: readonly string[];
  /** Undefined without a loaded grammar. */
  readonly syntaxOf: (languageId: string) => Pick<Syntax, 'literals'> | undefined;
}

export function* partsOf(
  { blocks }: ParsedAnswer,
  input: ReadingInput,
  lines: TargetLines,
): Steps<AnswerParts | RefusalReason> {
  const { target } = input;
  const selected = unixLines(selectedText(target));
  const reader = yield* BlockReader.of(target, lines);
  const areTests = yield* testsOf(selected, target);
  const relevant: NamedBlock[] = [];
  const unnamedTests = new Set<NamedBlock>();
  for (const block of blocks) {
    const part = yield* reader.read(block);
    if (part === undefined) continue;
    relevant.push(part);
    if (part.name === undefined && part.patch === undefined && (yield* areTests(part.lines))) unnamedTests.add(part);
  }
  const nameOfTests = testNameFor(input);
  if (nameOfTests === undefined && unnamedTests.size > 0) return 'no-name';
  const named = withInstructedNames(
    relevant.map(part => (unnamedTests.has(part) ? { ...part, name: nameOfTests } : part)),
    input,
  );
  if (named.length === 0) return 'no-code';
  const targetBlocks: NamedBlock[] = [];
  const otherBlocks: NamedBlock[] = [];
  const isOpen = named.some(part => part.isOpen && part.block === blocks.at(-1));
  for (const part of named) {
    const isOwn = part.name === undefined || (yield* isTarget(part.name, input, named));
    (isOwn ? targetBlocks : otherBlocks).push(part);
  }
  const distinct = yield* distinctBlocks(withoutPatches(targetBlocks));
  const chosen = yield* chosenBlock(distinct, target, lines);
  if (chosen === 'unclear') return 'several-answers';
  const problem = [chosen, ...otherBlocks].find(part => part?.problem !== undefined)?.problem;
  if (problem !== undefined) return problem;
  if (otherBlocks.some(({ patch }) => patch !== undefined)) return 'patch';
  const others = yield* othersOf(otherBlocks, input);
  return typeof others === 'string' ? others : { kind: 'parts', target: chosen, isOpen, ...others };
}

function* chosenBlock(
  [first, ...others]: readonly NamedBlock[],
  target: Target,
  lines: TargetLines,
): Steps<NamedBlock | 'unclear' | undefined> {
  if (first === undefined || others.length === 0) return first;
  const blocks = [first, ...others];
  return (yield* joinedParts(blocks, lines)) ?? (yield* onlyCandidate(blocks, target)) ?? 'unclear';
}

/** Drops patches beside code that repeats them; several patches are one. */
function withoutPatches(blocks: readonly NamedBlock[]): readonly NamedBlock[] {
  const code = blocks.filter(({ patch }) => patch === undefined);
  const [first] = blocks;
  if (code.length > 0 || first === undefined) return code;
  const hunks = blocks.flatMap(({ patch }) => patch?.hunks ?? []);
  const isWhole = blocks.every(({ patch }) => patch !== undefined && patch.hunks.length > 0);
  return [{ ...first, patch: { kind: 'patch', hunks: isWhole ? hunks : [] } }];
}

function* distinctBlocks(blocks: readonly NamedBlock[]): Steps<readonly NamedBlock[]> {
  const [first, ...others] = blocks;
  if (first === undefined) return [];
  const code = dedented(first.lines);
  const distinct = [first];
  for (const block of others) {
    yield;
    if (dedented(block.lines) !== code) distinct.push(block);
  }
  return distinct;
}

function* othersOf(
  named: readonly NamedBlock[],
  { target, rootFolders }: ReadingInput,
): Steps<Pick<AnswerParts, 'others' | 'refused'> | RefusalReason> {
  const others = new Map<string, readonly string[]>();
  const refused = new Map<string, RefusedPart>();
  const taken = new Map([[foldedName(target.path), target.path]]);
  for (const { name = '', lines } of named) {
    yield;
    const placed = refuseTwin(resolveFileName({ name, source: target.path, rootFolders }), taken);
    if (placed.kind === 'refused') {
      refused.set(name, { name, lines, reason: placed.reason });
      continue;
    }
    const before = others.get(placed.path);
    if (before !== undefined && !sameLines(before, lines)) return 'several-answers';
    others.set(placed.path, lines);
    taken.set(foldedName(placed.path), placed.path);
  }
  return { others: [...others].map(([path, lines]) => ({ path, lines })), refused: [...refused.values()] };
}

/**
 * Refuses a name that some systems take for another one of the answer: `App.py` beside `app.py`.
 * @param taken names by their folded form
 */
function refuseTwin(placed: ResolvedFileName, taken: ReadonlyMap<string, string>): ResolvedFileName {
  if (placed.kind === 'refused') return placed;
  const { path } = placed;
  const twin = taken.get(foldedName(path));
  if (twin === undefined || twin === path) return placed;
  return {
    kind: 'refused',
    reason: l10n.t('{0} is the same file as {1} on some systems. Ask for one of them.', path, twin),
  };
}

function testNameFor({ instruction, target }: ReadingInput): string | undefined {
  const named = namesInText(instruction).find(name => /test|spec/i.test(baseName(name)) && !isTargetName(name, target));
  return named ?? testFileName(target.path, target.languageId);
}

/** Takes the file names in the instruction, in order. */
function withInstructedNames(named: readonly NamedBlock[], input: ReadingInput): readonly NamedBlock[] {
  const taken = named.flatMap(({ name }) => (name === undefined ? [] : [baseName(name)]));
  const left = namesInText(input.instruction).filter(
    name => !taken.includes(baseName(name)) && !isTargetName(name, input.target),
  );
  let hasTarget = named.some(({ name }) => name !== undefined && isTargetName(name, input.target));
  return named.map(part => {
    if (part.name !== undefined) return part;
    if (!hasTarget) {
      hasTarget = true;
      return part;
    }
    if (isExample(part)) return part;
    return { ...part, name: left.shift() };
  });
}

const EXAMPLE_WORDS =
  /\b(?:usage|use it|used like|example|examples|run|running|install|output|prints|try it|original|before|result)\b/i;

function isExample({ block }: NamedBlock): boolean {
  const before = block.before.findLast(line => !isBlank(line));
  return before !== undefined && EXAMPLE_WORDS.test(before);
}

/** Ignores examples and copies of the old code. */
function* onlyCandidate(named: readonly NamedBlock[], target: Target): Steps<NamedBlock | undefined> {
  const [byName, another] = named.filter(({ name }) => name !== undefined);
  if (byName !== undefined) return another === undefined ? byName : undefined;
  const selected = dedented(selectedText(target).split(/\r?\n/));
  const changed: NamedBlock[] = [];
  for (const part of named) {
    yield;
    if (dedented(part.lines) !== selected) changed.push(part);
  }
  const [first, ...rest] = changed;
  if (first === undefined) return named[0];
  if (rest.every(isExample)) return first;
  const name = selectedText(target)
    .split('\n')
    .map(line => definedName(line, target.languageId))
    .find(isDefined);
  const others = changed.filter(part => name === undefined || !isUsage(part, name, target.languageId));
  return others.length === 1 ? others[0] : undefined;
}

/** Calls the selected function without defining anything. */
function isUsage({ lines }: NamedBlock, name: string, languageId: string): boolean {
  const calls = (line: string) => {
    const at = line.indexOf(`${name}(`);
    return at >= 0 && !/[\w$]/.test(line.charAt(at - 1));
  };
  return lines.some(calls) && lines.every(line => definedName(line, languageId) === undefined);
}

function isDefined(name: string | undefined): name is string {
  return name !== undefined;
}

function* isTarget(name: string, input: ReadingInput, named: readonly NamedBlock[]): Steps<boolean> {
  if (isTargetName(name, input.target)) return true;
  // A single block with an unexpected name is the target under the model's name.
  const [only, another] = named;
  if (only === undefined || another !== undefined || namesInText(input.instruction).includes(name)) return false;
  const extension = extensionOf(input.target.path);
  const mayBe = extension === '' || extension === extensionOf(name);
  return mayBe && (yield* resembles(only.lines, selectedText(input.target)));
}

export function isTargetName(name: string, { path }: Target): boolean {
  const plain = name.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '');
  const isAbsolute = /^(?:[A-Za-z]:)?\//.test(plain);
  return plain === path || path.endsWith(`/${plain}`) || (isAbsolute && plain.endsWith(`/${path}`));
}

const MIN_SIMILARITY = 0.3;

function* resembles(lines: readonly string[], selected: string): Steps<boolean> {
  const known = yield* trimmedLines(selected.split('\n'));
  const nonBlank = yield* filterLines(lines, line => !isBlank(line));
  const equal = yield* filterLines(nonBlank, line => known.has(line.trim()));
  return equal.length >= MIN_SIMILARITY * nonBlank.length;
}

function extensionOf(path: string): string {
  return isFileName(baseName(path)) ? path.slice(path.lastIndexOf('.') + 1).toLowerCase() : '';
}

function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}

function sameLines(a: readonly string[], b: readonly string[]): boolean {
  return dedented(a) === dedented(b);
}

function dedented(lines: readonly string[]): string {
  const text = lines
    .map(line => line.trimEnd())
    .join('\n')
    .replace(/^\n+|(?<!\n)\n+$/g, '');
  const blanks = /^[ \t]*/.exec(text)?.[0] ?? '';
  return text
    .split('\n')
    .map(line => (line.startsWith(blanks) ? line.slice(blanks.length) : line))
    .join('\n');
}
