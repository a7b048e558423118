import type { MeteredProvider } from '../../core/provider/metering/meteredProvider.ts';
import type { ProviderRequest } from '../../core/provider/provider.ts';
import { type Diagnostic, type Retry, refactorRequest } from '../../core/refactor/request/refactorRequest.ts';
import { inHostTurns } from '../inHostTurns.ts';
import type { Subject } from './subject.ts';

export interface Round {
  readonly subject: Subject;
  /** Where the subject is; listing them waits for the window, which is busy once the diff opens. */
  readonly rootFolders: Promise<readonly string[]>;
  readonly instruction: string;
  readonly model: string;
  readonly paid: MeteredProvider;
  readonly diagnostics: readonly Diagnostic[];
  /** Rejected answers with the user's next instructions. */
  readonly retries: readonly Retry[];
  /** Factor for the length limit, raised after a truncated answer. */
  readonly longer: number;
}

export async function requestOf(round: Round): Promise<ProviderRequest> {
  const { diagnostics, instruction, longer, model, retries, subject } = round;
  const steps = refactorRequest({ target: subject.target, instruction, model, diagnostics, retry: retries });
  const request = await inHostTurns(steps);
  return { ...request, maxTokens: request.maxTokens * longer };
}

export function latestInstruction({ instruction, retries }: Round): string {
  return retries.at(-1)?.instruction ?? instruction;
}

/** The model sees its previous answer. */
export function withOtherWords(round: Round, { answer, instruction }: Retry): Round {
  if (answer === '') return { ...round, instruction, retries: [] };
  return { ...round, retries: [...round.retries, { answer, instruction }] };
}

export function withLongerAnswer(round: Round): Round {
  return { ...round, longer: round.longer * 2 };
}

/** Drops retries: they are about other code. */
export function withSubject(round: Round, subject: Subject): Round {
  if (subject.target.text === round.subject.target.text) return round;
  return { ...round, subject, instruction: latestInstruction(round), retries: [] };
}
