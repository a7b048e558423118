import * as l10n from '@vscode/l10n';
import { ownValue } from '../json.ts';
import { PRESETS } from '../refactor/request/presets.ts';
import { SELECTION_MARKS } from '../refactor/target/selectionMarks.ts';
import { declarationsIn, withAnswer } from './declarations.ts';
import type { PracticeMessage } from './question.ts';
import type { NewFile, SampleFile } from './sample.ts';

const [OPEN, CLOSE] = SELECTION_MARKS;
const TESTS = 'addTests';

/** Of an instruction in the user's own words, the first that fits decides: "convert to async FastAPI" converts. */
const WORDS: readonly (readonly [preset: string, words: RegExp])[] = [
  ['convert', /\b(?:convert|port|rewrite)\b/i],
  ['extract', /\b(?:extract|split|helpers?)\b/i],
  ['document', /\b(?:document|comments?|docstrings?|jsdoc)\b/i],
  ['simplify', /\b(?:simplif\w+|simpler|shorter|plainer)\b/i],
  ['typeHints', /\btyp(?:e|es|ed|ing)\b/i],
  ['specificErrors', /\b(?:errors?|exceptions?)\b/i],
  ['makeAsync', /\b(?:async|await)\b/i],
];
const TEST_WORDS = /\b(?:py)?tests?\b/i;

export interface WantedChange {
  /** A preset's id. */
  readonly kind: string | undefined;
  readonly tests: boolean;
}

export interface PracticeChange {
  readonly text: string | undefined;
  readonly newFiles: readonly NewFile[];
}

/** The answer to a refactoring in Chat Completions' words; undefined for other requests. */
export function practiceRefactoring(
  sample: readonly SampleFile[],
  messages: readonly PracticeMessage[],
): string | undefined {
  const question = messages.find(({ role }) => role === 'user')?.content ?? '';
  const [path, selection] = [/^File (\S+) \(/.exec(question)?.[1], selectionIn(question)];
  if (path === undefined || selection === undefined) return undefined;
  const file = sample.find(one => path.split('/').at(-1) === one.path);
  if (!file) return l10n.t('This practice model knows only {0}.', sample.map(one => one.path).join(', '));
  const wanted = wantedBy(instructionIn(messages, question));
  if (wanted.kind === undefined && !wanted.tests)
    return l10n.t('This practice model knows these instructions only: {0}.', KINDS);
  const { text, newFiles } = changeOf(file, selection, wanted);
  if (text === undefined && newFiles.length === 0) return partsFor(file, wanted);
  const blocks = [...(text === undefined ? [] : [{ path: file.path, text }]), ...newFiles];
  const isNamed = newFiles.length > 0;
  return blocks.map(block => (isNamed ? `${block.path}\n` : '') + fenced(block)).join('\n\n');
}

export function changeOf(file: SampleFile, code: string, { kind, tests }: WantedChange): PracticeChange {
  const { answers, finished, unfinished } = file;
  const versions = [finished, unfinished, ...Object.values(answers).map(({ text }) => text)] as const;
  const answer = kind === undefined ? undefined : ownValue(answers, kind);
  // Tests of the changed code, if there are any.
  const written = [answer, ownValue(answers, TESTS)]
    .map(known => known?.newFiles ?? [])
    .find(({ length }) => length > 0);
  return {
    text: answer && withAnswer(code, versions, answer.text),
    newFiles: tests ? (written ?? []) : [],
  };
}

export function wantedBy(instruction: string): WantedChange {
  const preset = PRESETS.find(one => instruction.startsWith(one.instruction.split('{input}')[0] ?? ''));
  if (preset) return { kind: preset.id === TESTS ? undefined : preset.id, tests: preset.id === TESTS };
  const [kind] = WORDS.find(([, words]) => words.test(instruction)) ?? [];
  return { kind, tests: TEST_WORDS.test(instruction) };
}

/** `This practice model knows "Make async" for findAll in basket.ts. …` */
function partsFor({ answers, finished, path }: SampleFile, { kind = '' }: WantedChange): string {
  const changed = new Set(declarationsIn(ownValue(answers, kind)?.text ?? '').map(({ name }) => name));
  const parts = declarationsIn(finished).filter(({ name }) => changed.has(name) && name !== 'import');
  const label = PRESETS.find(({ id }) => id === kind)?.label;
  const names = parts.map(({ name }) => name).join(', ');
  return l10n.t(
    'This practice model knows "{0}" for {1} in {2}. Select one of them, or the whole file.',
    label ?? '',
    names,
    path,
  );
}

const KINDS = PRESETS.map(({ label }) => label).join(', ');

function selectionIn(question: string): string | undefined {
  const [start, end] = [question.indexOf(`${OPEN}\n`), question.lastIndexOf(`\n${CLOSE}`)];
  return start < 0 || end < start ? undefined : question.slice(start + OPEN.length + 1, end);
}

/** A retry has other words. */
function instructionIn(messages: readonly PracticeMessage[], question: string): string {
  const last = messages.findLast(({ role }) => role === 'user')?.content ?? '';
  return last === question ? question.slice(question.lastIndexOf('\nInstruction: ') + '\nInstruction: '.length) : last;
}

function fenced({ path, text }: NewFile): string {
  const language = path.slice(path.lastIndexOf('.') + 1);
  return `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``;
}
