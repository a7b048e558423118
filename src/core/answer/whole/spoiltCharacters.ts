import { parseJson } from '../../json.ts';
import type { Steps } from '../../steps.ts';
import { languageOf } from '../../syntax/language.ts';
import { scanInSteps } from '../../syntax/quoting.ts';
import { mapLines, someLine, trimmedLines } from '../../text/lineSteps.ts';
import { isBlank } from '../../text/lines.ts';
import { hasEntity, unescapedEntities } from '../entities.ts';

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

function* holdsSpoilt(lines: readonly string[], { known, languageId }: SpoiltContext): Steps<boolean> {
  if (yield* someLine(lines, line => LOST.test(line))) return !(yield* someLine(known, line => LOST.test(line)));
  const language = languageOf(languageId);
  const { family } = language;
  if (family === 'prose') return false;
  if (family === 'markup')
    return (
      (yield* someLine(lines, line => CURLY_VALUE.test(line))) &&
      !(yield* someLine(known, line => CURLY_VALUE.test(line)))
    );
  const pattern = family === 'data' ? REPLACED_BLANK : REPLACED;
  if (!(yield* someLine(lines, line => pattern.test(line)))) return false;
  const own = yield* trimmedLines(known);
  if (
    yield* someLine(
      (yield* scanInSteps(known, language)).map(({ code }) => code),
      code => pattern.test(code),
    )
  )
    return false;
  const scanned = yield* scanInSteps(lines, language);
  return yield* someLine(lines, (line, index) => !own.has(line.trim()) && pattern.test(scanned[index]?.code ?? ''));
}

/** Several lines in one, with `\n` between them, where several are replaced. */
function unescapedLine(lines: readonly string[], { own, languageId }: SpoiltContext): readonly string[] {
  const at = lines.findIndex(text => !isBlank(text));
  const line = lines[at];
  const another = lines.slice(at + 1).find(text => !isBlank(text));
  const isText = languageOf(languageId).family === 'prose';
  if (line === undefined || another !== undefined || isText || own.filter(text => !isBlank(text)).length < 2)
    return lines;
  if ((line.match(/\\n/g)?.length ?? 0) < 2) return lines;
  const value = unescaped(line);
  return value !== undefined && hasLineOf(value, own) ? value.split('\n') : lines;
}

const STRING_OR_ESCAPE = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\\[nt]/g;

/** As a JSON string, or outside the strings of the code. */
function unescaped(line: string): string | undefined {
  if (!/(?<!\\)"/.test(line)) {
    const value = parseJson(`"${line.replaceAll('\t', '\\t')}"`);
    return typeof value === 'string' ? value : undefined;
  }
  return line.replace(STRING_OR_ESCAPE, part => (part === '\\n' ? '\n' : part === '\\t' ? '\t' : part));
}

/** At least one line is the selection's. */
function hasLineOf(text: string, own: readonly string[]): boolean {
  const known = new Set(own.map(line => line.trim()));
  return text.split('\n').some(line => !isBlank(line) && known.has(line.trim()));
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
