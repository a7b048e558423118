import { isObject, ownValue } from '../../json.ts';
import type { Message, ToolCall } from '../../provider/provider.ts';
import type { Total } from '../../usage/amount/total.ts';
import type { FileChange } from '../files/change.ts';
import type { AgentEvent } from './event.ts';
import type { AgentOutcome } from './outcome.ts';
import type { ReadCoverage } from './readCoverage.ts';
import type { AgentState, RunSpent, UserDecision } from './state.ts';

/** Nothing in progress; undefined if invalid or of another version. Paths are checked before use. */
export function readState(stored: unknown): AgentState | undefined {
  return isState(stored) ? { ...stored, events: atRest(stored.events) } : undefined;
}

/** Ends running steps; open questions are asked again. */
function atRest(events: readonly AgentEvent[]): readonly AgentEvent[] {
  const isOpen = (event: AgentEvent) => event.kind === 'question' && event.answer === undefined;
  const last = events.findLastIndex(event => !isOpen(event));
  return events.slice(0, last + 1).map((event): AgentEvent => {
    switch (event.kind) {
      case 'thinking':
      case 'text':
        return { ...event, state: 'done' };
      case 'tool':
      case 'tests':
        return event.state === 'running' ? { ...event, state: 'stopped' } : event;
      default:
        return event;
    }
  });
}

type Check = (value: unknown) => boolean;
type Checks<T> = { readonly [Name in keyof Required<T>]: Check };

const isText: Check = value => typeof value === 'string';
const isNumber: Check = value => typeof value === 'number';
const oneOf =
  (...values: readonly unknown[]): Check =>
  value =>
    values.includes(value);
const optional =
  (check: Check): Check =>
  value =>
    value === undefined || check(value);
const listOf =
  (check: Check): Check =>
  value =>
    Array.isArray(value) && value.every(check);
const mapOf =
  (check: Check): Check =>
  value =>
    isObject(value) && Object.values(value).every(check);
const fieldsOf =
  <T>(checks: Checks<T>): Check =>
  value =>
    isObject(value) && Object.entries<Check>(checks).every(([name, check]) => check(ownValue(value, name)));

const isAnswer = oneOf('yes', 'no');
const isTotal = fieldsOf<Total>({ value: isNumber, reported: isNumber, estimated: isNumber, unknown: isNumber });
const isToolCall = fieldsOf<ToolCall>({ id: isText, name: isText, arguments: isText });
const isToolMessage = fieldsOf<Extract<Message, { role: 'tool' }>>({
  role: oneOf('tool'),
  toolCallId: isText,
  content: isText,
});
const isChatMessage = fieldsOf<Extract<Message, { role: 'assistant' }>>({
  role: oneOf('system', 'user', 'assistant'),
  content: isText,
  toolCalls: optional(listOf(isToolCall)),
});

/** By kind; the page shows further fields as text. */
const EVENT_FIELDS: { readonly [Kind in AgentEvent['kind']]: Readonly<Record<string, Check>> } = {
  thinking: { text: isText },
  text: { text: isText },
  tool: { tool: isText, subject: isText, state: isText },
  edit: { path: isText, addedLines: isNumber, removedLines: isNumber },
  tests: { state: isText, task: isText, output: isText },
  question: { question: isObject, answer: optional(isAnswer) },
  user: { text: isText },
  saved: { whole: listOf(isText), part: listOf(isText) },
  dropped: { paths: listOf(isText) },
  compacted: { results: isNumber },
  resumed: {},
  ended: { outcome: isOutcome },
};

function isEvent(value: unknown): boolean {
  if (!isObject(value) || typeof value['kind'] !== 'string') return false;
  const fields = ownValue<Readonly<Record<string, Check>>>(EVENT_FIELDS, value['kind']);
  return fields !== undefined && isNumber(value['id']) && fieldsOf(fields)(value);
}

/** The text of each kind. */
const OUTCOME_TEXTS: { readonly [Kind in AgentOutcome['kind']]: string | undefined } = {
  finished: 'summary',
  cannot: 'reason',
  stopped: undefined,
  limit: 'message',
  failed: 'message',
};

function isOutcome(value: unknown): boolean {
  if (!isObject(value) || typeof value['kind'] !== 'string') return false;
  if (!Object.hasOwn(OUTCOME_TEXTS, value['kind'])) return false;
  const text = ownValue<string | undefined>(OUTCOME_TEXTS, value['kind']);
  return text === undefined || isText(ownValue(value, text));
}

const STATE: Checks<AgentState> = {
  version: oneOf(1),
  id: isText,
  instruction: isText,
  messages: listOf(message => isToolMessage(message) || isChatMessage(message)),
  changes: listOf(fieldsOf<FileChange>({ path: isText, kind: oneOf('edit', 'create'), before: isText, after: isText })),
  decisions: listOf(fieldsOf<UserDecision>({ path: isText, wants: oneOf('read', 'write'), answer: isAnswer })),
  commandAnswers: optional(mapOf(isAnswer)),
  untold: listOf(isText),
  booked: optional(fieldsOf<NonNullable<AgentState['booked']>>({ recordId: isText, chars: isNumber, lines: isNumber })),
  readings: listOf(
    fieldsOf<ReadCoverage>({
      path: isText,
      mark: isText,
      pieces: listOf(
        fieldsOf<ReadCoverage['pieces'][number]>({ from: isNumber, to: isNumber, result: optional(isNumber) }),
      ),
    }),
  ),
  events: listOf(isEvent),
  spent: fieldsOf<RunSpent>({ requests: isNumber, tokens: isTotal, cost: isTotal }),
  lastRecordId: optional(isText),
  turns: isNumber,
  workedMs: isNumber,
  sameCalls: mapOf(isNumber),
  mistakes: isNumber,
  ending: optional(isOutcome),
  outcome: optional(isOutcome),
};

function isState(value: unknown): value is AgentState {
  return fieldsOf(STATE)(value);
}
