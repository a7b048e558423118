import type { NewDraft } from '../../core/completion/fit/draft.ts';
import type { AskTask } from '../../core/evaluate/taskPrompt.ts';
import { askFileTask } from './askFileTask.ts';
import { askFillIn } from './askFillIn.ts';

/** Files as in refactoring, a hole as in ghost text. */
export function askTask({ newDraft }: { readonly newDraft: NewDraft }): AskTask {
  return (task, model) =>
    task.kind === 'fill-in' ? askFillIn({ task, model, newDraft }) : askFileTask({ task, model });
}
