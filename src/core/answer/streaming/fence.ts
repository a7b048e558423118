import type { CursorContext } from '../../document/cursorContext.ts';
import { isLanguage } from '../../syntax/languageTags.ts';
import { indentationOf } from '../../text/lines.ts';
import { markedLine } from '../fence.ts';

/** A code fence around an answer. */
export interface Fence {
  readonly char: '`' | '~' | "'";
  readonly length: number;
  readonly indent: number;
  /** Its first word: usually the language. */
  readonly info: string;
  /** Code on the fence's own line. */
  readonly code: string | undefined;
  /** Fences opened inside, where the content is itself Markdown. */
  inner: number;
}

export function openingFence(line: string): Fence | undefined {
  const marked = markedLine(line);
  if (marked === undefined) return quotedFence(line);
  const { char, length, indent, info } = marked;
  const marks = char.repeat(length);
  const [word = '', ...words] = info.split(/\s+/);
  const rest = words.join(' ');
  const inline = info.endsWith(marks) && info.length > marks.length;
  if (inline) return { char, length, indent, info: '', code: info, inner: 0 };
  const code = /[(=;{]|^return\b/.test(rest) && !/^[\w-]+\s*=|^\{/.test(rest) ? info.slice(word.length + 1) : undefined;
  return { char, length, indent, info: word, code, inner: 0 };
}

/** Three quotes and a language, in place of backquotes: `'''python`. */
function quotedFence(line: string): Fence | undefined {
  const info = /^'''(\w+)$/.exec(line.trim())?.[1];
  if (info === undefined || !isLanguage(info)) return undefined;
  return { char: "'", length: 3, indent: indentationOf(line).length, info, code: undefined, inner: 0 };
}

/** True if the comment around the cursor has an open fence of its own. */
export function isInExample({ above, brackets: { mode }, language }: CursorContext): boolean {
  if (mode.kind !== 'comment') return false;
  const [open = ''] = language.blockComment ?? [];
  const start =
    mode.until === '\n'
      ? above.findLastIndex(line => !MARKED.test(line)) + 1
      : above.findLastIndex(line => line.includes(open));
  return start >= 0 && above.slice(start).filter(line => MARKED_FENCE.test(line)).length % 2 === 1;
}

const MARKED = /^\s*(?:\*|\/\/[/!]?|#+|--|;+|%)/;
const MARKED_FENCE = /^\s*(?:(?:\*|\/\/[/!]?|#+|--|;+|%)\s*)?(?:`{3,}|~{3,})/;

/** Offset of the closing marks in a line of the fence's content, or -1. In a string only bare marks close. */
export function closesFence(line: string, fence: Fence, inString: boolean): number {
  const marks = fence.char.repeat(fence.length);
  const text = line.trim();
  if (/^(?:markdown|md|mdx)$/i.test(fence.info) && text.startsWith(marks)) {
    if (text.length > fence.length && !/^(`+|~+)$/.test(text)) fence.inner += 1;
    else if (fence.inner > 0) fence.inner -= 1;
    else return 0;
    return -1;
  }
  if (text.startsWith(marks) && text.split(fence.char).join('') === '')
    return inString && line.trimEnd() !== text ? -1 : 0;
  const end = line.trimEnd();
  if (inString || fence.char === '~' || !end.endsWith(marks)) return -1;
  // After a comment mark the fence belongs to the comment.
  if (COMMENT_FENCE.test(text)) return -1;
  // Attached to the last line of code; a pair of marks is a string of the language.
  return end.split(marks).length === 2 ? end.length - marks.length : -1;
}

const COMMENT_FENCE = /^(?:\*|\/\/[/!]?|#+|--|;+|%)\s+`{3,}$/;

/** Offset of closing marks that no fence opened: the model forgot the first one. -1 if there are none. */
export function fenceTail(line: string): number {
  return /^\s*(?:`{3,}|~{3,})\s*(?:[\w+#-]+\s*)?$/.test(line)
    ? 0
    : /[^`\s]`{3}\s*$/.test(line)
      ? line.lastIndexOf('```')
      : -1;
}
