import { readBrackets } from '../syntax/brackets.ts';
import { beginsComment, type Language } from '../syntax/language.ts';
import { isBlank } from '../text/lines.ts';
import { leavesCodeOut, type OmissionSyntax } from './omission.ts';

/** Longer comments are not placeholders. */
const MOST_CHARS = 160;

/** Comment marks of other languages, which models use for placeholders in any file. */
const COMMENT_MARKS = ['//', '#', '<!--', '/*', '{/*', '--'];
/** Those of languages without facts. */
const FURTHER_MARKS = /^(?:;|%|'|REM\b)/i;

/** True for a line that is only a comment in place of code that the model left out: `// ... existing code ...`. */
export function isPlaceholder(line: string, language: Language): boolean {
  const text = line.trim();
  if (text.length > MOST_CHARS) return false;
  const syntax = commentSyntax(text, language);
  return syntax !== undefined && leavesCodeOut(text.replace(/^REM\b/i, ''), syntax);
}

/** True for `...` alone on its line where that is not code. */
export function isBareEllipsis(line: string, { family }: Language): boolean {
  const text = line.trim();
  return (text === '...' || text === '…') && family !== 'indent' && family !== 'prose';
}

function commentSyntax(text: string, language: Language): OmissionSyntax | undefined {
  if (beginsComment(text, language) || text.startsWith('{/*')) return 'comment';
  const hasComments = language.lineComments.length > 0 || language.blockComment !== undefined;
  if (!hasComments && FURTHER_MARKS.test(text)) return 'ellipsis';
  if (language.family === 'prose' || !COMMENT_MARKS.some(mark => text.startsWith(mark))) return undefined;
  return hasComments ? 'ellipsis' : 'comment';
}

/**
 * The parts of code that ends with such a comment: `a(); // ... rest unchanged ...`. A remark on complete code is none:
 * `a(); // unchanged`. The comment is empty if code follows it: `f(/* ... rest ... *\/);`
 */
export function placeholderAtEnd(
  line: string,
  language: Language,
): { readonly code: string; readonly comment: string } | undefined {
  const at = placeholderAt(line, language);
  if (at === undefined) return undefined;
  const comment = line.slice(at);
  if (/[)\]};,]\s*$/.test(comment)) return { code: line, comment: '' };
  return { code: line.slice(0, at).trimEnd(), comment };
}

function placeholderAt(line: string, language: Language): number | undefined {
  const { lineComments, blockComment } = language;
  const isAtEnd = (mark: string, end?: string) => {
    const at = line.lastIndexOf(mark);
    if (at <= 0 || isBlank(line.slice(0, at)) || line.length - at > MOST_CHARS) return false;
    const close = end === undefined ? -1 : line.indexOf(end, at + mark.length);
    const [comment, after] = close < 0 ? [line.slice(at), ''] : [line.slice(at, close), line.slice(close + 2)];
    const isBody = /[{([]\s*$/.test(line.slice(0, at)) && /^\s*[})\]]/.test(after);
    if (!/^[\s)\]};,]*$/.test(after) || !leavesCodeOut(comment, isBody ? 'comment' : 'line-end')) return false;
    return readBrackets(line.slice(0, at), language).mode.kind === 'code';
  };
  const mark = lineComments.find(one => isAtEnd(one));
  if (mark !== undefined) return line.lastIndexOf(mark);
  return blockComment !== undefined && isAtEnd(...blockComment) ? line.lastIndexOf(blockComment[0]) : undefined;
}
