import type { CursorContext } from '../../document/cursorContext.ts';
import { isBlank } from '../../text/lines.ts';
import { afterThinkClose, afterThinkOpen, closingTagAt, findSpecialToken, sectionTag } from '../markers.ts';

/** Finds the text behind a part of an answer that isn't code, in the line with its end. */
export type Skipping = (line: string) => string | undefined;

const ELEMENT = /^\s*<(\w+)>.*<\/\1>/;

/** How to skip the thinking, or the part of a prompt, that begins with this line. */
export function skippingAt(line: string, { markup, language, hole }: CursorContext): Skipping | undefined {
  const isMarkup = language.family === 'markup';
  // In XML an element may have the name.
  if (hole.languageId === 'xml' && ELEMENT.test(line)) return undefined;
  if (afterThinkOpen(line, isMarkup) !== undefined) return text => afterThinkClose(text);
  // Some providers leave the opening tag out.
  if (afterThinkClose(line, isMarkup) !== undefined) return text => afterThinkClose(text, isMarkup);
  const token = findSpecialToken(line);
  if (token !== undefined && token.role !== 'end' && isBlank(line.slice(0, token.at))) return afterMiddle;
  const section = sectionTag(line, markup);
  return section === undefined ? undefined : text => afterClosingTag(text, section);
}

/** The code that a template's tokens announce: `<fim_middle>code` */
export function afterMiddle(line: string): string | undefined {
  const token = findSpecialToken(line);
  if (token === undefined) return undefined;
  const rest = line.slice(token.at + token.length);
  return token.role === 'middle' ? rest : afterMiddle(rest);
}

function afterClosingTag(line: string, name: string): string | undefined {
  const at = closingTagAt(line, name);
  return at < 0 ? undefined : line.slice(at + `</${name}>`.length);
}

/** Without the first token, and the blank behind it. */
export function afterToken(line: string): string {
  const token = findSpecialToken(line);
  return token === undefined ? line : line.slice(token.at + token.length).replace(/^ /, '');
}
