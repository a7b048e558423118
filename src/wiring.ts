import * as vscode from 'vscode';
import { type Actions, actionsOf } from './actions.ts';
import type { NewDraft } from './core/completion/fit/draft.ts';
import type { CompletionOutcome } from './core/completion/outcome/outcome.ts';
import { Alternatives } from './core/completion/request/alternatives.ts';
import { CompletionPipeline } from './core/completion/request/pipeline.ts';
import type { RequestRecord } from './core/completion/request/requestRecord.ts';
import type { UpstreamFailure } from './core/provider/failover/failover.ts';
import { hostOf } from './core/provider/profile/address.ts';
import { Keyring } from './core/provider/profile/keyring.ts';
import type { ModelTask } from './core/provider/profile/modelTasks.ts';
import { AgentView } from './vscode/agent/agentView.ts';
import * as commands from './vscode/commands.ts';
import { EvaluateView } from './vscode/evaluate/evaluateView.ts';
import { Acceptance } from './vscode/ghostText/acceptance.ts';
import { CompletionHistory } from './vscode/ghostText/completionHistory.ts';
import { ContextSources } from './vscode/ghostText/contextSources.ts';
import { draftsWith } from './vscode/ghostText/draftFactory.ts';
import { GhostText } from './vscode/ghostText/ghostText.ts';
import { Recordings } from './vscode/ghostText/recordings.ts';
import type { RequestLocation } from './vscode/ghostText/shownRequest.ts';
import { NextEditing } from './vscode/nextEdit/nextEditing.ts';
import { packedGrammars } from './vscode/packedGrammars.ts';
import { Exclusion } from './vscode/privacy/exclusion.ts';
import { Connections } from './vscode/provider/connections.ts';
import { PracticeMode } from './vscode/provider/practiceMode.ts';
import { Refactoring } from './vscode/refactor/refactoring.ts';
import { languageEnabled, SettingsReader } from './vscode/settings.ts';
import { StatusUpdates } from './vscode/status/statusUpdates.ts';
import { systemClock } from './vscode/systemClock.ts';
import { offerOverBudget } from './vscode/usage/overBudget.ts';
import { requestLine } from './vscode/usage/requestLog.ts';
import { Spending } from './vscode/usage/spending.ts';
import { UsageView } from './vscode/usage/usageView.ts';
import { loadPracticeModel, Welcome } from './vscode/welcome/welcome.ts';

export interface Wired {
  readonly actions: Actions;
  /** Resolves when running work has ended and is written. */
  readonly close: () => Promise<void>;
}

type Context = Pick<
  vscode.ExtensionContext,
  'subscriptions' | 'secrets' | 'extensionUri' | 'globalState' | 'globalStorageUri' | 'storageUri'
>;

/** Constructs the extension. */
export function wire(context: Context): Wired {
  const ghostline = new Ghostline(context);
  context.subscriptions.push(...ghostline.subscriptions());
  ghostline.start();
  return { actions: ghostline.actions(), close: () => ghostline.close() };
}

class Ghostline {
  readonly #context: Context;
  readonly #clock = systemClock;
  readonly #log = vscode.window.createOutputChannel('Ghostline', { log: true });
  readonly #settings: SettingsReader;
  readonly #history = new CompletionHistory();
  readonly #status: StatusUpdates;
  readonly #keys: Keyring;
  readonly #practice = new PracticeMode(() => this.#startAfresh());
  readonly #connections: Connections;
  readonly #spending: Spending;
  readonly #acceptance: Acceptance;
  readonly #newDraft: NewDraft;
  readonly #recordings: Recordings;
  readonly #pipeline: CompletionPipeline;
  readonly #alternatives: Alternatives;
  readonly #exclusion: Exclusion;
  readonly #contextSources: ContextSources;
  readonly #ghostText: GhostText;
  readonly #usageView: UsageView;
  readonly #refactoring: Refactoring;
  readonly #nextEditing: NextEditing;
  readonly #evaluateView: EvaluateView;
  readonly #agent: AgentView;
  readonly #welcome: Welcome;
  #closed: Promise<void> | undefined;

