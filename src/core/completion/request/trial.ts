import type { Hole } from '../../document/hole.ts';
import type { ProviderError } from '../../provider/errors.ts';
import type { RejectReason } from '../outcome/outcome.ts';
import type { CompletionRequest } from './completionRequest.ts';
import { type FinishedRequest, Requests, type RequestsDependencies } from './requestSender.ts';

/** Easy to complete, and to judge at a glance. */
const SAMPLE: Hole = {
  languageId: 'typescript',
  prefix: 'export function isEven(value: number): boolean {\n  return ',
  suffix: '\n}\n',
  eol: '\n',
  indentUnit: '  ',
};
const SAMPLE_PATH = 'sample.ts';
const SAMPLE_REQUEST: CompletionRequest = {
  documentId: SAMPLE_PATH,
  version: 1,
  position: { line: 1, character: '  return '.length },
  path: SAMPLE_PATH,
  hole: SAMPLE,
  trigger: 'explicit',
  lastChange: 'none',
};

export type TrialResult =
  | { readonly kind: 'completed'; readonly line: string; readonly firstTokenMs: number; readonly durationMs: number }
  | { readonly kind: 'nothing-shown'; readonly reason: RejectReason; readonly durationMs: number }
  | { readonly kind: 'failed'; readonly error: ProviderError }
  | { readonly kind: 'over-budget' }
  | { readonly kind: 'aborted' };

export interface TrialDependencies extends Omit<RequestsDependencies, 'options'> {
  readonly model: string;
}

/**
 * Billed.
 * @throws ProviderError if no request can be made
 */
export async function tryOut({ model, ...dependencies }: TrialDependencies, signal: AbortSignal): Promise<TrialResult> {
  const requests = new Requests({ ...dependencies, options: () => ({ model, maxLines: 1 }) });
  const finished = await requests.complete(SAMPLE_REQUEST, { trigger: 'explicit', signal, isExtra: true });
  if (finished === 'over-budget') return { kind: 'over-budget' };
  if (finished === 'overtaken') return { kind: 'aborted' };
  await requests.settled();
  return resultOf(finished);
}

function resultOf({ stream: { state }, end: { firstTokenMs, durationMs } }: FinishedRequest): TrialResult {
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
