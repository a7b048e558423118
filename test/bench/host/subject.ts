import * as vscode from 'vscode';
import { EXTENSION_ID } from '../../../src/contributions.ts';
import type { NewDraft } from '../../../src/core/completion/fit/draft.ts';
import { Alternatives } from '../../../src/core/completion/request/alternatives.ts';
import { CompletionPipeline } from '../../../src/core/completion/request/pipeline.ts';
import { routeOf } from '../../../src/core/provider/profile/route.ts';
import type { Provider, ProviderRequest, StreamPart } from '../../../src/core/provider/provider.ts';
import { EMPTY_TOTAL } from '../../../src/core/usage/amount/total.ts';
import { spendingSummary } from '../../../src/core/usage/report/spendingSummary.ts';
import { CompletionHistory } from '../../../src/vscode/ghostText/completionHistory.ts';
import { ContextSources } from '../../../src/vscode/ghostText/contextSources.ts';
import { draftsWith } from '../../../src/vscode/ghostText/draftFactory.ts';
import { GhostText } from '../../../src/vscode/ghostText/ghostText.ts';
import { packedGrammars } from '../../../src/vscode/packedGrammars.ts';
import { Exclusion } from '../../../src/vscode/privacy/exclusion.ts';
import type { Settings } from '../../../src/vscode/settings.ts';
import { activityOf } from '../../../src/vscode/status/activity.ts';
import { StatusBar } from '../../../src/vscode/status/statusBar.ts';
import { systemClock } from '../../../src/vscode/systemClock.ts';
import { ScriptedProvider, type ScriptedStream } from '../../support/scriptedProvider.ts';
import { unlimited } from '../../support/unlimited.ts';
import type { Stopwatch } from './stopwatch.ts';
import { turn } from './turn.ts';

const REQUEST_LIMIT_MS = 5_000;

const NOTHING_SPENT = {
  tokens: EMPTY_TOTAL,
  cost: EMPTY_TOTAL,
  budget: undefined,
  card: spendingSummary({ session: [], today: '2026-11-23' }),
  isPlayMoney: false,
};

const SETTINGS: Settings = {
  enabled: true,
  languages: {},
  chosenLanguages: {},
  baseUrl: 'http://127.0.0.1:9/v1',
  own: { enabled: true, languages: {}, baseUrl: 'http://127.0.0.1:9/v1' },
  wishedAddress: undefined,
  model: 'm',
  growInPlace: true,
  hasScreenReader: false,
  reviewStyle: 'sideBySide',
  maxLines: 12,
  nextEdit: 'off',
  nextEditTab: true,
  // The benchmark waits for it, whatever `auto` gives.
  budget: {},
  debounce: 70,
  exclude: [],
  record: false,
  runTests: true,
  presets: [],
  agent: { testCommand: '', maxNanoDollars: undefined },
  profiles: {},
  tasks: {},
  experiment: undefined,
  failover: [],
  routing: {},
  allowInsecureAddress: false,
};

/** Ghost text as src/wiring.ts builds it, with a scripted model and a stopwatch. */
export class Subject {
  readonly pipeline: CompletionPipeline;
  readonly ghostText: GhostText;
  readonly pieceMs: number[] = [];
  readonly #stopwatch: Stopwatch;
  readonly #model = new ScriptedProvider();
  readonly #disposables: vscode.Disposable[];

  constructor(stopwatch: Stopwatch) {
    this.#stopwatch = stopwatch;
    const log = vscode.window.createOutputChannel('Ghostline benchmark', { log: true });
    const statusBar = new StatusBar();
    const history = new CompletionHistory();
    const show = (): void => {
      const [first] = routeOf('ghostText', SETTINGS);
      const state = { serving: undefined, failing: [] };
      const activity = activityOf({ settings: SETTINGS, first, state, busy: this.pipeline.busy, clock: systemClock });
      statusBar.show({ activity, spending: NOTHING_SPENT, serving: first, isFolderAddress: false, isRecording: false });
    };
    const { extensionUri } = vscode.extensions.getExtension(EXTENSION_ID) ?? raise('the extension is not installed');
    const drafts = draftsWith(packedGrammars(extensionUri, log));
    // Made in a turn of its own, but work for the key before it all the same.
    const newDraft: NewDraft = async options => {
      stopwatch.start();
      try {
        return await drafts(options);
      } finally {
        stopwatch.stop();
      }
    };
    this.pipeline = new CompletionPipeline({
      newDraft,
      provider: unlimited(() => this.#connect(), { clock: systemClock }),
      options: () => SETTINGS,
      gate: { allows: () => true },
      clock: systemClock,
      onLiveChange: () => {
        this.ghostText.liveChanged();
        show();
      },
      onRecord: show,
    });
    const exclusion = new Exclusion(() => SETTINGS.exclude);
    const contextSources = new ContextSources({
      exclusion,
      allows: () => true,
      allowsCell: () => true,
      clock: systemClock,
    });
    this.ghostText = new GhostText({
      pipeline: this.pipeline,
      settings: () => SETTINGS,
      exclusion,
      contextSources,
      alternatives: new Alternatives({
        newDraft,
        provider: unlimited(() => this.#connect(), { clock: systemClock }),
        options: () => SETTINGS,
        clock: systemClock,
        onRecord: show,
      }),
      log,
      onAccepted: () => undefined,
      onOutcome: (outcome, request) => {
        history.add(outcome, request);
        show();
      },
    });
    this.#disposables = [log, statusBar, exclusion, contextSources, this.ghostText];
  }

  /** The newest request, as the model sees it. */
  get stream(): ScriptedStream | undefined {
    return this.#model.streams.at(-1);
  }

  get requests(): number {
    return this.#model.streams.length;
  }

  /** Rejects if the model gets fewer requests within the limit. */
  async untilRequested(count: number): Promise<void> {
    const end = performance.now() + REQUEST_LIMIT_MS;
    while (this.requests < count) {
      if (performance.now() > end) throw new Error(`request ${count} did not go out; there were ${this.requests}`);
      await turn();
    }
  }

  async close(): Promise<void> {
    for (const disposable of this.#disposables) disposable.dispose();
    await this.pipeline.close();
  }

  /** Work after the wait, up to the request, counts for the key before it. */
  #connect(): Promise<Provider> {
    const connected = Promise.resolve<Provider>({ stream: (request, signal) => this.#stream(request, signal) });
    // Registered before the pipeline's own continuation, which is all that runs between the two.
    void connected.then(() => {
      this.#stopwatch.start();
      queueMicrotask(() => this.#stopwatch.stop());
    });
    return connected;
  }

  /** Between taking a piece and asking for the next one, the reader does its work. */
  async *#stream(request: ProviderRequest, signal: AbortSignal): AsyncGenerator<StreamPart> {
    for await (const part of this.#model.stream(request, signal)) {
      const given = performance.now();
      yield part;
      this.pieceMs.push(performance.now() - given);
    }
  }
}

function raise(message: string): never {
  throw new Error(message);
}
