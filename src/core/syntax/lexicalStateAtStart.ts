import type { Mode } from './bracketState.ts';
import type { Language } from './language.ts';

/**
 * Where a text that was cut out of a document begins: in code, or in the middle of a long string or comment. Read
 * from the wrong one, every string looks like code and all code like a string.
 */
export function lexicalStateAtStart(text: string, { blockComment, multiline }: Language): Mode {
  if (blockComment !== undefined) {
    const [open, close] = blockComment;
    const closed = text.indexOf(close);
    const opened = text.indexOf(open);
    if (closed >= 0 && (opened < 0 || closed < opened) && /^\s*(?:\*|$)/.test(lineAt(text, closed).before)) {
      return { kind: 'comment', until: close };
    }
  }
  for (const quote of multiline) {
    if (quote.length === 3 && beginsInside(text, quote)) return { kind: 'string', until: quote };
  }
  return { kind: 'code' };
}

/** Do most of the quotes look as they would if the first one closed a string? `"""Text` opens, `text."""` closes. */
function beginsInside(text: string, quote: string): boolean {
  let votes = 0;
  let opens = true;
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + quote.length)) {
    const { before, after } = lineAt(text, at, quote.length);
    const awaited = /(?:[=(,[]\s*|\breturn\s+)[rRfFbBuU]{0,2}$/.test(before);
    const goesOn = /^\s*[;),.\]]/.test(after);
    const looksOpen = awaited || (/^\s*[rRfFbBuU]{0,2}$/.test(before) && after.trim() !== '' && !goesOn);
    const looksClosed = !awaited && (before.trim() === '' ? goesOn : /^\s*(?:[;),.\]]+\s*)?$/.test(after));
    if (looksOpen !== looksClosed) votes += looksOpen === opens ? 1 : -1;
    opens = !opens;
  }
  return votes < 0;
}

function lineAt(text: string, at: number, length = 0): { readonly before: string; readonly after: string } {
  const end = text.indexOf('\n', at + length);
  return {
    before: text.slice(text.lastIndexOf('\n', at - 1) + 1, at),
    after: text.slice(at + length, end < 0 ? undefined : end),
  };
}