  constructor(context: Context) {
    const [clock, log] = [this.#clock, this.#log];
    const { extensionUri, globalState: memory, globalStorageUri: folder, secrets } = context;
    this.#context = context;
    this.#settings = new SettingsReader({
      onInvalid: message => void commands.offer(vscode.window.showWarningMessage, message, ['openSettings']),
      memory,
    });
    this.#keys = new Keyring({ secrets, environment: process.env });
    this.#connections = this.#connectionsWith(this.#keys);
    const connections = this.#connections;
    const [caps, arm] = [() => this.#settings.current.budget, () => this.#settings.current.experiment?.arm];
    this.#spending = new Spending({ folder, connections, caps, arm, clock, log, onChange: () => this.show() });
    this.#acceptance = new Acceptance({ clock, amend: (id, findings) => this.#spending.amend(id, findings) });
    const grammars = packedGrammars(extensionUri, log);
    this.#newDraft = draftsWith(grammars);
    this.#recordings = new Recordings({ storage: folder, isOn: () => this.#settings.current.record, clock, log });
    const requests = this.#requestsWith(this.#spending);
    const gate = { allows: () => connections.serving('ghostText').allows() };
    this.#pipeline = new CompletionPipeline({ ...requests, gate, onLiveChange: () => this.#liveChanged() });
    this.#alternatives = new Alternatives(requests);
    const settings = () => this.#settings.current;
    this.#exclusion = new Exclusion(
      () => settings().exclude,
      message => log.warn(message),
    );
    const shown = { pipeline: this.#pipeline, spending: this.#spending };
    this.#status = new StatusUpdates({ ...shown, settings, connections, memory, clock });
    const allows = (id: string) => languageEnabled(settings(), id);
    const allowsCell = (id: string) => languageEnabled({ languages: settings().chosenLanguages }, id);
    this.#contextSources = new ContextSources({ exclusion: this.#exclusion, allows, allowsCell, clock });
    this.#ghostText = this.#ghostTextFrom(this.#pipeline);
    const [books, experiment] = [() => this.#spending.books(), () => settings().experiment?.arms];
    const [exclusion, spending, presets] = [this.#exclusion, this.#spending, () => settings().presets];
    const proposals = { spending, connections, exclusion, grammars, presets, memory, clock, log };
    this.#refactoring = new Refactoring({ ...proposals, reviewStyle: () => settings().reviewStyle });
    const [isSuggesting, reviews] = [() => this.#ghostText.isSuggesting, () => this.#refactoring.reviews()];
    const edited = { settings, onDidChangeSettings: this.#settings.onDidChange, isSuggesting, reviews };
    this.#nextEditing = new NextEditing({ ...proposals, ...edited });
    this.#usageView = new UsageView({ extensionUri, books, experiment, memory });
    const [keys, newDraft] = [this.#keys, this.#newDraft];
    const evaluated = { folder: vscode.Uri.joinPath(folder, 'evaluations'), memory, newDraft, extensionUri };
    this.#evaluateView = new EvaluateView({ ...evaluated, exclusion, connections, spending, keys, settings, clock });
    const read = { reviews, settings };
    this.#agent = new AgentView({ ...read, context, exclusion, connections, spending, grammars, clock, log });
    this.#welcome = new Welcome({ context, keys, practice: this.#practice, settings });
  }

  subscriptions(): vscode.Disposable[] {
    return [
      this.#log,
      this.#settings,
      this.#status,
      this.#exclusion,
      this.#contextSources,
      this.#ghostText,
      this.#acceptance,
      this.#usageView,
      this.#refactoring,
      this.#nextEditing,
      this.#evaluateView,
      this.#agent,
      this.#settings.onDidChange(() => {
        this.#connections.settingsChanged();
        this.#forget();
      }),
      this.#context.secrets.onDidChange(() => this.#practice.leave()),
      vscode.window.onDidChangeActiveTextEditor(() => this.show()),
      { dispose: () => void this.close() },
    ];
  }

  /** Requests add their last records when they end, so the ledger closes after them. */
  close(): Promise<void> {
    const rest = new Promise(resolve => setImmediate(resolve));
    this.#closed ??= Promise.all([this.#pipeline.close(), this.#nextEditing.close(), this.#agent.close(), rest]).then(
      async () => {
        await Promise.all([this.#spending.close(), this.#recordings.recorder.settled()]);
      },
    );
    return this.#closed;
  }

  actions(): Actions {
    return actionsOf({
      ghostText: this.#ghostText,
      history: this.#history,
      usageView: this.#usageView,
      evaluateView: this.#evaluateView,
      refactoring: this.#refactoring,
      nextEditing: this.#nextEditing,
      agent: this.#agent,
      keys: this.#keys,
      connections: this.#connections,
      practice: this.#practice,
      welcome: this.#welcome,
      recordings: this.#recordings,
      statusBar: this.#status.bar,
      log: this.#log,
      settings: () => this.#settings.current,
      chooseProvider: () => this.#chooseProvider(),
    });
  }

  start(): void {
    this.show();
    void this.#welcome.begin();
  }

  show(): void {
    this.#status.update();
  }

  #connectionsWith(keys: Keyring): Connections {
    return new Connections({
      settings: () => this.#settings.current,
      keys,
      practice: this.#practice,
      clock: this.#clock,
      loadPractice: () => loadPracticeModel(this.#context.extensionUri, this.#clock),
      loadClient: () => import('./core/provider/wire/openai.ts'),
      log: this.#log,
      onConnect: () => void this.#settings.askAboutFolderAddress(),
      onFailure: (failure, task) => this.#failed(failure, task),
    });
  }

  #requestsWith(spending: Spending) {
    const connections = this.#connections;
    return {
      provider: spending.ghostText(),
      newDraft: this.#newDraft,
      options: () => {
        const { debounce, hasScreenReader, maxLines } = this.#settings.current;
        const { model } = connections.route('ghostText')[0];
        return { debounce, maxLines, model, waitsForWhole: hasScreenReader };
      },
      clock: this.#clock,
      onRecord: (record: RequestRecord) => this.#recorded(record),
      observer: this.#recordings.recorder,
    };
  }

  #ghostTextFrom(pipeline: CompletionPipeline): GhostText {
    return new GhostText({
      pipeline,
      settings: () => this.#settings.current,
      exclusion: this.#exclusion,
      contextSources: this.#contextSources,
      alternatives: this.#alternatives,
      log: this.#log,
      onOutcome: (outcome, question) => this.#answered(outcome, question),
      onAccepted: accepted => this.#acceptance.accepted(accepted),
      onShown: () => this.#nextEditing.refresh(),
      fates: this.#recordings.recorder,
    });
  }

  #liveChanged(): void {
    this.#ghostText.liveChanged();
    this.show();
  }

  #answered(outcome: CompletionOutcome, question: RequestLocation): void {
    this.#history.add(outcome, question);
    if (outcome.kind === 'suggested') this.#welcome.suggested();
    if (question.trigger === 'explicit') {
      if (outcome.kind === 'failed') void commands.reportFailure(outcome.error);
      if (outcome.kind === 'suppressed' && outcome.reason === 'over-budget')
        void offerOverBudget(this.#spending, this.#ghostText);
    }
    this.show();
  }

  #recorded(record: RequestRecord): void {
    this.#log.info(requestLine(record));
    this.#history.addRequest(record);
    this.show();
  }

