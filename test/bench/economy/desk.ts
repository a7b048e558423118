import { CompletionPipeline } from '../../../src/core/completion/request/pipeline.ts';
import { FakeClock } from '../../support/fakeClock.ts';
import { draftWith, installedGrammars } from '../../support/grammars.ts';
import { unlimited } from '../../support/unlimited.ts';
import { Answers, type AnswersOptions } from './answers.ts';
import { Editor } from './editor.ts';
import type { RequestTimes, Tally } from './figures.ts';
import { Intent } from './intent.ts';
import { type Halves, type Key, press, type TypingRules } from './keys.ts';
import { SimulatedModel } from './model.ts';
import type { Session, Stretch } from './sessions.ts';
import { type Rhythm, type WritingDesk, write } from './typist.ts';

/** As long as a tab-indented line's first step, or the narrowest indentation of the text. */
export function rulesOf({ text, languageId }: Session): TypingRules {
  const tab = /^\t/m.test(text);
  const widths = [...text.matchAll(/^( +)\S/gm)]
    .map(([, blanks = '']) => blanks.length)
    .filter(width => width % 2 === 0);
  return { languageId, indentUnit: tab ? '\t' : ' '.repeat(Math.min(4, ...widths)) };
}

/** Before `stretch` is written; later parts of `written` aren't there yet. */
export function textBefore({ text, written }: Session, { start, end }: Stretch): Halves {
  let after = '';
  let at = end;
  for (const later of written.filter(other => other.start > end)) {
    after += text.slice(at, later.start);
    at = later.end;
  }
  return { before: text.slice(0, start), after: after + text.slice(at) };
}

const GRAMMARS = installedGrammars();

export interface DeskOptions extends AnswersOptions {
  readonly firstTokenMs: number;
  readonly rhythm: Rhythm;
}

/** Writes every stretch of the session with the real pipeline and a simulated model, and without. */
export async function writeSession(session: Session, options: DeskOptions): Promise<Tally> {
  const { rhythm, seed } = options;
  await GRAMMARS.load(session.languageId);
  const clock = new FakeClock();
  const model = new SimulatedModel({ ...options, clock });
  const requests: RequestTimes[] = [];
  let editor: Editor | undefined;
  const pipeline = new CompletionPipeline({
    newDraft: draftOptions => draftWith(GRAMMARS, draftOptions),
    provider: unlimited(model, { clock }),
    options: () => ({ model: 'simulated', debounce: 'auto', maxLines: 12 }),
    gate: { allows: () => true },
    clock,
    onLiveChange: () => editor?.liveChanged(),
    onRecord: ({ outcome, waitMs, firstPaintMs }) => {
      if (outcome.kind === 'failed') throw outcome.error;
      requests.push({ aborted: outcome.kind === 'aborted', waitMs, firstPaintMs });
    },
  });
  const rules = rulesOf(session);
  let presses = 0;
  for (const stretch of session.written) {
    const text = textBefore(session, stretch);
    const intent = new Intent(session, stretch, text.after);
    const own = new Editor({ pipeline, clock, documentId: session.path, path: session.path, rules, text });
    editor = own;
    presses += await write({
      clock,
      editor: own,
      intent,
      rules,
      rhythm,
      seed,
      onTurn: halves => {
        const linePrefix = halves.before.slice(intent.lineStart(halves));
        model.writing = { session, stretch, lineStart: intent.lineStart(halves), linePrefix };
      },
    });
  }
  const timeMs = clock.now();
  await pipeline.close();
  const alone = await writeAlone(session, options);
  return { presses, timeMs, ...alone, requests, bill: model.bill, ...new Answers(options).knownOf(session) };
}

/** The same author at the same editor without an extension. */
export async function writeAlone(session: Session, { rhythm, seed }: Pick<DeskOptions, 'rhythm' | 'seed'>) {
  const clock = new FakeClock();
  const rules = rulesOf(session);
  let pressesAlone = 0;
  for (const stretch of session.written) {
    const text = textBefore(session, stretch);
    const intent = new Intent(session, stretch, text.after);
    const editor = new PlainEditor(text, rules);
    pressesAlone += await write({ clock, editor, intent, rules, rhythm, seed, onTurn: () => undefined });
  }
  return { pressesAlone, timeAloneMs: clock.now() };
}

/** The editor without an extension. */
class PlainEditor implements WritingDesk {
  readonly #rules: TypingRules;
  readonly shown = undefined;
  text: Halves;

  constructor(text: Halves, rules: TypingRules) {
    this.text = text;
    this.#rules = rules;
  }

  press(key: Key, closed: number): void {
    this.text = press(this.text, key, this.#rules, closed);
  }

  take(): never {
    throw new Error('nothing is shown');
  }

  takeLine(): never {
    throw new Error('nothing is shown');
  }
}
