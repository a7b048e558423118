import { languageOf } from '../../syntax/language.ts';
import { isImport } from '../../syntax/words.ts';
import { unixLines } from '../../text/documentLines.ts';
import type { Target } from './target.ts';

/** With LF; each side is empty or whole lines. */
export interface Surroundings {
  readonly above: string;
  readonly below: string;
}

const LINES_EACH_SIDE = 40;
const HEAD_LINES = 40;
/** Minified lines would be expensive. */
const MAX_SIDE_CHARS = 6_000;
const CUT = '[…]';

export function surroundingsOf({ text, start, end, languageId }: Target): Surroundings {
  const language = languageOf(languageId);
  const above = unixLines(text.slice(0, start).replace(/^\uFEFF/, ''))
    .split('\n')
    .slice(0, -1);
  const below = unixLines(text.slice(end)).split('\n').slice(1);
  const near = above.slice(-LINES_EACH_SIDE);
  const head = above
    .slice(0, -LINES_EACH_SIDE)
    .slice(0, HEAD_LINES)
    .filter(line => isImport(line, language));
  const leftOut = above.length - near.length - head.length;
  const upper = [...head, ...(leftOut > 0 ? [CUT] : []), ...near];
  const lower = below.slice(0, LINES_EACH_SIDE);
  const endsShort = below.slice(LINES_EACH_SIDE).some(line => line.trim() !== '');
  return {
    above: tailWithin(upper.map(line => `${line}\n`).join('')),
    below: headWithin([...lower, ...(endsShort ? [CUT] : [])].map(line => `\n${line}`).join('')).trimEnd(),
  };
}

function tailWithin(text: string): string {
  if (text.length <= MAX_SIDE_CHARS) return text;
  const cut = text.slice(-MAX_SIDE_CHARS);
  return `${CUT}\n${cut.slice(cut.indexOf('\n') + 1)}`;
}

function headWithin(text: string): string {
  if (text.length <= MAX_SIDE_CHARS) return text;
  const cut = text.slice(0, MAX_SIDE_CHARS);
  return `${cut.slice(0, cut.lastIndexOf('\n'))}\n${CUT}`;
}
