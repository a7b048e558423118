import type { Answerer } from './answer.ts';
import type { ChatRequest } from './chatRequest.ts';

/** The text on both sides of the cursor, as far as a prompt shows it. */
export interface PromptHole {
  readonly before: string;
  readonly after: string;
}

export interface PracticeOptions {
  /** Finds the cursor in a request; `undefined` when it is not a completion. */
  readonly holeOf?: (request: ChatRequest) => PromptHole | undefined;
  /** Forms of answers, in turn: a chat model does not always follow its instructions. */
  readonly shapes?: readonly AnswerShape[];
}

/** `bare`: the code; `fenced`: in a Markdown block; `echoed`: the cursor's line from its start; `fenced-echo`: both. */
export type AnswerShape = 'bare' | 'fenced' | 'echoed' | 'fenced-echo';

const SHAPES: readonly AnswerShape[] = ['bare', 'fenced', 'bare', 'fenced-echo', 'echoed'];

/**
 * Answers completions out of the finished version of each file (by path), as a chat model would that knew it.
 * The path only decides which file is tried first. An empty answer where the text before the cursor is in no
 * finished file, where nothing is missing, or where the text after the cursor does not come up again.
 */
export function practiceAnswers(
  finishedFiles: Readonly<Record<string, string>>,
  { holeOf = holeInPrompt, shapes = SHAPES }: PracticeOptions = {},
): Answerer {
  let answered = 0;
  return request => {
    const hole = holeOf(request);
    if (hole === undefined) return '';
    const question = request.messages.map(({ content }) => content).join('\n');
    const files = Object.entries(finishedFiles).toSorted(
      ([a], [b]) => Number(question.includes(b)) - Number(question.includes(a)),
    );
    for (const [path, finished] of files) {
      const missing = missingText(unixLines(finished), hole);
      if (missing === '') continue;
      const language = path.slice(path.lastIndexOf('.') + 1);
      return dress(missing, { shape: shapes[answered++ % shapes.length] ?? 'bare', language, before: hole.before });
    }
    return '';
  };
}

/** The hole in a prompt of src/core/completion/prompt.ts. */
export function holeInPrompt({ messages }: ChatRequest): PromptHole | undefined {
  const content = messages.findLast(({ role }) => role === 'user')?.content ?? '';
  const [, below = '', before, rest = ''] = /<BELOW>(.*)<\/BELOW>\n<CODE>(.*)<CURSOR>(.*)<\/CODE>/s.exec(content) ?? [];
  return before === undefined ? undefined : { before, after: rest + below };
}

/** The part of a finished file between the two sides of a hole; empty if the file has no such hole. */
export function missingText(finished: string, { before, after }: PromptHole): string {
  const start = findResume(finished, before);
  if (start === undefined) return '';
  const end = findAfter(finished, { after, from: start });
  if (end === undefined) return '';
  const missing = finished.slice(start, end);
  // The blank that the user has typed already is no part of the answer, nor is the one before the text after it.
  const typedBlank = /\s*$/.exec(before)?.[0] ?? '';
  const untyped = typedBlank.includes('\n') ? missing.trimStart() : missing.replace(/^[ \t]+/, typedBlank ? '' : '$&');
  return untyped.trimEnd();
}

/**
 * Where a finished file goes on from the text before the cursor: behind the longest match of its end. Blanks at the
 * very end do not count; at least the last line that is not blank must match.
 */
function findResume(finished: string, before: string): number | undefined {
  const typed = before.trimEnd();
  if (typed === '') return 0;
  const least = typed.slice(typed.lastIndexOf('\n') + 1).trimStart();
  let best: { readonly end: number; readonly length: number } | undefined;
  for (let at = finished.indexOf(least); at >= 0; at = finished.indexOf(least, at + 1)) {
    const end = at + least.length;
    const length = commonSuffixLength(finished.slice(0, end), typed);
    if (best === undefined || length > best.length) best = { end, length };
  }
  return best?.end;
}

/**
 * Where the text after the cursor comes up again: at the longest match of its beginning, and of several at the first.
 * At least its first line that is not blank must match; with nothing after the cursor, the file's end.
 */
function findAfter(finished: string, { after, from }: { after: string; from: number }): number | undefined {
  const rest = after.trimStart();
  if (rest === '') return finished.length;
  const lineEnd = rest.indexOf('\n');
  const least = lineEnd < 0 ? rest.trimEnd() : rest.slice(0, lineEnd).trimEnd();
  let best: { readonly start: number; readonly length: number } | undefined;
  for (let at = finished.indexOf(least, from); at >= 0; at = finished.indexOf(least, at + 1)) {
    const length = commonPrefixLength(finished.slice(at), rest);
    if (best === undefined || length > best.length) best = { start: at, length };
  }
  return best?.start;
}

function dress(code: string, { shape, language, before }: { shape: AnswerShape; language: string; before: string }) {
  const line = before.slice(before.lastIndexOf('\n') + 1);
  const text = shape === 'echoed' || shape === 'fenced-echo' ? line + code : code;
  return shape === 'fenced' || shape === 'fenced-echo' ? `\`\`\`${language}\n${text}\n\`\`\`` : text;
}

function unixLines(text: string): string {
  return text.replaceAll('\r\n', '\n');
}

function commonSuffixLength(a: string, b: string): number {
  const limit = Math.min(a.length, b.length);
  let length = 0;
  while (length < limit && a[a.length - 1 - length] === b[b.length - 1 - length]) length++;
  return length;
}

function commonPrefixLength(a: string, b: string): number {
  const limit = Math.min(a.length, b.length);
  let length = 0;
  while (length < limit && a[length] === b[length]) length++;
  return length;
}
