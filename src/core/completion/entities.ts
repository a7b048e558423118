import { isBlank } from '../text.ts';
import type { Place } from './place.ts';

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', '#39': "'", '#x27': "'" };
const ENTITY = /&(lt|gt|amp|quot|#39|#x27);/g;

/** `a &lt; b`, which some page has escaped; where entities are code, or written as such, they stay. */
export function withoutEntities(text: string, place: Place): string {
  const { hole, language } = place;
  if (!text.includes('&') || isPage(text, place) || language.family === 'data') return text;
  const rest = text.replace(ENTITY, '');
  if (rest === text || /[<>&]/.test(rest) || /["'`/]&(?:\w+|#\w+);["'`/]/.test(text)) return text;
  if (/&(?:lt|gt|amp|quot|#39|#x27);/.test(hole.prefix + hole.suffix)) return text;
  return text.replace(ENTITY, (entity, name: string) => ENTITIES[name] ?? entity);
}

/** Languages whose documentation is written in tags. */
const DOCUMENTED_IN_TAGS = /^(?:java|kotlin|scala|groovy|csharp)$/;

/** May entities be what is meant: between tags, in a documentation that is a page, or as the whole of a string? */
function isPage(text: string, { hole, language, free, markup, linePrefix }: Place): boolean {
  // `<b>one</█`: in a tag nothing is escaped.
  const isTag = /&lt;\/?\w|\/&gt;/.test(text) || /<\/?[\w.]*$/.test(linePrefix);
  if (free) {
    if (language.family === 'prose' || isBlank(text.replace(ENTITY, ''))) return true;
    return DOCUMENTED_IN_TAGS.test(hole.languageId) && !/&lt;\//.test(text);
  }
  return markup && !(language.regex && isTag);
}
