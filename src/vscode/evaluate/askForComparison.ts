import type { ComparisonChoice, ComparisonStep, EvaluateTools } from './comparisonStep.ts';
import { capStep, repeatsStep } from './limitSteps.ts';
import { modelsStep } from './modelsStep.ts';
import { startStep } from './startStep.ts';
import type { LoadedTaskSet } from './taskSetFiles.ts';
import { taskSetStep } from './taskSetStep.ts';

const STEPS: readonly ComparisonStep[] = [modelsStep, taskSetStep, repeatsStep, capStep, startStep];

export interface CompleteComparisonChoice extends ComparisonChoice {
  readonly taskSet: LoadedTaskSet;
}

/** Covers the bundled tasks at most prices. */
const FIRST_CAP_NANO_DOLLARS = 500_000_000;

/** Undefined if cancelled. */
export async function askForComparison(tools: EvaluateTools): Promise<CompleteComparisonChoice | undefined> {
  const choices: ComparisonChoice[] = [
    { models: [], taskSet: undefined, repeats: 1, capNanoDollars: FIRST_CAP_NANO_DOLLARS },
  ];
  for (;;) {
    const [step, choice] = [STEPS[choices.length - 1], choices.at(-1)];
    if (!choice) return undefined;
    if (!step) return choice.taskSet && { ...choice, taskSet: choice.taskSet };
    const answer = await step(choice, tools, choices.length > 1);
    if (answer.kind === 'closed') return undefined;
    if (answer.kind === 'given') choices.push(answer.value);
    else choices.pop();
  }
}
