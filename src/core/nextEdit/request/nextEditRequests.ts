import type { Clock } from '../../clock.ts';
import { isSecretPath } from '../../privacy/secretFile.ts';
import { holdsSecret } from '../../privacy/secretLine.ts';
import { ProviderError } from '../../provider/errors.ts';
import type { AdmittedRequest, AdmittingProvider, RequestResult } from '../../provider/metering/meteredProvider.ts';
import type { FinishReason } from '../../provider/provider.ts';
import { failure } from '../../provider/providerFailure.ts';
import { inTurns, type Steps } from '../../steps.ts';
import type { NextEdit } from '../nextEdit.ts';
import { reasonNotToShow } from '../worth/worth.ts';
import { type WindowContext, windowAround } from './editWindow.ts';
import type { NextEditOutcome, NextEditRejection, NextEditSuppression } from './outcome.ts';
import { nextEditRequest, type Question } from './prompt.ts';
import { readWindow } from './readWindow.ts';
import { editsOf } from './windowEdits.ts';

export interface NextEditQuestion extends Question {
  readonly isDismissed: (edit: NextEdit) => boolean;
}

export interface NextEditRequestsOptions {
  readonly provider: AdmittingProvider;
  readonly model: () => string;
  readonly clock: Clock;
}

interface Asked extends WindowContext {
  readonly question: NextEditQuestion;
}

/** Asks for the content of a place. Each request leaves one record, even if unwanted. */
export class NextEditRequests {
  readonly #options: NextEditRequestsOptions;
  readonly #running = new Set<Promise<unknown>>();

  constructor(options: NextEditRequestsOptions) {
    this.#options = options;
  }

  /** During the pause before a request. */
  warmUp(): void {
    void this.#options.provider.connect().catch(() => undefined);
  }

  /** Never rejects. Aborting `signal` cancels the request. */
  async ask(question: NextEditQuestion, signal: AbortSignal): Promise<NextEditOutcome> {
    const asked = contextOf(question);
    if (typeof asked === 'string') return { kind: 'suppressed', reason: asked };
    try {
      const admitted = await this.#admit(asked, signal);
      if (admitted === 'over-budget') return { kind: 'suppressed', reason: admitted };
      if (admitted === 'superseded') return { kind: 'superseded' };
      return await this.#run(asked, admitted, signal);
    } catch (error) {
      if (signal.aborted) return { kind: 'superseded' };
      return { kind: 'failed', error: error instanceof ProviderError ? error : failure('server') };
    }
  }

  /** Records are written. */
  async settled(): Promise<void> {
    await Promise.all(this.#running);
  }

  async #admit(
    { file, question, window }: Asked,
    signal: AbortSignal,
  ): Promise<AdmittedRequest | 'over-budget' | 'superseded'> {
    const { model, provider } = this.#options;
    await provider.connect();
    if (signal.aborted) return 'superseded';
    const request = nextEditRequest({ ...question, file, window, model: model() });
    const admitted = await provider.admit(request, { languageId: file.languageId });
    if (!signal.aborted || admitted === 'over-budget') return admitted;
    this.#finish(admitted.release());
    return 'superseded';
  }

  async #run(asked: Asked, admitted: AdmittedRequest, signal: AbortSignal): Promise<NextEditOutcome> {
    const { clock } = this.#options;
    const start = clock.now();
    let text = '';
    let firstTokenMs: number | undefined;
    let outcome: NextEditOutcome = { kind: 'superseded' };
    try {
      for await (const part of admitted.stream(signal)) {
        if (part.type === 'text-delta') {
          firstTokenMs ??= clock.now() - start;
          text += part.text;
        }
        if (part.type !== 'end') continue;
        const steps = read(text, part.reason, { ...asked, requestId: admitted.id });
        outcome = (await inTurns(steps, { clock, signal })) ?? outcome;
      }
      return outcome;
    } catch (error) {
      if (!signal.aborted)
        outcome = { kind: 'failed', error: error instanceof ProviderError ? error : failure('server') };
      return outcome;
    } finally {
      const firstPaintMs = outcome.kind === 'suggested' ? clock.now() - start : undefined;
      const result = { ...resultOf(outcome), firstTokenMs, firstPaintMs };
      this.#finish(admitted.isSent ? admitted.record(result) : admitted.release());
    }
  }

  #finish(work: Promise<unknown>): void {
    const running = work.finally(() => this.#running.delete(running));
    this.#running.add(running);
  }
}

/** Longer ones are generated or minified. */
const MOST_LINE_CHARS = 1_000;

function contextOf(question: NextEditQuestion): Asked | NextEditSuppression {
  const { files, place } = question;
  const file = files.find(({ uri }) => uri === place.uri);
  if (file === undefined) return 'place-gone';
  if (isSecretPath(file.path)) return 'secret-file';
  const isThere = place.before.every((line, index) => file.lines[place.line + index] === line);
  if (!isThere || place.line > file.lines.length) return 'place-gone';
  const window = windowAround(place, file);
  if (window.lines.some(line => line.length > MOST_LINE_CHARS)) return 'long-line';
  if (holdsSecret(window.lines.join('\n'))) return 'secret';
  return { place, file, window, question };
}

function* read(
  text: string,
  reason: FinishReason,
  asked: Asked & { readonly requestId: string },
): Steps<NextEditOutcome> {
  const { file, place, question, requestId, window } = asked;
  const rejected = (why: NextEditRejection): NextEditOutcome => ({ kind: 'rejected', reason: why, requestId });
  const lines = yield* readWindow(text, reason, asked);
  if (typeof lines === 'string') return rejected(lines);
  yield;
  const edits = editsOf(lines, window, place).map(edit => ({ ...edit, requestId }));
  const reasons = edits.map(edit => reasonNotToShow(edit, { ...question, file }));
  const [edit, ...further] = edits.filter((_, index) => reasons[index] === undefined);
  return edit ? { kind: 'suggested', edit, further } : rejected(reasons[0] ?? 'no-change');
}

function resultOf(outcome: NextEditOutcome): Pick<RequestResult, 'outcome' | 'reason'> {
  switch (outcome.kind) {
    case 'suggested':
      return { outcome: 'suggested', reason: outcome.edit.kind };
    case 'rejected':
      return { outcome: 'rejected', reason: outcome.reason };
    case 'failed':
      return { outcome: 'failed', reason: outcome.error.kind };
    case 'suppressed':
    case 'superseded':
      return { outcome: 'aborted', reason: 'left' };
  }
}
