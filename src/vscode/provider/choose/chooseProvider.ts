import { addressStep } from './addressStep.ts';
import type { ChooserStep, ChoosingTools, ProviderChoice, StepName } from './choosingStep.ts';
import { keyStep } from './keyStep.ts';
import { modelStep } from './modelStep.ts';
import { providerStep } from './providerStep.ts';
import { save } from './save.ts';
import { trialStep } from './trialStep.ts';

const STEPS: readonly ChooserStep[] = [providerStep, addressStep, keyStep, modelStep, trialStep];

/** For Back. */
interface VisitedStep {
  readonly step: ChooserStep;
  readonly choice: ProviderChoice;
}

/** Tests the choice and saves it on confirmation; Escape saves nothing. */
export async function chooseProvider(tools: ChoosingTools): Promise<void> {
  const [inUse] = tools.connections.route('ghostText');
  const asked: VisitedStep[] = [];
  let next: VisitedStep | undefined = { step: providerStep, choice: inUse };
  while (next) {
    const { step, choice }: VisitedStep = next;
    const answer = await step.ask(choice, tools, asked.length > 0);
    switch (answer.kind) {
      case 'closed':
        return;
      case 'back':
        next = before(asked.pop(), 'choice' in answer ? answer.choice : choice);
        break;
      case 'again':
        next = { step: stepNamed(answer.step), choice: answer.choice ?? choice };
        if (next.step !== step) asked.push({ step, choice });
        break;
      case 'given':
        asked.push({ step, choice });
        if (step === trialStep) {
          await save(answer.value, tools);
          return tools.practice.leave();
        }
        next = await stepAfter(step, answer.value, tools);
    }
  }
}

/** With the address typed since. */
function before(asked: VisitedStep | undefined, { typedAddress }: ProviderChoice): VisitedStep | undefined {
  if (asked === undefined || typedAddress === undefined) return asked;
  return { ...asked, choice: { ...asked.choice, typedAddress } };
}

function stepNamed(name: StepName): ChooserStep {
  return STEPS.find(step => step.name === name) ?? providerStep;
}

/** The next step with a question. */
async function stepAfter(step: ChooserStep, choice: ProviderChoice, tools: ChoosingTools): Promise<VisitedStep> {
  for (const next of STEPS.slice(STEPS.indexOf(step) + 1)) {
    if (await next.needed(choice, tools)) return { step: next, choice };
  }
  return { step: trialStep, choice };
}
