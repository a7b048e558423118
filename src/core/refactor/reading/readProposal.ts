import { type ParsedAnswer, readAnswer } from '../../answer/whole/codeBlocks.ts';
import type { ContentContext } from '../../answer/whole/content.ts';
import type { Steps } from '../../steps.ts';
import { type FaultsIn, isStructured } from '../../syntax/faults/faults.ts';
import { languageOfPath } from '../../syntax/languageTags.ts';
import { faultOfBlocks } from '../../syntax/pythonBlocks.ts';
import { unixLines, usualLineEnd } from '../../text/documentLines.ts';
import { shownOnOneLine } from '../../text/invisibleCharacters.ts';
import { withLineEnds } from '../../text/keepLineEnds.ts';
import { isBlank } from '../../text/lines.ts';
import { changeOf } from '../placing/lineChange.ts';
import { applyPatch } from '../placing/patch.ts';
import type { RefusalReason } from '../placing/refusals.ts';
import { warningOfFaults } from '../safety/soundness.ts';
import { warningsOf } from '../safety/warnings.ts';
import { selectedText, type Target } from '../target/target.ts';
import { type LineChange, type TargetLines, targetLinesOf } from '../target/targetLines.ts';
import { endsLikeTarget } from './endsLikeTarget.ts';
import { contentContextOf, type NamedBlock } from './namedBlock.ts';
import { warningsOutside } from './outsideSelection.ts';
import { type OtherFile, partsOf, type ReadingInput } from './parts.ts';
import type { ProposedFile, RefusedFile } from './proposedFile.ts';
import { unfencedBlock } from './unfencedCode.ts';

const MAX_NAME_CHARS = 200;

export interface ReadFile {
  readonly kind: 'read';
  /** Empty only if some were refused. */
  readonly files: readonly ProposedFile[];
  readonly refusedFiles: readonly RefusedFile[];
  readonly notes: string;
}

/** In steps: thousands of lines in one go would block the editor. */
export function* readProposal(text: string, input: ReadingInput, faultsIn: FaultsIn): Steps<ReadFile | RefusalReason> {
  const { target } = input;
  const lines = targetLinesOf(target);
  yield;
  const parsed = yield* readAnswer(text, target.languageId, unixLines(selectedText(target)));
  const answer = yield* withBlocks(parsed, yield* contentContextOf(target, lines));
  if (typeof answer === 'string') return answer;
  yield;
  const parts = yield* partsOf(answer, input, lines);
  if (typeof parts === 'string') return parts;
  if (parts.isOpen && !text.endsWith('\n')) return 'unfinished';
  yield;
  const change = parts.target === undefined ? undefined : yield* changeOfBlock(parts.target, lines, faultsIn);
  if (typeof change === 'string') return change;
  yield;
  const after = change === undefined ? target.text : yield* withChange(target, change);
  yield;
  const broken = yield* brokenBlocks(target, after);
  if (broken !== undefined) return broken;
  const open = parts.isOpen && parts.target?.isOpen === true ? parts.target.lines : undefined;
  if (open !== undefined && !(yield* endsLikeTarget(open, lines))) return 'unfinished';
  yield;
  const files = after === target.text ? [] : [yield* editedFile(after, input, faultsIn)];
  const isUnsound = files.some(({ warnings }) => warnings.some(({ kind }) => kind === 'unsound'));
  if (isUnsound && isStructured(target.languageId)) return 'unsound';
  const lineEnd = usualLineEnd(target.text);
  for (const part of parts.others) files.push(yield* createdFile(part, input, lineEnd));
  const refusedFiles = parts.refused.map(({ lines: code, name, reason }) => ({
    path: shownOnOneLine(name).slice(0, MAX_NAME_CHARS),
    after: textOf(code, lineEnd),
    reason,
  }));
  if (files.length === 0 && refusedFiles.length === 0) return 'identical';
  const notes = [...answer.blocks.flatMap(({ before }) => before), ...answer.after].join('\n').trim();
  return { kind: 'read', files, refusedFiles, notes };
}

function* changeOfBlock(
  { lines, patch }: NamedBlock,
  target: TargetLines,
  faultsIn: FaultsIn,
): Steps<LineChange | RefusalReason> {
  return patch === undefined
    ? yield* changeOf(lines, target, faultsIn)
    : ((yield* applyPatch(patch, target)) ?? 'patch');
}

/** In languages with significant indentation, a misplaced line breaks the file. */
function* brokenBlocks({ languageId, text }: Target, after: string): Steps<RefusalReason | undefined> {
  if (languageId !== 'python' || after === text) return undefined;
  const faultIn = (file: string) =>
    faultOfBlocks(
      unixLines(file)
        .replace(/^\uFEFF/, '')
        .split('\n'),
    );
  const fault = yield* faultIn(after);
  return fault !== undefined && (yield* faultIn(text)) === undefined ? fault : undefined;
}

function* withBlocks(answer: ParsedAnswer, context: ContentContext): Steps<ParsedAnswer | RefusalReason> {
  if (answer.blocks.length > 0) return answer;
  const block = yield* unfencedBlock(answer.after, context);
  return typeof block === 'string' ? block : { blocks: [block], after: [] };
}

function* withChange({ text }: Target, { from, to, lines }: LineChange): Steps<string> {
  const start = startOfLine(text, from);
  const end = startOfLine(text, to, { line: from, offset: start });
  yield;
  const mark = from === 0 && text.startsWith('\uFEFF') ? '\uFEFF' : '';
  const old = text.slice(start + mark.length, end);
  const lastEnd = /\r?\n$/.exec(old.slice(-2))?.[0] ?? '';
  const body = yield* withLineEnds(lines, old.slice(0, old.length - lastEnd.length), text);
  yield;
  return text.slice(0, start) + mark + body + lastEnd + text.slice(end);
}

function startOfLine(text: string, line: number, after = { line: 0, offset: 0 }): number {
  let { offset } = after;
  for (let at = after.line; at < line; at += 1) {
    const end = text.indexOf('\n', offset);
    if (end < 0) return text.length;
    offset = end + 1;
  }
  return offset;
}

function* editedFile(after: string, { target, syntaxOf }: ReadingInput, faultsIn: FaultsIn): Steps<ProposedFile> {
  const { path, languageId, text, start, end } = target;
  const texts = { selected: text.slice(start, end), before: text, after };
  const unsafe = yield* warningsOf({ path, languageId, ...texts, syntax: syntaxOf(languageId) });
  const outside = yield* warningsOutside(target, after);
  const unsound = yield* warningOfFaults({ before: text, after }, faultsIn);
  return { path, kind: 'edit', before: text, after, warnings: [...outside, ...unsound, ...unsafe] };
}

function* createdFile(
  { path, lines }: OtherFile,
  { target, syntaxOf }: ReadingInput,
  lineEnd: string,
): Steps<ProposedFile> {
  const after = textOf(lines, lineEnd);
  const selected = selectedText(target);
  const languageId = languageOfPath(path);
  const texts = { selected, before: '', after };
  const warnings = yield* warningsOf({ path, languageId, ...texts, syntax: syntaxOf(languageId) });
  return { path, kind: 'create', before: '', after, warnings };
}

function textOf(lines: readonly string[], end: string): string {
  const first = lines.findIndex(line => !isBlank(line));
  const kept = first < 0 ? [] : lines.slice(first, lines.findLastIndex(line => !isBlank(line)) + 1);
  return kept.map(line => line + end).join('');
}
