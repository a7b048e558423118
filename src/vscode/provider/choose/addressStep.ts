import * as l10n from '@vscode/l10n';
import { baseOfEndpoint, isHttp, refusedAddress } from '../../../core/provider/profile/address.ts';
import { resourceIn } from '../../../core/provider/profile/azureResource.ts';
import { profileAt } from '../../../core/provider/profile/effectiveProfiles.ts';
import { RESOURCE_MARK } from '../../../core/provider/profile/profile.ts';
import { askForText } from './ask.ts';
import type { ChooserStep, ChoosingTools, ProviderChoice, StepAnswer } from './choosingStep.ts';

export const addressStep: ChooserStep = {
  name: 'address',
  needed: ({ profile }) => profile.id === 'custom' || profile.baseUrl.includes(RESOURCE_MARK),
  ask: (choice, tools, canGoBack) =>
    choice.profile.baseUrl.includes(RESOURCE_MARK)
      ? askForResource(choice, canGoBack)
      : askForAddress(choice, tools, canGoBack),
};

async function askForResource(choice: ProviderChoice, canGoBack: boolean): Promise<StepAnswer> {
  const { profile } = choice;
  const answer = await askForText({
    title: l10n.t('{0}: Resource Name', profile.label),
    placeholder: 'my-resource',
    prompt: l10n.t('The first part of your endpoint, or all of it as shown in the Azure portal: {0}', profile.baseUrl),
    value: choice.typedAddress ?? '',
    canGoBack,
    faultIn: text =>
      /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/i.test(resourceIn(text))
        ? undefined
        : l10n.t('Use letters, digits and hyphens, or an address that ends in azure.com.'),
  });
  if (answer.kind === 'closed') return answer;
  if (answer.kind === 'back') return withTyped(choice, answer.typed);
  const baseUrl = profile.baseUrl.replace(RESOURCE_MARK, resourceIn(answer.value).toLowerCase());
  const typedAddress = answer.value;
  return { kind: 'given', value: { ...choice, profile: { ...profile, baseUrl }, typedAddress } } as const;
}

function withTyped(choice: ProviderChoice, typedAddress: string): StepAnswer {
  return { kind: 'back', choice: { ...choice, typedAddress } };
}

async function askForAddress(choice: ProviderChoice, tools: ChoosingTools, canGoBack: boolean): Promise<StepAnswer> {
  const { profiles, baseUrl, allowInsecureAddress } = tools.settings();
  const inUse = profileAt(baseUrl, profiles);
  const answer = await askForText({
    title: l10n.t('Chat Completions Endpoint'),
    placeholder: 'https://proxy.example/v1',
    prompt: l10n.t('Include /v1 (tried automatically if missing). http:// is allowed for localhost only.'),
    value: choice.typedAddress ?? (inUse.id === 'custom' ? baseUrl : ''),
    canGoBack,
    faultIn: text => faultInAddress(text, allowInsecureAddress),
  });
  if (answer.kind === 'closed') return answer;
  if (answer.kind === 'back') return withTyped(choice, answer.typed);
  const typedAddress = answer.value;
  const profile = profileAt(baseOfEndpoint(typedAddress), profiles);
  return { kind: 'given', value: { ...choice, profile, model: profile.model || choice.model, typedAddress } } as const;
}

function faultInAddress(text: string, allowInsecure: boolean): string | undefined {
  if (!isHttp(text)) {
    return l10n.t('Enter an http or https address, e.g. https://openrouter.ai/api/v1');
  }
  return refusedAddress(text, { allowInsecure })?.message;
}
