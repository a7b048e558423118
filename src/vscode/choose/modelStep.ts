import type * as vscode from 'vscode';
import { ProviderError } from '../../core/provider/errors.ts';
import { modelFacts } from '../../core/provider/modelFacts.ts';
import type { ListedModel } from '../../core/provider/modelLists.ts';
import { askFromList } from './ask.ts';
import type { Choice, Step } from './step.ts';

interface ModelRow extends vscode.QuickPickItem {
  readonly model?: string;
}

/** The largest list has a few hundred models. */
const LIST_LIMIT_MS = 15_000;

export const modelStep: Step = {
  name: 'model',
  needed: () => true,
  async ask(choice, { connections }, canGoBack) {
    let listed: readonly ListedModel[] = [];
    let note: string | undefined;
    const answer = await askFromList<ModelRow>({
      title: `${choice.profile.label}: Choose a Model`,
      placeholder: 'Search, or type a name as the provider spells it',
      canGoBack,
      items: rowsOf(choice, { listed, typed: '' }),
      canTake: row => row.model !== undefined,
      async fill(list, signal) {
        const show = () => {
          list.items = rowsOf(choice, { listed, typed: list.value.trim(), note });
        };
        list.onDidChangeValue(show);
        if (!choice.profile.lists.models) return;
        try {
          const limit = AbortSignal.any([signal, AbortSignal.timeout(LIST_LIMIT_MS)]);
          listed = await connections.models(choice.profile, limit, choice.key);
        } catch (error) {
          if (!(error instanceof ProviderError)) throw error;
          note = error.message;
        }
        if (signal.aborted) return;
        show();
      },
    });
    if (answer.kind !== 'given') return answer;
    const { model } = answer.value;
    return model === undefined ? { kind: 'closed' } : { kind: 'given', value: { ...choice, model } };
  },
};

/** The one that is chosen already first, then all that the provider lists; what is typed can always be taken. */
function rowsOf(
  { model: chosen }: Choice,
  {
    listed,
    typed,
    note,
  }: { readonly listed: readonly ListedModel[]; readonly typed: string; readonly note?: string | undefined },
): ModelRow[] {
  const rows = listed.map(model => rowOf(model));
  const first = rows.filter(({ model }) => model === chosen);
  const unlisted = first.length === 0 && chosen !== '' ? [rowOf({ id: chosen, name: chosen })] : [];
  const known = [...first, ...unlisted, ...rows.filter(({ model }) => model !== chosen)];
  const free = typed !== '' && !known.some(({ model }) => model === typed);
  return [
    ...(free ? [{ label: `$(edit) ${typed}`, description: 'as it is typed', model: typed, alwaysShow: true }] : []),
    ...known,
    ...(note === undefined ? [] : [{ label: '$(warning) No list of models', detail: note, alwaysShow: true }]),
  ];
}

function rowOf({ id, name, contextLength, prices }: ListedModel): ModelRow {
  const facts = modelFacts({ contextLength, prices });
  return { label: id, description: [name === id ? '' : name, facts].filter(Boolean).join(' · '), model: id };
}
