import type { CursorContext } from '../../document/cursorContext.ts';
import { readBrackets } from '../../syntax/brackets.ts';
import { hasEntity, isOnlyEntities, unescapedEntities } from '../entities.ts';
import { jsonStringText } from '../jsonString.ts';

/** Unescapes `a &lt; b`, unless entities are code or intended here. */
export function withoutEntities(text: string, place: CursorContext): string {
  const { hole, language } = place;
  const unescaped = unescapedEntities(text);
  if (unescaped === undefined || isPage(text, place) || language.family === 'data') return text;
  return hasEntity(hole.prefix + hole.suffix) ? text : unescaped;
}

/** A tag of documentation. */
const DOCUMENTING_TAG = /&lt;\/?(?:c|code|example|exception|para|param|remarks|returns|see|summary|value)\b/;

/** True if entities may be intended: between tags, in HTML documentation, or as a whole string. */
function isPage(
  text: string,
  { hole, language, free, markup, linePrefix, brackets: { mode } }: CursorContext,
): boolean {
  if (!free) {
    // `<b>one</█`: nothing is escaped inside a tag.
    const isTag = /&lt;\/?\w|\/&gt;/.test(text) || /<\/?[\w.]*$/.test(linePrefix);
    return markup && !(language.regex && isTag);
  }
  if (language.family === 'prose' || isOnlyEntities(text)) return true;
  if (!language.docsHaveTags || mode.kind === 'string') return false;
  return hole.languageId === 'csharp'
    ? mode.kind === 'comment' && mode.until === '\n' && !DOCUMENTING_TAG.test(text)
    : !/&lt;\//.test(text);
}

/** An escaped line break behind the end of a statement, which no language has outside its strings. */
const ESCAPED_BREAK = /(?<=[;{}),:\]])\\n(?=\s|\\t|[}\w])/g;

/** The lines of an answer whose line ends are escaped: `a();\n  return b;` → `a();`, `  return b;` */
export function withBreaks(text: string, { language, brackets }: CursorContext): readonly string[] {
  if (brackets.mode.kind !== 'code' || language.family === 'prose') return [text];
  const plain = text.includes('\\"') ? jsonStringText(text) : undefined;
  if (plain?.includes('\n')) return plain.split('\n');
  const isCode = (at: number) => readBrackets(text.slice(0, at), language, brackets).mode.kind === 'code';
  const breaks = [...text.matchAll(ESCAPED_BREAK)].map(({ index }) => index).filter(isCode);
  if (breaks.length === 0) return [text];
  const starts = [0, ...breaks.map(at => at + 2)];
  return starts.map((start, nth) =>
    text.slice(start, breaks[nth]).replace(/^(?:\\t)+/, tabs => tabs.replaceAll('\\t', '\t')),
  );
}
