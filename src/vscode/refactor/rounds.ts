import type { MeteredProvider } from '../../core/provider/metering/meteredProvider.ts';
import type { ProviderRequest } from '../../core/provider/provider.ts';
import { type Diagnostic, type Retry, refactorRequest } from '../../core/refactor/request/request.ts';
import type { Subject } from './subject.ts';

/** One question to the model about a subject; a refactoring may take several. */
export interface Round {
  readonly subject: Subject;
  /** The first one; later ones are in `retries`. */
  readonly instruction: string;
  readonly model: string;
  readonly paid: MeteredProvider;
  readonly diagnostics: readonly Diagnostic[];
  /** Answers that the user did not take, and what they wanted instead. */
  readonly retries: readonly Retry[];
  /** The answer may be so much longer than the rule has it: the one before was cut off. */
  readonly longer: number;
}

export function requestOf({ diagnostics, instruction, longer, model, retries, subject }: Round): ProviderRequest {
  const request = refactorRequest({ target: subject.target, instruction, model, diagnostics, retry: retries });
  return { ...request, maxTokens: request.maxTokens * longer };
}

/** The words that hold now. */
export function latestInstruction({ instruction, retries }: Round): string {
  return retries.at(-1)?.instruction ?? instruction;
}

/** Asks again with other words; the model sees what it has answered. */
export function withOtherWords(round: Round, { answer, instruction }: Retry): Round {
  if (answer === '') return { ...round, instruction, retries: [] };
  return { ...round, retries: [...round.retries, { answer, instruction }] };
}

export function withLongerAnswer(round: Round): Round {
  return { ...round, longer: round.longer * 2 };
}

/** What was answered about other code says nothing of this one. */
export function about(round: Round, subject: Subject): Round {
  if (subject.target.text === round.subject.target.text) return round;
  return { ...round, subject, instruction: latestInstruction(round), retries: [] };
}
