import type { Steps } from '../../steps.ts';
import { fitsLanguage, isLanguage } from '../../syntax/languageTags.ts';
import { BYTE_ORDER_MARK } from '../../text/documentLines.ts';
import { isBlank } from '../../text/lines.ts';
import { continuesComment, type ProseContext, withoutTalk } from './chatProse.ts';
import { type EnvelopeContext, mayBeEnvelope, openEnvelope } from './envelope.ts';
import { type GutterContext, withoutGutter } from './gutter.ts';
import { addedCode, type Patch, readPatch } from './patch.ts';
import { withoutSpoiltCharacters } from './spoiltCharacters.ts';

/** The code of a block without the model's wrapping, or the changes that it describes. */
export type Content =
  | {
      readonly kind: 'code';
      readonly lines: readonly string[];
      readonly name: string | undefined;
      /** Prose came after the code, so it is complete. */
      readonly ends: boolean;
    }
  | (Patch & { readonly name: string | undefined });

/** Why a block can't be read: its format, lost characters, prose within the code. */
export type Unreadable = 'format' | 'characters' | 'unreadable';

export interface ContentContext extends ProseContext, EnvelopeContext, GutterContext {
  /** The replaced lines are prose within a string or a comment. */
  readonly isQuoted: boolean;
}

/** @param tag the fence's */
export function* readContent(
  lines: readonly string[],
  tag: string,
  context: ContentContext,
): Steps<Content | Unreadable> {
  const envelope = mayBeEnvelope(lines) ? openEnvelope(lines.join('\n'), context) : undefined;
  yield;
  if (envelope === 'format') return envelope;
  const name = envelope?.name;
  if (envelope !== undefined && envelope.hunks.length > 0) return { kind: 'patch', hunks: envelope.hunks, name };
  const written = envelope?.text.split(/\r?\n/) ?? lines;
  const patch = yield* readPatch(written, tag);
  if (patch !== undefined) return { ...patch, name };
  const code = (yield* addedCode(written, tag)) ?? withoutLanguageWord(written, tag, context);
  const plain = yield* withoutGutter(withoutMark(code), context);
  const isText = context.isQuoted || continuesComment(plain, context);
  const spoken = isText ? { lines: plain, ends: false } : yield* withoutTalk(plain, context);
  if (typeof spoken === 'string') return spoken;
  const clean = yield* withoutSpoiltCharacters(spoken.lines, context);
  return typeof clean === 'string' ? clean : { kind: 'code', lines: clean, ends: spoken.ends, name };
}

/** A byte order mark belongs to files. */
function withoutMark(lines: readonly string[]): readonly string[] {
  return lines[0]?.startsWith(BYTE_ORDER_MARK) === true ? lines.with(0, lines[0].slice(1)) : lines;
}

/** Some models write the tag below the fence's marks. */
function withoutLanguageWord(
  lines: readonly string[],
  tag: string,
  { languageId, known }: ContentContext,
): readonly string[] {
  const [word = ''] = lines;
  const isTag = tag === '' && !isBlank(word) && isLanguage(word.trim()) && fitsLanguage(word.trim(), languageId);
  return isTag && !known.some(line => line.trim() === word.trim()) ? lines.slice(1) : lines;
}
