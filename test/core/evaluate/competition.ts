import { evaluate } from '../../../src/core/evaluate/evaluate.ts';
import type {
  Contestant,
  EvaluationEnd,
  EvaluationEvent,
  EvaluationOptions,
} from '../../../src/core/evaluate/evaluation.ts';
import type { FileTask } from '../../../src/core/evaluate/task.ts';
import type { TaskAnswer } from '../../../src/core/evaluate/taskAnswer.ts';
import type { AskTask } from '../../../src/core/evaluate/taskPrompt.ts';
import type { TestBench } from '../../../src/core/evaluate/testRun.ts';
import { RecordingProvider } from '../../../src/core/provider/metering/recordingProvider.ts';
import { OPENROUTER } from '../../../src/core/provider/profile/builtInProfiles.ts';
import { createOpenAiProvider } from '../../../src/core/provider/wire/openai.ts';
import { type Prices, pricesPerMillion } from '../../../src/core/usage/amount/pricing.ts';
import { Bookkeeper } from '../../../src/core/usage/budget/bookkeeper.ts';
import { costTotal, sumOf } from '../../../src/core/usage/sums/ledgerTotals.ts';
import { FakeClock } from '../../support/fakeClock.ts';
import type { Answer } from '../../support/modelServer/answer.ts';
import type { ChatRequest } from '../../support/modelServer/chatRequest.ts';
import { type ModelServer, PRACTICE_KEY, startModelServer } from '../../support/modelServer/modelServer.ts';
import { memoryLedger } from '../usage/memoryLedger.ts';
import { utcDay } from '../usage/records.ts';

/** Right in 9 of 10 tasks, in 6, and in the same 6 with twice the tokens. */
export const MODELS = ['good', 'fair', 'wordy'] as const;

const PASSING: Readonly<Record<string, number>> = { good: 9, fair: 6, wordy: 6 };

/** Four characters are a token for the server: 25 and 50 tokens. */
const ANSWER_CHARS: Readonly<Record<string, number>> = { good: 100, fair: 100, wordy: 200 };

export function tasksOf(count: number): readonly FileTask[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `t${index + 1}`,
    title: `Task ${index + 1}`,
    kind: 'fix',
    languageId: 'javascript',
    prompt: `Task number ${index + 1}.`,
    files: [],
    entry: 'answer.js',
    test: { files: [], command: ['node', 'test.js'], timeLimitSeconds: 5 },
  }));
}

/** The task's number is in the prompt; of every ten in turn a model passes its share. */
export function scripted({ model, messages }: Pick<ChatRequest, 'model' | 'messages'>): Answer {
  const number = Number(/Task number (\d+)/.exec(messages.map(({ content }) => content).join('\n'))?.[1]);
  const word = (number - 1) % 10 < (PASSING[model] ?? 0) ? 'right' : 'wrong';
  return word.padEnd(ANSWER_CHARS[model] ?? 0, '.');
}

export const ask: AskTask = (task, model) => ({
  request: {
    model,
    messages: [{ role: 'user', content: task.kind === 'fill-in' ? task.prefix : task.prompt }],
    maxTokens: 100,
    temperature: 0.2,
  },
  read: async (text, reason) => {
    if (reason === 'length') return { kind: 'truncated', reason: 'Cut off.' };
    if (text === '') return { kind: 'empty', reason: 'Nothing.' };
    return { kind: 'files', files: [{ path: 'answer.js', text }] };
  },
});

const OUTPUT = { text: '', cutChars: 0, durationMs: 1 };

/** Reads the answer instead of running it. */
export const readingBench: TestBench = {
  obstacle: async () => undefined,
  run: async (_, [file], signal) => {
    if (signal.aborted) return { kind: 'aborted' };
    return file?.text.startsWith('right')
      ? { kind: 'passed', output: OUTPUT }
      : { kind: 'failed', reason: 'The test failed with exit code 1.', output: OUTPUT };
  },
};

export interface CompetitionOptions {
  readonly prices?: Prices;
  /** The user's own budget for a day. */
  readonly dayNanoDollars?: number;
  readonly apiKey?: string;
}

/** Models on a server, with a ledger behind them. */
export class Competition {
  readonly server: ModelServer;
  readonly clock = new FakeClock();
  readonly events: EvaluationEvent[] = [];
  readonly contestants: readonly Contestant[];
  readonly #books: Bookkeeper;

  private constructor(server: ModelServer, options: CompetitionOptions) {
    this.server = server;
    const lines: string[] = [];
    let ids = 0;
    this.#books = new Bookkeeper({
      openLedger: async () => memoryLedger(lines),
      prices: async () => options.prices ?? pricesPerMillion({ prompt: 0.75, cachedPrompt: 0.075, output: 4.5 }),
      caps: () => (options.dayNanoDollars === undefined ? {} : { day: options.dayNanoDollars }),
      clock: this.clock,
      time: () => Date.UTC(2026, 10, 24, 12),
      newId: () => `r${++ids}`,
      dayOf: utcDay,
      reportsCostLater: () => false,
      ask: async () => undefined,
      onChange: () => undefined,
    });
    this.contestants = MODELS.map(model => this.#contestant(model, options.apiKey ?? PRACTICE_KEY));
  }

  static async start(options: CompetitionOptions = {}): Promise<Competition> {
    const server = await startModelServer({ models: MODELS, answer: scripted });
    return new Competition(server, options);
  }

  /** The comparison's costs in the ledger. */
  get booked(): number {
    const rows = this.#books.session.filter(({ feature }) => feature === 'evaluate');
    return costTotal(sumOf(rows)).value;
  }

  get answers(): readonly TaskAnswer[] {
    return this.events.flatMap(event => (event.kind === 'answered' ? [event.answer] : []));
  }

  /** The sum of the answers' costs. */
  get told(): number {
    return this.answers.reduce(
      (sum, { asked }) => sum + (asked?.cost.certainty === 'unknown' ? 0 : (asked?.cost.value ?? 0)),
      0,
    );
  }

  run(
    more: Partial<EvaluationOptions> = {},
    signal: AbortSignal = new AbortController().signal,
  ): Promise<EvaluationEnd> {
    const options: EvaluationOptions = {
      contestants: this.contestants,
      tasks: tasksOf(10),
      repeats: 1,
      ask,
      bench: readingBench,
      clock: this.clock,
      ...more,
      onEvent: async event => {
        this.events.push(event);
        await more.onEvent?.(event);
      },
    };
    return evaluate(options, signal);
  }

  #contestant(model: string, key: string): Contestant {
    const fetch: typeof globalThis.fetch = (...to) => globalThis.fetch(...to);
    const provider = createOpenAiProvider({
      baseUrl: this.server.url,
      apiKey: async () => key,
      fetch,
      clock: this.clock,
    });
    const about = { id: `openrouter ${model}`, profile: OPENROUTER.id, model, label: model };
    const paid = (languageId: string) =>
      new RecordingProvider({
        feature: 'evaluate',
        languageId,
        provider: async () => provider,
        destinations: () => [{ profile: OPENROUTER, model }],
        books: this.#books,
        contextTokens: async () => undefined,
        clock: this.clock,
        time: () => Date.UTC(2026, 10, 24, 12),
      });
    return { model: about, paid };
  }
}