  #failed(failure: UpstreamFailure, task: ModelTask): void {
    const { upstream, error, notice, passedOn } = failure;
    if (passedOn) void this.#spending.addFailedOver(failure, passedOn, task);
    // A command reports its own failures.
    if (task !== 'ghostText') return;
    const { serving } = this.#connections.serving(task).state;
    if (notice === 'notice' && !serving) void commands.reportIfUserMustAct(error, hostOf(upstream.profile.baseUrl));
  }

  async #chooseProvider(): Promise<void> {
    const { chooseProvider } = await import('./vscode/provider/choose/chooseProvider.ts');
    await chooseProvider({
      settings: () => this.#settings.current,
      keys: this.#keys,
      connections: this.#connections,
      newDraft: this.#newDraft,
      clock: this.#clock,
      trial: (destination, provider) => this.#spending.trial(destination, provider),
      onRecord: record => this.#recorded(record),
      keepOwnAddress: () => this.#settings.keepOwnAddress(),
      practice: this.#practice,
    });
  }

  #startAfresh(): void {
    this.#connections.reset();
    this.#forget();
    void this.#welcome.reachChanged();
  }

  /** Drops everything cached for another address, model or key. */
  #forget(): void {
    this.#spending.reset();
    this.#pipeline.reset();
    this.#alternatives.reset();
    this.show();
  }
}
