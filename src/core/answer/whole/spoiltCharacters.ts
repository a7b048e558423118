import type { Steps } from '../../steps.ts';
import { languageOf } from '../../syntax/language.ts';
import { scanInSteps } from '../../syntax/quoting.ts';
import { mapLines, someLine, trimmedLines } from '../../text/lineSteps.ts';
import { isBlank } from '../../text/lines.ts';
import { hasEntity, unescapedEntities } from '../entities.ts';
import { jsonStringText } from '../jsonString.ts';

export interface SpoiltContext {
  readonly languageId: string;
  /** The document's lines. */
  readonly known: readonly string[];
  /** The selected lines. */
  readonly own: readonly string[];
}

/** Undoes entities and escapes if that is certain. 'characters' for others that were lost or replaced on the way. */
export function* withoutSpoiltCharacters(
  lines: readonly string[],
  context: SpoiltContext,
): Steps<readonly string[] | 'characters'> {
  const whole = unescapedLine(lines, context);
  if (yield* holdsSpoilt(whole, context)) return 'characters';
  if (yield* hasLineEndAsText(whole, context)) return 'characters';
  return yield* withoutAllEntities(whole, context);
}

/** Never written on purpose: NUL, and the sign for what could not be decoded. */
const LOST = /[\0\uFFFD]/;
/** In place of a blank, a bracket or a quote: `print（a）`, `“a”`. */
const REPLACED = /[\u00A0\u1680\u2000-\u200F\u202F\u205F\u2060\u3000\uFEFF\uFF01-\uFF5E‘’“”„‟]/;
/** Data may hold text without quotes. */
const REPLACED_BLANK = /[\u00A0\u1680\u2000-\u200F\u202F\u205F\u2060\u3000\uFEFF]/;

/** `class=”list”`; text may have them. */
const CURLY_VALUE = /[\w-]=[‘’“”„]/;
/** Blanks that no language has in its indentation. */
const REPLACED_INDENT = /^[ \t]*[\u00A0\u2000-\u200B\u202F\u205F\u3000]/;
const CURLY = /[‘’“”]/;
const STRAIGHT = /["']/;

function* holdsSpoilt(lines: readonly string[], { known, own, languageId }: SpoiltContext): Steps<boolean> {
  const isNew = function* (pattern: RegExp): Steps<boolean> {
    const isSpoilt = (line: string) => pattern.test(line);
    return (yield* someLine(lines, isSpoilt)) && !(yield* someLine(known, isSpoilt));
  };
  if (yield* someLine(lines, line => LOST.test(line))) return yield* isNew(LOST);
  if (yield* isNew(REPLACED_INDENT)) return true;
  const language = languageOf(languageId);
  const { family } = language;
  if (family === 'prose') return false;
  // All its quotes are curly, and all replaced ones straight.
  if ((yield* isNew(CURLY)) && own.some(line => STRAIGHT.test(line)) && !lines.some(line => STRAIGHT.test(line)))
    return true;
  if (family === 'markup')
    return (
      (yield* someLine(lines, line => CURLY_VALUE.test(line))) &&
      !(yield* someLine(known, line => CURLY_VALUE.test(line)))
    );
  const pattern = family === 'data' ? REPLACED_BLANK : REPLACED;
  if (!(yield* someLine(lines, line => pattern.test(line)))) return false;
  const knownLines = yield* trimmedLines(known);
  if (
    yield* someLine(
      (yield* scanInSteps(known, language)).map(({ code }) => code),
      code => pattern.test(code),
    )
  )
    return false;
  const scanned = yield* scanInSteps(lines, language);
  return yield* someLine(
    lines,
    (line, index) => !knownLines.has(line.trim()) && pattern.test(scanned[index]?.code ?? ''),
  );
}

/** The only line that isn't blank, where the answer replaces several lines or may have joined them. */
function onlyLine(lines: readonly string[]): string | undefined {
  const [line, another] = lines.filter(text => !isBlank(text));
  return another === undefined ? line : undefined;
}

/** Several lines in one, with `\n` between them, where several are replaced. */
function unescapedLine(lines: readonly string[], { own }: SpoiltContext): readonly string[] {
  const line = onlyLine(lines);
  if (line?.includes('\\n') !== true || own.filter(text => !isBlank(text)).length < 2) return lines;
  const known = new Set(own.map(text => text.trim()).filter(text => text !== ''));
  const readings = unescaped(line).map(text => text.split('\n'));
  const keptLines = (reading: readonly string[]) => reading.filter(text => known.has(text.trim())).length;
  const most = Math.max(0, ...readings.map(keptLines));
  return most === 0 ? lines : (readings.find(reading => keptLines(reading) === most) ?? lines);
}

const STRING_OR_ESCAPE = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\\[nt]/g;

/** As a JSON string, outside the strings of the code, or everywhere. */
function unescaped(line: string): string[] {
  const json = jsonStringText(line);
  if (json !== undefined) return [json];
  const plain = (part: string) => (part === '\\n' ? '\n' : part === '\\t' ? '\t' : part);
  return [line.replace(STRING_OR_ESCAPE, plain), line.replace(/\\[nt]/g, plain)];
}

/** `f() {\n  return 1;` in one line, where no line of the document has such signs outside a string. */
function* hasLineEndAsText(lines: readonly string[], { known, languageId }: SpoiltContext): Steps<boolean> {
  const line = onlyLine(lines);
  if (line?.includes('\\n') !== true) return false;
  const language = languageOf(languageId);
  const hasSigns = ({ code }: { readonly code: string }) => /\\n(?!\w)/.test(code);
  if (!(yield* scanInSteps([line], language)).some(hasSigns)) return false;
  return !(yield* scanInSteps(known, language)).some(hasSigns);
}

/** `a < b`, `<p>&copy;</p>` */
function hasRaw(line: string): boolean {
  return /[<>]|&(?!\w+;|#\w+;)/.test(line);
}

/** `a &lt; b` → `a < b`, unless the answer has raw signs too, or the document has entities. */
function* withoutAllEntities(lines: readonly string[], { known, languageId }: SpoiltContext): Steps<readonly string[]> {
  const { family } = languageOf(languageId);
  if (family === 'prose' || family === 'data') return lines;
  if (!(yield* someLine(lines, line => unescapedEntities(line) !== undefined))) return lines;
  if ((yield* someLine(lines, hasRaw)) || (yield* someLine(known, hasEntity))) return lines;
  return yield* mapLines(lines, line => unescapedEntities(line) ?? line);
}
