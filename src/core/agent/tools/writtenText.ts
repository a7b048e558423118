import { canClose, fenceOf } from '../../answer/fence.ts';
import { withoutGutter } from '../../answer/whole/gutter.ts';
import type { Steps } from '../../steps.ts';
import { languageOf } from '../../syntax/language.ts';
import { isMarkdown, languageOfPath } from '../../syntax/languageTags.ts';
import { scanInSteps } from '../../syntax/quoting.ts';
import { linesOf } from '../../text/lineEndings.ts';
import { findLine } from '../../text/lineSteps.ts';
import { isBlank } from '../../text/lines.ts';

export interface SentText {
  readonly path: string;
  /** The argument's name, for messages. */
  readonly name: 'content' | 'new_text';
  /** The text that it replaces. */
  readonly before: string;
  readonly text: string;
}

export type WrittenText =
  | { readonly kind: 'text'; readonly text: string }
  /** For the model. */
  | { readonly kind: 'refused'; readonly message: string };

/** The text of a file without the fence or the line numbers around it; refused if it isn't what a file can hold. */
export function* writtenText(sent: SentText): Steps<WrittenText> {
  const { name, path, text } = sent;
  const half = yield* findLine(linesOf(text), line => !line.isWellFormed());
  if (half >= 0)
    return refused(`${name} has half of a character (a lone surrogate) at line ${half + 1}. Send whole characters.`);
  const lines = yield* withoutNumbers(yield* withoutFence(linesOf(text), sent), sent);
  const fence = yield* strayFence(lines, sent);
  if (fence >= 0)
    return refused(`${name} has a Markdown fence at line ${fence + 1}. Send only the text that belongs in ${path}.`);
  if (yield* hasWrittenBreaks(lines, path))
    return refused(`${name} has line breaks as the two characters \\n outside of strings. Send real line breaks.`);
  return { kind: 'text', text: yield* withSameEnd(lines, sent) };
}

/** Keeps the line end at the end of the replaced text, or that of a new one. */
function* withSameEnd(lines: readonly string[], { name, before, text }: SentText): Steps<string> {
  const isUnchanged = lines.length === linesOf(text).length && lines.every((line, at) => line === linesOf(text)[at]);
  yield;
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const plain = isUnchanged ? text : lines.join(end) + (name === 'content' || before.endsWith('\n') ? end : '');
  yield;
  return name === 'content' && before.endsWith('\n') && plain !== '' && !plain.endsWith('\n') ? plain + end : plain;
}

/** ` ```ts`, code, ` ``` ` → code */
function* withoutFence(lines: readonly string[], { path, before }: SentText): Steps<readonly string[]> {
  const first = lines.findIndex(line => !isBlank(line));
  const last = lines.findLastIndex(line => !isBlank(line));
  const [open, close] = [fenceOf(lines[first] ?? ''), fenceOf(lines[last] ?? '')];
  yield;
  const isWrapped = open !== undefined && close !== undefined && last > first && canClose(close, open);
  const isOwn = isMarkdown(languageOfPath(path)) || fenceOf(linesOf(before)[0] ?? '') !== undefined;
  return isWrapped && !isOwn ? lines.slice(first + 1, last) : lines;
}

function* withoutNumbers(lines: readonly string[], { path, before }: SentText): Steps<readonly string[]> {
  const languageId = languageOfPath(path);
  const { family } = languageOf(languageId);
  if (family === 'prose' || family === 'data') return lines;
  return yield* withoutGutter(lines, { languageId, own: linesOf(before), firstNumber: 1 });
}

/** -1 without one, and where fences may be part of comments or strings. */
function* strayFence(lines: readonly string[], { path, before }: SentText): Steps<number> {
  const languageId = languageOfPath(path);
  if (languageOf(languageId).family === 'prose' || linesOf(before).some(line => fenceOf(line) !== undefined)) return -1;
  const scanned = yield* scanInSteps(lines, languageOf(languageId));
  return yield* findLine(lines, (line, index) => {
    const isCode = index === 0 || scanned[index - 1]?.after.kind === 'code';
    return isCode && /^(?:`{3,}|~{3,})[\w+#-]*\s*$/.test(line);
  });
}

function* hasWrittenBreaks(lines: readonly string[], path: string): Steps<boolean> {
  const language = languageOf(languageOfPath(path));
  const [line, another] = lines.filter(text => !isBlank(text));
  if (line === undefined || another !== undefined || language.family === 'prose') return false;
  const [scanned] = yield* scanInSteps([line], language);
  return (scanned?.code.match(/\\n/g)?.length ?? 0) >= 2;
}

function refused(message: string): WrittenText {
  return { kind: 'refused', message };
}
