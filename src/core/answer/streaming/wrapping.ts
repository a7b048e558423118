import type { CursorContext } from '../../document/cursorContext.ts';
import { unmatchedClosers } from '../../syntax/bracketState.ts';
import { readBrackets } from '../../syntax/brackets.ts';
import { isBlank, splitsWord } from '../../text/lines.ts';
import { closingTagAt, type WrapperTag, wrapperTag } from '../markers.ts';
import { hasMark } from './starComment.ts';

/** HTML elements, or words that a document with tags may use itself. */
const OWN_TAGS = /^(?:code|output|text|result|response|article|artifact|insert|final)$/i;

/** Types where `List` comes before: `List<Text>`. */
const AMBIGUOUS = /^(?:code|text|output|result|final|missing|middle|insert|artifact|snippet|replacement)$/i;

/** The tag at the beginning of an answer's line, if it wraps the rest. */
export function wrapperAt(text: string, tags: readonly string[], place: CursorContext): WrapperTag | undefined {
  const tag = wrapperTag(text);
  if (tag === undefined || tags.includes(tag.name)) return undefined;
  // Documentation in tags: `/// <summary>`.
  if (place.brackets.mode.kind === 'comment' && place.above.some(line => /^\s*(?:\/\/\/|\*)\s*<\w+>/.test(line)))
    return undefined;
  // Where tags are code, only an unknown tag is a wrapper.
  const alone = isBlank(tag.rest) && /^code$/i.test(tag.name);
  if (hasTags(place) && !alone && OWN_TAGS.test(tag.name)) return undefined;
  // In XML any name may be the document's own; a wrapper is written in capitals.
  if (
    place.language.family === 'markup' &&
    !place.language.regex &&
    tag.name !== tag.name.toUpperCase() &&
    /^(?:xml|xsl|svg|html)/.test(place.hole.languageId) &&
    closingTagAt(tag.rest, tag.name) >= 0
  )
    return undefined;
  const shouted = tag.name === tag.name.toUpperCase();
  const mayBeType = AMBIGUOUS.test(tag.name) && !shouted && /[\w:>)\]]$/.test(place.linePrefix);
  return mayBeType && closingTagAt(tag.rest, tag.name) < 0 && !isBlank(tag.rest) ? undefined : tag;
}

/** The same for the first line in a fence, where a tag that the document may have is code. */
export function wrapperInFence(text: string, tags: readonly string[], place: CursorContext): WrapperTag | undefined {
  const tag = wrapperAt(text, tags, place);
  if (tag === undefined) return undefined;
  const { language, hole } = place;
  const own = (language.family === 'markup' || language.family === 'prose') && OWN_TAGS.test(tag.name);
  const known = [hole.prefix, hole.suffix].some(side => side.includes(`<${tag.name}`));
  return own || known ? undefined : tag;
}

function hasTags({ markup, hole }: CursorContext): boolean {
  return markup || hole.languageId === 'markdown';
}

/** True if backquotes around this have no meaning here: in the language, where no expression fits, or in plain text. */
export function isWrapped(code: string, { prose, brackets, language, linePrefix }: CursorContext): boolean {
  const inWord = splitsWord(linePrefix, code);
  if (prose) {
    const quote = brackets.mode.kind === 'string' ? brackets.mode.until : undefined;
    if (quote !== undefined) return quote !== '`' && (inWord || code.includes(quote) || /^\s|\s$/.test(code));
    // A sentence or a part of one, rather than a name in it.
    const isPart = /^\s|\s$|[\w)]\.$/.test(code);
    return isPart || inWord || (linePrefix === '' && hasMark(code));
  }
  if (!language.quotes.includes('`') || isBlank(linePrefix)) return true;
  // `` `b) {` ``: the rest of a line, closing a bracket that the line has opened.
  const read = readBrackets(code, language);
  const closesLine =
    unmatchedClosers(read).length > 0 && (/[;{]$/.test(code) || readBrackets(linePrefix, language).open.length > 0);
  return (closesLine && code.length > 3) || (inWord && read.open.length > 0);
}
