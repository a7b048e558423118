import { addressStep } from './addressStep.ts';
import { keyStep } from './keyStep.ts';
import { modelStep } from './modelStep.ts';
import { providerStep } from './providerStep.ts';
import { save } from './save.ts';
import type { Choice, ChoosingTools, Step, StepName } from './step.ts';
import { trialStep } from './trialStep.ts';

const STEPS: readonly Step[] = [providerStep, addressStep, keyStep, modelStep, trialStep];

/** A question as it was asked, to come back to. */
interface Asked {
  readonly step: Step;
  readonly choice: Choice;
}

/** Asks for provider, address, key and model, tries them out, and writes them if the user says so; Escape writes nothing. */
export async function chooseProvider(tools: ChoosingTools): Promise<void> {
  const [inUse] = tools.connections.route('ghostText');
  const asked: Asked[] = [];
  let next: Asked | undefined = { step: providerStep, choice: inUse };
  while (next) {
    const { step, choice }: Asked = next;
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
          return tools.onSaved();
        }
        next = await stepAfter(step, answer.value, tools);
    }
  }
}

/** The question before, with the address that was typed since. */
function before(asked: Asked | undefined, { typedAddress }: Choice): Asked | undefined {
  if (asked === undefined || typedAddress === undefined) return asked;
  return { ...asked, choice: { ...asked.choice, typedAddress } };
}

function stepNamed(name: StepName): Step {
  return STEPS.find(step => step.name === name) ?? providerStep;
}

/** The next step with a question in it; the last one always has. */
async function stepAfter(step: Step, choice: Choice, tools: ChoosingTools): Promise<Asked> {
  for (const next of STEPS.slice(STEPS.indexOf(step) + 1)) {
    if (await next.needed(choice, tools)) return { step: next, choice };
  }
  return { step: trialStep, choice };
}
