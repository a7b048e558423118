import { mergeFindings, type RecordUpdate } from '../usage/ledger/ledger.ts';
import type { Result } from './result.ts';
import type { TaskAnswer } from './taskAnswer.ts';

/** By ledger record id. */
export function withLateCosts(result: Result, bills: ReadonlyMap<string, RecordUpdate>): Result {
  return { ...result, answers: result.answers.map(answer => withBill(answer, bills)) };
}

function withBill(answer: TaskAnswer, bills: ReadonlyMap<string, RecordUpdate>): TaskAnswer {
  const { asked } = answer;
  const found = asked?.recordId === undefined ? undefined : bills.get(asked.recordId);
  if (!asked || !found) return answer;
  const { cost = asked.cost, tokens = asked.tokens } = mergeFindings(asked, found);
  return { ...answer, asked: { ...asked, cost, tokens } };
}
