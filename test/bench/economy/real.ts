import { CURSOR_MARK } from '../../../src/core/completion/context/prompt.ts';
import { lastLine } from '../../../src/core/text/lines.ts';
import { packExtension } from '../../run/packExtension.ts';
import { textAnswer } from '../../support/modelServer/answer.ts';
import type { ChatRequest } from '../../support/modelServer/chatRequest.ts';
import { type ModelServer, startModelServer } from '../../support/modelServer/modelServer.ts';
import { onLeaving } from '../../support/vscode/leaving.ts';
import { until } from '../../support/vscode/waiting.ts';
import { openWorkbench, type Workbench } from '../../support/vscode/workbench.ts';
import { Answers, type Writing } from './answers.ts';
import { type DeskOptions, rulesOf, textBefore, writeAlone } from './desk.ts';
import type { RequestTimes, Tally } from './figures.ts';
import { Intent } from './intent.ts';
import { PRICES, TOKENS_PER_SECOND } from './model.ts';
import { RealEditor } from './realEditor.ts';
import type { Session } from './sessions.ts';
import { write } from './typist.ts';

/** Nothing over the lines, and no text but typed and accepted text. */
const SETTINGS = {
  'editor.quickSuggestions': { other: 'off', comments: 'off', strings: 'off' },
  'editor.suggestOnTriggerCharacters': false,
  'editor.wordBasedSuggestions': 'off',
  'editor.parameterHints.enabled': false,
  'editor.wordWrap': 'off',
  'editor.fontSize': 8,
  'files.trimTrailingWhitespace': false,
};
/** A line of requestLog.ts. */
const REQUEST = /\] (\S.*?) · .*? · waited (\d+) ms · .*?first paint (?:(\d+) ms|–)/g;
/** Before the text up to the cursor. */
const CODE_MARK = '<CODE>';

/** The same authors as the simulation's, at a real VS Code with the packed extension and a model server. */
export class RealDesk {
  readonly #server: ModelServer;
  readonly #workbench: Workbench;
  readonly #answers: Answers;
  #writing: Pick<Writing, 'session' | 'stretch' | 'lineStart'> | undefined;
  readonly #options: Omit<DeskOptions, 'rhythm'>;

  private constructor(parts: { server: ModelServer; workbench: Workbench; options: Omit<DeskOptions, 'rhythm'> }) {
    this.#server = parts.server;
    this.#workbench = parts.workbench;
    this.#options = parts.options;
    this.#answers = new Answers(parts.options);
    this.#server.answer = request => textAnswer(this.#answerTo(request));
  }

  static async open(options: Omit<DeskOptions, 'rhythm'>): Promise<RealDesk> {
    const { vsix } = await packExtension();
    const server = await startModelServer({
      apiKey: null,
      delayMs: options.firstTokenMs,
      tokensPerSecond: TOKENS_PER_SECOND,
      prices: PRICES,
    });
    onLeaving(() => server.close());
    const workbench = await openWorkbench({ vsix, modelServerUrl: server.url, settings: SETTINGS });
    onLeaving(() => workbench.close());
    return new RealDesk({ server, workbench, options });
  }

  /** Writes every stretch of the session. */
  async write(session: Session, rhythm: DeskOptions['rhythm']): Promise<Tally> {
    const { seed } = this.#options;
    const rules = rulesOf(session);
    const alone = await writeAlone(session, { rhythm, seed });
    const before = this.#server.requests.length;
    const logged = (await this.#requests()).length;
    let presses = 0;
    let timeMs = 0;
    for (const stretch of session.written) {
      const text = textBefore(session, stretch);
      const intent = new Intent(session, stretch, text.after);
      const editor = await RealEditor.open(this.#workbench, { file: session.path, text, rules });
      const startedAt = editor.now();
      presses += await write({
        clock: editor,
        editor,
        intent,
        rules,
        rhythm,
        seed,
        // Some correct text that the screen showed too late.
        mostPresses: 2 * alone.pressesAlone,
        onTurn: halves => {
          this.#writing = { session, stretch, lineStart: intent.lineStart(halves) };
        },
      });
      timeMs += editor.now() - startedAt;
    }
    await this.#server.untilNoOpenStreams();
    const bill = this.#server.bill.items.slice(before);
    const requests = await until({
      what: 'the log to have every request',
      probe: async () => {
        const all = (await this.#requests()).slice(logged);
        return all.length >= bill.length && all;
      },
    });
    return { presses, timeMs, ...alone, requests, bill, ...this.#answers.knownOf(session) };
  }

  /** From the extension's log. */
  async #requests(): Promise<RequestTimes[]> {
    const log = await this.#workbench.logs.channel('Ghostline');
    return [...log.matchAll(REQUEST)].map(([, outcome = '', waited, painted]) => ({
      aborted: outcome.startsWith('aborted'),
      waitMs: Number(waited),
      firstPaintMs: painted === undefined ? undefined : Number(painted),
    }));
  }

  #answerTo({ messages }: ChatRequest): string {
    const prompt = messages.map(({ content }) => content).join('\n');
    if (this.#writing === undefined) throw new Error('nobody is writing');
    const { session, stretch, lineStart } = this.#writing;
    const asked = prompt.slice(prompt.lastIndexOf(CODE_MARK) + CODE_MARK.length, prompt.lastIndexOf(CURSOR_MARK));
    const linePrefix = lastLine(asked);
    const above = asked.slice(0, asked.length - linePrefix.length);
    // The question may be some keys old, and the lines above may occur twice: takes the nearest place.
    const place = endsOf(session.text, above).sort((a, b) => Math.abs(a - lineStart) - Math.abs(b - lineStart))[0];
    // More was taken than had been read: before the author has gone back, no answer is of use.
    if (place === undefined) return '';
    return this.#answers.at({ session, stretch, lineStart: place, linePrefix }, prompt);
  }
}

/** Where `part` ends in `text`. */
function endsOf(text: string, part: string): number[] {
  if (part === '') return [0];
  const ends: number[] = [];
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) ends.push(at + part.length);
  return ends;
}
