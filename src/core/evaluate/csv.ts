import { exactDollars } from '../usage/amount/format.ts';
import { type CsvColumn, csvTable } from '../usage/report/csv.ts';
import type { Result } from './result.ts';
import type { TaskAnswer } from './taskAnswer.ts';

/** Unknown values are empty; costs are exact dollars. */
export function resultCsv(result: Result): string {
  return csvTable(columnsOf(result), result.answers);
}

function columnsOf({ id, models, tasks }: Result): readonly CsvColumn<TaskAnswer>[] {
  const model = ({ modelId }: TaskAnswer) => models.find(one => one.id === modelId);
  const task = ({ taskId }: TaskAnswer) => tasks.find(one => one.id === taskId);
  return [
    ['run', () => id],
    ['profile', answer => model(answer)?.profile],
    ['model', answer => model(answer)?.model],
    ['task', ({ taskId }) => taskId],
    ['title', answer => task(answer)?.title],
    ['kind', answer => task(answer)?.kind],
    ['language', answer => task(answer)?.languageId],
    ['repeat', ({ repeat }) => repeat],
    ['outcome', ({ outcome }) => outcome],
    ['reason', ({ reason }) => reason],
    ['tokens', ({ asked }) => asked?.tokens.certainty],
    ['promptTokens', ({ asked }) => asked?.tokens.prompt],
    ['cachedTokens', ({ asked }) => asked?.tokens.cached],
    ['outputTokens', ({ asked }) => asked?.tokens.output],
    ['reasoningTokens', ({ asked }) => asked?.tokens.reasoning],
    ['cost', ({ asked }) => asked?.cost.certainty],
    ['costDollars', ({ asked }) => dollarsOf(asked?.cost)],
    ['firstTokenMs', ({ asked }) => asked?.firstTokenMs],
    ['durationMs', ({ asked }) => asked?.durationMs],
    ['testMs', ({ test }) => test?.durationMs],
    ['record', ({ asked }) => asked?.recordId],
  ];
}

function dollarsOf(cost: NonNullable<TaskAnswer['asked']>['cost'] | undefined): string | undefined {
  return cost === undefined || cost.certainty === 'unknown' ? undefined : exactDollars(cost.value);
}
