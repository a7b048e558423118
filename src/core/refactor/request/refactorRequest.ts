import type { Message, ProviderRequest } from '../../provider/provider.ts';
import type { Steps } from '../../steps.ts';
import { unitOf } from '../../syntax/indentationUnit.ts';
import { unixLines } from '../../text/documentLines.ts';
import { SELECTION_MARKS } from '../target/selectionMarks.ts';
import { surroundingsOf } from '../target/surroundings.ts';
import { isWholeFile, selectedText, type Target } from '../target/target.ts';

export interface Diagnostic {
  /** 0-based. */
  readonly line: number;
  readonly message: string;
  /** `eslint` */
  readonly source?: string;
}

export interface Retry {
  readonly answer: string;
  readonly instruction: string;
}

export interface RefactorInput {
  readonly target: Target;
  readonly instruction: string;
  readonly model: string;
  readonly diagnostics?: readonly Diagnostic[];
  /** Oldest first. */
  readonly retry?: Retry | readonly Retry[];
}

const [OPEN, CLOSE] = SELECTION_MARKS;

/** Constant: providers bill a cached beginning at a tenth. */
const SYSTEM = [
  `You refactor code in an editor. You get a file, a part of it between ${OPEN} and ${CLOSE}, and an instruction.`,
  'Reply with the new text of that part, complete, in one fenced code block marked with its language, and nothing else:',
  'no explanation, no text from around the part, no diff, no placeholder such as "... existing code ...".',
  'Keep the indentation, the style, and the comments that still hold. Change only what the instruction asks for.',
  'Only where the instruction asks for further files: give each whole in a block of its own, with its path relative to the',
  'edited file alone on the line before the block, and the edited file’s path before the block of the part as well.',
  'Use no eval, no shell command built from strings, no disabled certificate check, no password or key in code, no unsafe',
  'deserialization and no unescaped HTML, unless the part already has them.',
  'If the text holds a fence of its own, use a longer one around it.',
].join(' ');

/** At zero models tend to loop. */
const TEMPERATURE = 0.2;

export function* refactorRequest(input: RefactorInput): Steps<ProviderRequest> {
  return {
    model: input.model,
    messages: yield* refactorMessages(input),
    maxTokens: maxTokensFor(input.target),
    temperature: TEMPERATURE,
  };
}

function* refactorMessages({ target, instruction, diagnostics = [], retry = [] }: RefactorInput): Steps<Message[]> {
  const rounds: readonly Retry[] = 'answer' in retry ? [retry] : retry;
  return [
    { role: 'system', content: SYSTEM },
    { role: 'user', content: yield* question(target, instruction, diagnostics) },
    ...rounds.flatMap((round): Message[] => [
      { role: 'assistant', content: round.answer },
      { role: 'user', content: `${round.instruction}\nReply in the same form as before.` },
    ]),
  ];
}

function* question(target: Target, instruction: string, diagnostics: readonly Diagnostic[]): Steps<string> {
  const lines = unixLines(target.text).split('\n');
  yield;
  const unit = yield* unitOf(lines);
  const indented = unit === undefined ? '' : `, indented by ${unit === '\t' ? 'tabs' : `${unit.length} spaces`}`;
  const { above, below } = surroundingsOf(target);
  yield;
  return [
    `File ${target.path} (${target.languageId}${indented})${isWholeFile(target) ? ', selected as a whole' : ''}:`,
    `${above}${OPEN}\n${unixLines(selectedText(target))}\n${CLOSE}${below}`,
    ...problems(target, diagnostics),
    `Instruction: ${instruction.trim()}`,
  ].join('\n\n');
}

function problems(target: Target, diagnostics: readonly Diagnostic[]): string[] {
  if (diagnostics.length === 0) return [];
  const lines = target.text.split(/\r?\n/);
  const items = diagnostics.map(({ line, message, source }) => {
    const code = lines[line]?.trim() ?? '';
    return `- at \`${code}\`: ${message.replace(/\s+/g, ' ').trim()}${source === undefined ? '' : ` (${source})`}`;
  });
  return [`Problems:\n${items.join('\n')}`];
}

/** Low, so that the limit errs upwards. */
const CHARS_PER_TOKEN = 3;
const LEAST_TOKENS = 600;
const MOST_TOKENS = 2_000;
const WHOLE_FILE_TOKENS = 4_000;

/** Twice the selection, within bounds. */
export function maxTokensFor(target: Target): number {
  if (isWholeFile(target)) return WHOLE_FILE_TOKENS;
  const selected = Math.ceil(selectedText(target).length / CHARS_PER_TOKEN);
  return Math.min(MOST_TOKENS, Math.max(LEAST_TOKENS, 2 * selected));
}
