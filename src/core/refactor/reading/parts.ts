import { isOnlyProse } from '../../answer/whole/chatProse.ts';
import type { CodeBlock, ParsedAnswer } from '../../answer/whole/codeBlocks.ts';
import { isFileName, nameInComment, nameInInfo, nameInLine, namesInText } from '../../answer/whole/fileName.ts';
import { foldedName } from '../../files/protection.ts';
import type { Steps } from '../../steps.ts';
import { languageOf } from '../../syntax/language.ts';
import { fitsLanguage, isShown } from '../../syntax/languageTags.ts';
import { unixLines } from '../../text/documentLines.ts';
import { filterLines, someLine, trimmedLines } from '../../text/lineSteps.ts';
import { isBlank } from '../../text/lines.ts';
import { isPatch } from '../placing/patch.ts';
import type { RefusalReason } from '../placing/refusals.ts';
import { selectedText, type Target } from '../target/target.ts';
import { type ResolvedFileName, resolveFileName } from './resolveFileName.ts';
import { testFileName, testsOf } from './testFile.ts';
import { looksLikeCode } from './unfencedCode.ts';

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
  readonly target: readonly string[] | undefined;
  readonly others: readonly OtherFile[];
  readonly refused: readonly RefusedPart[];
}

export interface ReadingInput {
  readonly target: Target;
  readonly instruction: string;
  /** If known. */
  readonly rootFolders: readonly string[];
}

interface NamedBlock {
  readonly block: CodeBlock;
  readonly lines: readonly string[];
  readonly name: string | undefined;
}

export function* partsOf({ blocks }: ParsedAnswer, input: ReadingInput): Steps<AnswerParts | RefusalReason> {
  const { target } = input;
  const selected = unixLines(selectedText(target));
  const selectedLines = yield* trimmedLines(selected.split('\n'));
  const known = unixLines(target.text).split('\n');
  const areTests = yield* testsOf(selected, target.languageId);
  const relevant: NamedBlock[] = [];
  const unnamedTests = new Set<NamedBlock>();
  for (const block of blocks) {
    const part = nameOf(block, selectedLines);
    yield;
    if (!(yield* isRelevant(part, target, known))) continue;
    relevant.push(part);
    if (part.name === undefined && (yield* areTests(part.lines))) unnamedTests.add(part);
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
  for (const part of named) {
    const isOwn = part.name === undefined || (yield* isTarget(part.name, input, named));
    (isOwn ? targetBlocks : otherBlocks).push(part);
  }
  const distinct = yield* distinctBlocks(yield* withoutPatches(targetBlocks));
  const chosen = distinct.length > 1 ? yield* onlyCandidate(distinct, target) : distinct[0];
  if (chosen === undefined && distinct.length > 0) return 'several-answers';
  const others = yield* othersOf(otherBlocks, input);
  return typeof others === 'string' ? others : { kind: 'parts', target: chosen?.lines, ...others };
}

/** Drops patches beside code that repeats them. */
function* withoutPatches(blocks: readonly NamedBlock[]): Steps<readonly NamedBlock[]> {
  const code: NamedBlock[] = [];
  for (const block of blocks) if (!(yield* isPatch(block.lines))) code.push(block);
  return code.length === 0 ? blocks : code;
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
  return { kind: 'refused', reason: `${path} is the same file as ${twin} on some systems. Ask for one of them.` };
}

/**
 * Takes the name from the fence, the line before or a comment: `# app/main.py` as the first line is removed.
 * @param selected trimmed lines
 */
function nameOf(block: CodeBlock, selected: ReadonlySet<string>): NamedBlock {
  const lines = block.lines;
  const before = block.before.findLast(line => !isBlank(line));
  const name = nameInInfo(block.fence.info)?.path ?? (before === undefined ? undefined : nameInLine(before)?.path);
  const at = lines.findIndex(line => !isBlank(line));
  const inComment = nameInComment(lines[at] ?? '')?.path;
  const ownComment = selected.has(lines[at]?.trim() ?? '');
  if (inComment === undefined || ownComment) return { block, lines, name };
  return { block, lines: lines.slice(at + 1), name: name ?? inComment };
}

const EXAMPLE_WORDS =
  /\b(?:usage|use it|used like|example|examples|run|running|install|output|prints|try it|original|before|result)\b/i;

function* isRelevant({ block, lines, name }: NamedBlock, target: Target, known: readonly string[]): Steps<boolean> {
  if (name !== undefined || (yield* isPatch(lines))) return true;
  const listened = { languageId: target.languageId, known };
  if (yield* isOnlyProse(lines, listened)) return false;
  if (lines.every(isBlank)) return block.before.every(isBlank);
  if (fitsLanguage(block.tag, target.languageId)) return !(yield* isPlainText(block, target, known));
  return !isShown(block.tag) || !(yield* someLine(lines, line => /^\s*(?:\$ |[\w./-]+ \S)/.test(line)));
}

/** True for output or a message in a `text` fence. */
function* isPlainText({ tag, lines }: CodeBlock, target: Target, known: readonly string[]): Steps<boolean> {
  if (!/^(?:te?xt|plaintext|plain|output)$/.test(tag) || languageOf(target.languageId).family === 'prose') return false;
  const { languageId } = target;
  const own = yield* trimmedLines(known);
  return !(yield* someLine(lines, line => !isBlank(line) && looksLikeCode(line, { languageId, known: own })));
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
  return rest.every(isExample) ? first : undefined;
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
  return plain === path || path.endsWith(`/${plain}`);
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
