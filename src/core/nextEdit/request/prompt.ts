import { isSecretPath } from '../../privacy/secretFile.ts';
import { holdsSecret } from '../../privacy/secretLine.ts';
import type { Message, ProviderRequest } from '../../provider/provider.ts';
import { isBlank } from '../../text/lines.ts';
import type { Edit, OpenFile, Place } from '../nextEdit.ts';
import type { EditWindow } from './editWindow.ts';

export interface Question {
  readonly place: Place;
  /** Edits of other files aren't sent. */
  readonly files: readonly OpenFile[];
  /** The latest first. */
  readonly edits: readonly Edit[];
}

export interface PromptInput extends Question {
  readonly model: string;
  readonly file: OpenFile;
  readonly window: EditWindow;
}

/** The whole answer if nothing follows from the edits. */
export const NO_CHANGE = 'NO_CHANGE';
/** Answers may repeat them. */
export const WINDOW_MARKS = ['<WINDOW>', '</WINDOW>'] as const;

const [OPEN, CLOSE] = WINDOW_MARKS;

/** Constant: providers bill a cached beginning at a tenth. */
const SYSTEM = [
  "You predict a programmer's next edit. You get their latest edits, oldest first, each as the lines before and after it,",
  `and some lines of a file between ${OPEN} and ${CLOSE}.`,
  'If the latest edits call for a change there, reply with all of these lines as they should be, in one fenced code block, and',
  'nothing else: no explanation, no line numbers, no diff, no placeholder such as "... existing code ...", no other lines.',
  'Change as little as possible, keep the first and the last line, and never undo an edit.',
  `If nothing there has to change, reply with the single word ${NO_CHANGE}.`,
  'If the lines hold a fence of their own, use a longer one around them.',
].join(' ');

/** At zero models tend to loop. */
const TEMPERATURE = 0.1;

/** The edits come first: until the next one, they are the same for every place. */
export function nextEditRequest({ edits, file, files, model, place, window }: PromptInput): ProviderRequest {
  const problems = problemsIn(file, place, window);
  const content = [
    ...shownEdits(edits, files),
    `File ${file.path} (${file.languageId}):`,
    ...context('ABOVE', window.above),
    `${OPEN}\n${window.lines.join('\n')}\n${CLOSE}`,
    ...context('BELOW', window.below),
    ...(problems.length === 0 ? [] : [`Problems:\n${problems.join('\n')}`]),
  ].join('\n');
  const messages: Message[] = [
    { role: 'system', content: SYSTEM },
    { role: 'user', content },
  ];
  return {
    model,
    messages,
    maxTokens: maxTokensFor(window),
    temperature: TEMPERATURE,
    thinking: 'off',
    automatic: true,
  };
}

/** Low, so that the limit errs upwards. */
const CHARS_PER_TOKEN = 3;
const LEAST_TOKENS = 200;
const MOST_TOKENS = 1_500;

/** Twice the window, within bounds. */
function maxTokensFor({ lines }: EditWindow): number {
  const tokens = Math.ceil(lines.reduce((sum, line) => sum + line.length + 1, 0) / CHARS_PER_TOKEN);
  return Math.min(MOST_TOKENS, LEAST_TOKENS + 2 * tokens);
}

const MOST_EDITS = 8;
const MOST_EDIT_LINES = 12;
const MOST_LINE_CHARS = 300;

function shownEdits(edits: readonly Edit[], files: readonly OpenFile[]): string[] {
  const paths = new Map(files.map(({ path, uri }) => [uri, path]));
  return edits
    .flatMap(edit => {
      const path = paths.get(edit.uri);
      return path === undefined || isSecretPath(path) || !isShown(edit) ? [] : [pairOf(path, edit)];
    })
    .slice(0, MOST_EDITS)
    .reverse();
}

function isShown({ after, before }: Edit): boolean {
  const lines = [...before, ...after];
  return (
    before.length <= MOST_EDIT_LINES &&
    after.length <= MOST_EDIT_LINES &&
    !lines.every(isBlank) &&
    lines.every(line => line.length <= MOST_LINE_CHARS) &&
    !holdsSecret(before.join('\n')) &&
    !holdsSecret(after.join('\n'))
  );
}

function pairOf(path: string, { after, before }: Edit): string {
  return `Edit in ${path}:\n${part('BEFORE', before)}\n${part('AFTER', after)}`;
}

function context(name: string, lines: readonly string[]): string[] {
  const isSent = lines.some(line => !isBlank(line)) && lines.every(line => line.length <= MOST_LINE_CHARS);
  return isSent && !holdsSecret(lines.join('\n')) ? [part(name, lines)] : [];
}

function part(name: string, lines: readonly string[]): string {
  return [`<${name}>`, ...lines, `</${name}>`].join('\n');
}

const MOST_PROBLEMS = 3;

function problemsIn({ diagnostics, lines }: OpenFile, { line: at }: Place, { from, to }: EditWindow): string[] {
  return diagnostics
    .filter(({ line, message }) => line >= from && line < to && !holdsSecret(message))
    .toSorted((a, b) => Math.abs(a.line - at) - Math.abs(b.line - at))
    .slice(0, MOST_PROBLEMS)
    .map(({ line, message }) => {
      const text = message.replace(/\s+/g, ' ').trim().slice(0, MOST_LINE_CHARS);
      return `- at \`${lines[line]?.trim() ?? ''}\`: ${text}`;
    });
}
