import { CODE, type Mode } from './bracketState.ts';
import type { Language } from './language.ts';
import { endOf } from './lexicalTokens.ts';

/** For text cut out of a document, which may begin in a block comment or long string. */
export function lexicalStateAtStart(text: string, language: Language): Mode {
  const { blockComment, multiline } = language;
  if (blockComment !== undefined) {
    const [open, close] = blockComment;
    const [opened] = marksIn(text, { kind: 'comment', until: open }, language);
    const [closed] = marksIn(text, { kind: 'comment', until: close }, language);
    if (
      closed !== undefined &&
      (opened === undefined || closed < opened) &&
      /^\s*(?:\*|$)/.test(lineAt(text, closed).before)
    )
      return { kind: 'comment', until: close };
  }
  for (const until of multiline) {
    if (until.length === 3 && startsInside(text, until, language)) return { kind: 'string', until };
  }
  return CODE;
}

/** True if most quotes make sense only if the first one closes a string: `text."""`. */
function startsInside(text: string, quote: string, language: Language): boolean {
  let votes = 0;
  let opens = true;
  for (const at of marksIn(text, { kind: 'string', until: quote }, language)) {
    const { before, after } = lineAt(text, at, quote.length);
    // `x = """`, `f("""`, and behind a single word: `@doc """`.
    const awaitsValue = /(?:[=(,[]\s*|\breturn\s+|^\s*[@\w]+:?\s+)[rRfFbBuU]{0,2}$/.test(before);
    const continues = /^\s*[;),.\]]/.test(after);
    const looksOpen = awaitsValue || (/^\s*[rRfFbBuU]{0,2}$/.test(before) && after.trim() !== '' && !continues);
    const looksClosed = !awaitsValue && (before.trim() === '' ? continues : /^\s*(?:[;),.\]]+\s*)?$/.test(after));
    if (looksOpen !== looksClosed) votes += looksOpen === opens ? 1 : -1;
    opens = !opens;
  }
  return votes < 0;
}

function* marksIn(
  text: string,
  mark: { readonly kind: 'comment' | 'string'; readonly until: string },
  language: Language,
): Generator<number> {
  let at: number | undefined = 0;
  while (true) {
    at = endOf(text, at, { ...mark, limit: text.length, language });
    if (at === undefined) return;
    yield at;
    at += mark.until.length;
  }
}

function lineAt(text: string, at: number, length = 0): { readonly before: string; readonly after: string } {
  const end = text.indexOf('\n', at + length);
  return {
    before: text.slice(text.lastIndexOf('\n', at - 1) + 1, at),
    after: text.slice(at + length, end < 0 ? undefined : end),
  };
}
