import type { NewDraft } from '../../src/core/completion/fit/draft.ts';
import { Replay } from '../run/requests/replayCase.ts';
import type { Case } from './cases.ts';

/** `right`: the document is as wanted; `begun`: its beginning, up to a line's end; `nothing`: no text; else `harmed`. */
export type Score = 'right' | 'begun' | 'nothing' | 'harmed';

export interface Scored {
  readonly score: Score;
  /** The document is the wanted one, byte for byte. */
  readonly exact: boolean;
  readonly insertText: string;
  readonly replaceSuffix: number;
  readonly reason: string;
  /** Something was painted that the result does not begin with. */
  readonly tookBack: boolean;
}

/** The result of `npm run replay`. */
export async function score(one: Case, newDraft: NewDraft): Promise<Scored> {
  let painted = '';
  let tookBack = false;
  const onPaint = (insertText: string) => {
    tookBack ||= !insertText.startsWith(painted);
    painted = insertText;
  };
  const { outcome, insertText, replaceSuffix, reason } = await new Replay(one, { newDraft, onPaint }).run();
  const about = { insertText, replaceSuffix, reason };
  if (outcome !== 'suggested') return { ...about, score: 'nothing', exact: false, tookBack: painted !== '' };
  const document = one.prefix + insertText + one.suffix.slice(replaceSuffix);
  const wanted = one.prefix + one.truth + one.suffix;
  const isRight = tidy(document) === tidy(wanted);
  return {
    ...about,
    score: isRight ? 'right' : begins(one, insertText, replaceSuffix) ? 'begun' : 'harmed',
    exact: document === wanted,
    tookBack: tookBack || !insertText.replaceAll('\r\n', '\n').startsWith(painted),
  };
}

function begins({ truth }: Case, insertText: string, replaceSuffix: number): boolean {
  const text = insertText.trimEnd();
  return replaceSuffix === 0 && text !== '' && truth.startsWith(text) && /^\s*\n/.test(truth.slice(text.length));
}

/** Blanks at line ends and the number of blank lines in a row do not count. */
function tidy(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{2,}/g, '\n\n')
    .trimEnd();
}
