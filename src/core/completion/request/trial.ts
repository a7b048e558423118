import type { Clock } from '../../clock.ts';
import type { Hole } from '../../document/hole.ts';
import type { ProviderError } from '../../provider/errors.ts';
import type { Provider } from '../../provider/provider.ts';
import { completionRequest } from '../context/prompt.ts';
import type { NewDraft } from '../fit/draft.ts';
import type { RejectReason } from '../outcome/outcome.ts';
import { type LiveState, LiveStream, type RequestEnd } from './liveStream.ts';
import type { RequestRecord } from './requestRecord.ts';
import type { Budget } from './requests.ts';

/** Any coding model can fill this in, and whether it did is seen at a glance. */
const SAMPLE: Hole = {
  languageId: 'typescript',
  prefix: 'export function isEven(value: number): boolean {\n  return ',
  suffix: '\n}\n',
  eol: '\n',
  indentUnit: '  ',
};
const SAMPLE_LINE = 1;
const SAMPLE_PATH = 'sample.ts';

export type TrialResult =
  /** `line` is the sample's as it would stand in the editor. */
  | { readonly kind: 'completed'; readonly line: string; readonly firstTokenMs: number; readonly durationMs: number }
  /** It answered, with nothing that could be shown. */
  | { readonly kind: 'nothing-shown'; readonly reason: RejectReason; readonly durationMs: number }
  | { readonly kind: 'failed'; readonly error: ProviderError }
  /** It does not fit into the budget: nothing was sent. */
  | { readonly kind: 'over-budget' }
  | { readonly kind: 'aborted' };

export interface TrialInput {
  readonly provider: Provider;
  readonly model: string;
  readonly newDraft: NewDraft;
  readonly clock: Clock;
  readonly budget: Budget;
  /** A trial costs like any other request, also one that was ended early. */
  readonly onRecord: (record: RequestRecord) => void;
}

/** Asks a provider for one completion, just as ghost text would. */
export async function tryOut(input: TrialInput, signal: AbortSignal): Promise<TrialResult> {
  const { provider, model, newDraft, clock, budget, onRecord } = input;
  const request = completionRequest({ hole: SAMPLE, path: SAMPLE_PATH, model });
  const id = await budget.admit(request);
  if (id === undefined) return { kind: 'over-budget' };
  if (signal.aborted) {
    await budget.release(id);
    return { kind: 'aborted' };
  }
  const stream = new LiveStream({
    id,
    documentId: SAMPLE_PATH,
    hole: SAMPLE,
    newDraft: aborted => newDraft({ hole: SAMPLE, maxLines: 1 }, aborted),
    provider,
    request,
    clock,
    onChange: () => undefined,
  });
  const abort = () => stream.abort('left');
  signal.addEventListener('abort', abort, { once: true });
  const end = await stream.run();
  signal.removeEventListener('abort', abort);
  const about = { documentId: SAMPLE_PATH, path: SAMPLE_PATH, line: SAMPLE_LINE, languageId: SAMPLE.languageId };
  const unsent = end.outcome.kind === 'failed' && end.outcome.error.unsent;
  if (unsent) await budget.release(id);
  else onRecord({ ...end, ...about, id, trigger: 'explicit', model, waitMs: 0 });
  return resultOf(stream.state, end);
}

function resultOf(state: LiveState, { firstTokenMs, durationMs }: RequestEnd): TrialResult {
  if (state.kind === 'failed') return { kind: 'failed', error: state.error };
  if (state.kind !== 'ended') return { kind: 'aborted' };
  const { answer } = state;
  if (answer.kind === 'rejected') return { kind: 'nothing-shown', reason: answer.reason, durationMs };
  const start = SAMPLE.prefix.slice(SAMPLE.prefix.lastIndexOf('\n') + 1).trimStart();
  return {
    kind: 'completed',
    line: start + answer.suggestion.insertText,
    firstTokenMs: firstTokenMs ?? durationMs,
    durationMs,
  };
}
