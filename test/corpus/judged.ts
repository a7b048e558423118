import type { NewDraft } from '../../src/core/completion/fit/draft.ts';
import { Replay, type ReplayCase } from '../run/requests/replayCase.ts';

/**
 * - `right`: the document is as wanted
 * - `begun`: the beginning of it, up to a line's end
 * - `indented`: only the indentation differs
 * - `other`: another document
 * - `nothing`: no text
 * - `broke`: a document that no longer parses, where the plain answer makes one that does
 */
export type Verdict = 'right' | 'begun' | 'indented' | 'other' | 'nothing' | 'broke';

export interface CorpusCase extends ReplayCase {
  readonly kind: string;
  /** Documents that are right, as far as they follow the cursor. */
  readonly wanted: readonly string[];
  /** The document with the plain answer, where a parser can judge the result. */
  readonly plain?: string;
}

export interface Shown {
  readonly insertText: string;
  readonly replaceSuffix: number;
  readonly reason: string;
  /** Something was painted that the result doesn't begin with. */
  readonly tookBack: boolean;
}

/** Runs the answer through the pipeline that the editor uses. */
export async function shownFor(one: ReplayCase, newDraft: NewDraft): Promise<Shown> {
  let painted = '';
  let tookBack = false;
  const onPaint = (insertText: string) => {
    tookBack ||= !insertText.startsWith(painted);
    painted = insertText;
  };
  const { outcome, insertText, replaceSuffix, reason } = await new Replay(one, { newDraft, onPaint }).run();
  if (outcome !== 'suggested') return { insertText: '', replaceSuffix: 0, reason, tookBack: painted !== '' };
  const end = insertText.replaceAll('\r\n', '\n');
  return { insertText: end, replaceSuffix, reason, tookBack: tookBack || !end.startsWith(painted) };
}

/** True for a text that the language's parser reads without an error; undefined without a parser. */
export type Parses = (languageId: string, text: string) => boolean | undefined;

export function verdictOn(one: CorpusCase, { insertText, replaceSuffix }: Shown, parses: Parses): Verdict {
  const { prefix, suffix, wanted, plain, languageId } = one;
  if (insertText === '' && replaceSuffix === 0) return wanted.includes(suffix) ? 'right' : 'nothing';
  const after = insertText + suffix.slice(replaceSuffix);
  if (wanted.some(text => tidy(prefix + after) === tidy(prefix + text))) return 'right';
  if (plain !== undefined && parses(languageId, prefix + after) === false && parses(languageId, plain)) return 'broke';
  if (wanted.some(text => flat(prefix + after) === flat(prefix + text))) return 'indented';
  return replaceSuffix === 0 && wanted.some(text => begins(text, insertText, suffix)) ? 'begun' : 'other';
}

function begins(wanted: string, insertText: string, suffix: string): boolean {
  const text = insertText.trimEnd();
  if (text === '' || !/^\s*(?:\r?\n|$)/.test(suffix)) return false;
  const all = wanted.replaceAll('\r\n', '\n');
  return all.startsWith(text) && !/^\w/.test(all.slice(text.length));
}

function flat(text: string): string {
  return tidy(text)
    .replace(/^[ \t]+/gm, '')
    .replace(/\n+/g, '\n');
}

/** Blanks at line ends and the number of blank lines in a row don't count. */
function tidy(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{2,}/g, '\n\n')
    .trimEnd();
}
