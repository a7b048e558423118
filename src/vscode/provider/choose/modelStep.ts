import * as l10n from '@vscode/l10n';
import type * as vscode from 'vscode';
import { ProviderError } from '../../../core/provider/errors.ts';
import { modelFacts } from '../../../core/provider/lookup/modelFacts.ts';
import type { ListedModel } from '../../../core/provider/lookup/modelLists.ts';
import { withVersion } from '../../../core/provider/profile/address.ts';
import { askFromList } from './ask.ts';
import type { ChooserStep, ChoosingTools, ProviderChoice } from './choosingStep.ts';

interface ListedModelRow extends vscode.QuickPickItem {
  readonly model?: string;
}

const PLACEHOLDER = l10n.t('Search or enter a model ID');
const LIST_LIMIT_MS = 15_000;

export const modelStep: ChooserStep = {
  name: 'model',
  needed: () => true,
  async ask(given, { connections }, canGoBack) {
    let choice = given;
    let listed: readonly ListedModel[] = [];
    let note: string | undefined;
    const answer = await askFromList<ListedModelRow>({
      title: l10n.t('{0}: Choose a Model', choice.profile.label),
      placeholder: PLACEHOLDER,
      canGoBack,
      items: rowsOf(choice, { listed, typed: '' }),
      canTake: row => row.model !== undefined,
      async fill(list, signal) {
        const show = () => {
          list.items = rowsOf(choice, { listed, typed: list.value.trim(), note });
        };
        list.onDidChangeValue(show);
        if (!choice.profile.lists.models) return;
        const limit = AbortSignal.any([signal, AbortSignal.timeout(LIST_LIMIT_MS)]);
        const found = await listOf(choice, { connections, signal: limit });
        if (signal.aborted) return;
        if (found instanceof ProviderError) note = found.message;
        else ({ choice, listed } = found);
        if (choice !== given) list.placeholder = l10n.t('{0} · listed at {1}', PLACEHOLDER, choice.profile.baseUrl);
        show();
      },
    });
    if (answer.kind !== 'given') return answer;
    const { model } = answer.value;
    return model === undefined ? { kind: 'closed' } : { kind: 'given', value: { ...choice, model } };
  },
};

interface Found {
  /** With the address that has the list. */
  readonly choice: ProviderChoice;
  readonly listed: readonly ListedModel[];
}

/** Tries a custom address again with `/v1`. */
async function listOf(
  choice: ProviderChoice,
  { connections, signal }: { readonly connections: ChoosingTools['connections']; readonly signal: AbortSignal },
): Promise<Found | ProviderError> {
  const at = async (profile: ProviderChoice['profile']): Promise<Found | ProviderError> => {
    try {
      return { choice: { ...choice, profile }, listed: await connections.models(profile, signal, choice.key) };
    } catch (error) {
      if (error instanceof ProviderError) return error;
      throw error;
    }
  };
  const found = await at(choice.profile);
  if (!(found instanceof ProviderError)) return { ...found, choice };
  const versioned = choice.profile.id === 'custom' ? withVersion(choice.profile.baseUrl) : undefined;
  const isElsewhere = !found.unsent && (found.kind === 'not-found' || found.kind === 'not-an-api');
  if (versioned === undefined || !isElsewhere) return found;
  const second = await at({ ...choice.profile, baseUrl: versioned });
  return second instanceof ProviderError ? found : second;
}

/** The current model first; any ID is accepted. */
function rowsOf(
  { model: chosen }: ProviderChoice,
  {
    listed,
    typed,
    note,
  }: { readonly listed: readonly ListedModel[]; readonly typed: string; readonly note?: string | undefined },
): ListedModelRow[] {
  const rows = listed.map(model => rowOf(model));
  const first = rows.filter(({ model }) => model === chosen);
  const unlisted = first.length === 0 && chosen !== '' ? [rowOf({ id: chosen, name: chosen })] : [];
  const known = [...first, ...unlisted, ...rows.filter(({ model }) => model !== chosen)];
  const free = typed !== '' && !known.some(({ model }) => model === typed);
  return [
    ...(free ? [{ label: `$(edit) ${typed}`, description: l10n.t('as typed'), model: typed, alwaysShow: true }] : []),
    ...known,
    ...(note === undefined
      ? []
      : [{ label: `$(warning) ${l10n.t("Couldn't load the model list")}`, detail: note, alwaysShow: true }]),
  ];
}

function rowOf({ id, name, contextLength, prices }: ListedModel): ListedModelRow {
  const facts = modelFacts({ contextLength, prices });
  return { label: id, description: [name === id ? '' : name, facts].filter(Boolean).join(' · '), model: id };
}
