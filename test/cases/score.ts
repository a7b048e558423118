import { Draft } from '../../src/core/completion/draft.ts';
import type { Syntax } from '../../src/core/completion/syntax.ts';
import type { Case } from './cases.ts';

/** `right`: the document is as wanted; `begun`: its beginning, up to a line's end; `nothing`: no text; else `harmed`. */
export type Score = 'right' | 'begun' | 'nothing' | 'harmed';

export interface Scored {
  readonly score: Score;
  readonly insertText: string;
  readonly replaceSuffix: number;
  readonly reason: string;
  /** Something was painted that the result does not begin with. */
  readonly tookBack: boolean;
}

/** Longer than any truth of the set: what is measured is fidelity, not the limit. */
const MAX_LINES = 1_000;

/** `syntax`: the grammar of the case's language, where it is to be read by one. */
export function score(one: Case, syntax?: Syntax): Scored {
  const draft = new Draft({
    hole: { languageId: one.languageId, prefix: one.prefix, suffix: one.suffix, eol: '\n', indentUnit: unitOf(one) },
    maxLines: MAX_LINES,
    syntax,
  });
  let painted = '';
  let tookBack = false;
  for (const chunk of one.chunks) {
    draft.push(chunk);
    if (draft.complete) break;
    const { insertText } = draft.decided;
    tookBack ||= !insertText.startsWith(painted);
    painted = insertText;
  }
  draft.end(one.finishReason);
  const { result } = draft;
  const reason = String(draft.ended);
  if (result?.kind !== 'suggested') {
    return {
      score: 'nothing',
      insertText: '',
      replaceSuffix: 0,
      reason: String(result?.reason),
      tookBack: tookBack || painted !== '',
    };
  }
  const { insertText, replaceSuffix } = result.suggestion;
  tookBack ||= !insertText.startsWith(painted);
  const document = tidy(one.prefix + insertText + one.suffix.slice(replaceSuffix));
  const wanted = tidy(one.prefix + one.truth + one.suffix);
  return {
    score: document === wanted ? 'right' : begins(one, insertText, replaceSuffix) ? 'begun' : 'harmed',
    insertText,
    replaceSuffix,
    reason,
    tookBack,
  };
}

function begins({ truth }: Case, insertText: string, replaceSuffix: number): boolean {
  const text = insertText.trimEnd();
  return replaceSuffix === 0 && text !== '' && truth.startsWith(text) && /^\s*\n/.test(truth.slice(text.length));
}

/** Blanks at line ends and the number of blank lines in a row do not count. */
function tidy(text: string): string {
  return text
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{2,}/g, '\n\n')
    .trimEnd();
}

export function unitOf({ prefix, suffix }: Pick<Case, 'prefix' | 'suffix'>): string {
  const text = prefix + suffix;
  if (/^\t/m.test(text)) return '\t';
  return /^ {2}\S/m.test(text) ? '  ' : '    ';
}
