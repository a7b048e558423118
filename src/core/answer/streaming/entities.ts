import type { CursorContext } from '../../document/cursorContext.ts';
import { ownValue } from '../../json.ts';
import { isBlank } from '../../text/lines.ts';

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', '#39': "'", '#x27': "'" };
const ENTITY = /&(lt|gt|amp|quot|#39|#x27);/g;

/** Unescapes `a &lt; b`, unless entities are code or intended here. */
export function withoutEntities(text: string, place: CursorContext): string {
  const { hole, language } = place;
  if (!text.includes('&') || isPage(text, place) || language.family === 'data') return text;
  const rest = text.replace(ENTITY, '');
  if (rest === text || /[<>&]/.test(rest) || /(["'`/])&(?:\w+|#\w+);\1/.test(text)) return text;
  if (/&(?:lt|gt|amp|quot|#39|#x27);/.test(hole.prefix + hole.suffix)) return text;
  return text.replace(ENTITY, (entity, name: string) => ownValue(ENTITIES, name) ?? entity);
}

/** `'&lt;' < b`: entities beside raw signs, so the answer isn't escaped. */
export function hasRawSigns(text: string): boolean {
  const rest = text.replace(ENTITY, '');
  return rest !== text && /[<>&]/.test(rest);
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
  if (language.family === 'prose' || isBlank(text.replace(ENTITY, ''))) return true;
  if (!DOCUMENTED_IN_TAGS.test(hole.languageId) || mode.kind === 'string') return false;
  return hole.languageId === 'csharp'
    ? mode.kind === 'comment' && mode.until === '\n' && !DOCUMENTING_TAG.test(text)
    : !/&lt;\//.test(text);
}
