import assert from 'node:assert/strict';
import { AgentRun, type AgentRunOptions } from '../../../src/core/agent/run/agentRun.ts';
import { newRunState } from '../../../src/core/agent/run/start.ts';
import type { AgentQuestion, YesOrNo } from '../../../src/core/agent/state/agentQuestion.ts';
import type { AgentEvent } from '../../../src/core/agent/state/event.ts';
import { DEFAULT_LIMITS } from '../../../src/core/agent/state/limits.ts';
import type { AgentState } from '../../../src/core/agent/state/state.ts';
import type { MeteredProvider, MeteringHooks, Quote } from '../../../src/core/provider/metering/meteredProvider.ts';
import type { Message, ProviderRequest, StreamPart, ToolCall } from '../../../src/core/provider/provider.ts';
import type { AcceptedAmount } from '../../../src/core/usage/ledger/ledger.ts';
import { FakeClock, settled } from '../../support/fakeClock.ts';
import { MemoryWorkspace } from './memoryWorkspace.ts';

/** An answer of a scripted model: text, calls (name and arguments), or any parts. */
export type Said = string | readonly Call[] | readonly StreamPart[] | Error | 'silence';
export type Call = readonly [name: string, given: object | string];

export const RUN_ID = '0b7e44d2-93c1-4f6a-8a55-1d2c3b4a5968';

/** A model that answers by the script; it costs a cent an answer. */
export class ScriptedModel implements MeteredProvider {
  readonly requests: ProviderRequest[] = [];
  readonly taken: { readonly recordId: string; readonly accepted: AcceptedAmount }[] = [];
  readonly signals: AbortSignal[] = [];
  readonly #script: (Said | ((request: ProviderRequest) => Said))[];
  quoteOf: (request: ProviderRequest) => Quote = () => ({ promptTokens: 100, worstNanoDollars: CENT });

  constructor(script: readonly (Said | ((request: ProviderRequest) => Said))[]) {
    this.#script = [...script];
  }

  async quote(request: ProviderRequest): Promise<Quote> {
    return this.quoteOf(request);
  }

  async *stream(request: ProviderRequest, { onSpent, signal }: MeteringHooks): AsyncGenerator<StreamPart> {
    const number = this.requests.push(request);
    this.signals.push(signal);
    const next = this.#script.shift() ?? assert.fail('the model was asked once more than the script has answers');
    const said = typeof next === 'function' ? next(request) : next;
    const tokens = { certainty: 'reported', prompt: 100, output: 10 } as const;
    onSpent?.({ recordId: `record-${number}`, tokens, cost: { certainty: 'reported', value: CENT } });
    if (said instanceof Error) throw said;
    if (said === 'silence') {
      await new Promise(resolve => signal.addEventListener('abort', resolve));
      return;
    }
    yield* partsOf(said, number);
  }

  accepted(recordId: string, accepted: AcceptedAmount): void {
    this.taken.push({ recordId, accepted });
  }
}

export const CENT = 10_000_000;

function partsOf(said: Exclude<Said, Error | 'silence'>, number: number): readonly StreamPart[] {
  if (typeof said === 'string') {
    return [
      { type: 'text-delta', text: said },
      { type: 'end', reason: 'stop' },
    ];
  }
  const parts = said.map((part, index): StreamPart => {
    if (!isCall(part)) return part;
    const [name, given] = part;
    const call: ToolCall = {
      id: `call-${number}-${index}`,
      name,
      arguments: typeof given === 'string' ? given : JSON.stringify(given),
    };
    return { type: 'tool-call', call };
  });
  return parts.at(-1)?.type === 'end' ? parts : [...parts, { type: 'end', reason: 'tool-calls' }];
}

function isCall(part: Call | StreamPart): part is Call {
  return Array.isArray(part);
}

export interface SceneOptions extends Partial<Omit<AgentRunOptions, 'paid' | 'workspace'>> {
  readonly script: readonly (Said | ((request: ProviderRequest) => Said))[];
  readonly files?: Readonly<Record<string, string>>;
  readonly answers?: readonly YesOrNo[];
}

/** One run over files in memory, and everything that it reported. */
export class AgentScene {
  readonly model: ScriptedModel;
  readonly workspace: MemoryWorkspace;
  readonly clock = new FakeClock();
  readonly events: AgentEvent[] = [];
  readonly questions: AgentQuestion[] = [];
  readonly run: AgentRun;
  readonly stopping = new AbortController();

  constructor({ script, files = { 'src/a.ts': 'const a = 1;\n' }, answers = [], ...more }: SceneOptions) {
    this.model = new ScriptedModel(script);
    this.workspace = new MemoryWorkspace(files);
    const left = [...answers];
    this.run = new AgentRun({
      state: newRunState({ id: RUN_ID, instruction: 'Rename a to b.' }),
      paid: this.model,
      model: 'the-model',
      workspace: this.workspace,
      limits: DEFAULT_LIMITS,
      clock: this.clock,
      ask: async question => {
        this.questions.push(question);
        return left.shift() ?? assert.fail(`nobody was to be asked: ${JSON.stringify(question)}`);
      },
      onEvent: event => this.events.push(event),
      onSpent: () => undefined,
      onFault: error => {
        throw error;
      },
      ...more,
    });
  }

  /** Runs to the end, with time for everything that waits. */
  async play() {
    const outcome = this.run.run(this.stopping.signal);
    await settled();
    return outcome;
  }

  get state(): AgentState {
    return this.run.state;
  }

  get messages(): readonly Message[] {
    return this.run.state.messages;
  }

  /** The tool results that the model received, in order. */
  get results(): readonly string[] {
    return this.messages.flatMap(message => (message.role === 'tool' ? [message.content] : []));
  }

  /** The final events, one word each. */
  get steps(): readonly string[] {
    return this.state.events.map(wordOf);
  }
}

function wordOf(event: AgentEvent): string {
  switch (event.kind) {
    case 'tool':
      return `${event.tool} ${event.subject} ${event.state}`;
    case 'edit':
      return `${event.change} ${event.path} +${event.addedLines} -${event.removedLines}`;
    case 'tests':
      return `tests ${event.state} ${event.exitCode ?? '-'}`;
    case 'question':
      return `question ${event.question.kind} ${event.answer ?? '-'}`;
    case 'ended':
      return `ended ${event.outcome.kind}`;
    case 'thinking':
    case 'text':
      return `${event.kind} ${event.text} ${event.state}`;
    case 'compacted':
      return `compacted ${event.results}`;
    case 'saved':
      return `saved ${event.whole.join()} / ${event.part.join()}`;
    case 'dropped':
      return `dropped ${event.paths.join()}`;
    case 'user':
    case 'resumed':
      return event.kind;
  }
}

export function scene(...script: SceneOptions['script']): AgentScene {
  return new AgentScene({ script });
}
