import type { CursorContext } from '../../document/cursorContext.ts';
import { hasEntity, isOnlyEntities, unescapedEntities } from '../entities.ts';

/** Unescapes `a &lt; b`, unless entities are code or intended here. */
export function withoutEntities(text: string, place: CursorContext): string {
  const { hole, language } = place;
  const unescaped = unescapedEntities(text);
  if (unescaped === undefined || isPage(text, place) || language.family === 'data') return text;
  return hasEntity(hole.prefix + hole.suffix) ? text : unescaped;
}

/** Languages with documentation in HTML, and one of its tags. */
const DOCUMENTED_IN_TAGS = /^(?:java|kotlin|scala|groovy|csharp)$/;
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
  if (!DOCUMENTED_IN_TAGS.test(hole.languageId) || mode.kind === 'string') return false;
  return hole.languageId === 'csharp'
    ? mode.kind === 'comment' && mode.until === '\n' && !DOCUMENTING_TAG.test(text)
    : !/&lt;\//.test(text);
}
