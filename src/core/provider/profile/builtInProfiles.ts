import * as l10n from '@vscode/l10n';
import { type Profile, RESOURCE_MARK } from './profile.ts';

const ATTRIBUTION = {
  'HTTP-Referer': 'https://github.com/ghostline/ghostline',
  'X-Title': 'Ghostline',
};

/** As most servers implement it. */
export const CUSTOM: Profile = {
  id: 'custom',
  label: l10n.t('Custom'),
  baseUrl: '',
  model: '',
  auth: 'bearer',
  // Proxies may authenticate in other ways.
  needsKey: false,
  limitField: 'max_tokens',
  usagePosition: 'after-finish',
  usageOption: 'send',
  takesRouting: false,
  prices: 'models',
  cancellation: 'depends',
  lists: { models: true, generation: false, key: false },
  headers: ATTRIBUTION,
  body: {},
};

export const OPENROUTER: Profile = {
  ...CUSTOM,
  id: 'openrouter',
  label: 'OpenRouter',
  baseUrl: 'https://openrouter.ai/api/v1',
  model: 'microsoft/mai-code-1-flash',
  needsKey: true,
  reasoningOff: { reasoning: { enabled: false } },
  session: { in: 'body', name: 'session_id' },
  takesRouting: true,
  lists: { models: true, generation: true, key: true },
};

const FIREWORKS: Profile = {
  ...CUSTOM,
  id: 'fireworks',
  label: 'Fireworks',
  baseUrl: 'https://api.fireworks.ai/inference/v1',
  model: 'accounts/fireworks/models/mai-code-1-flash',
  needsKey: true,
  usagePosition: 'with-finish',
  // Caches of replicas are not shared.
  session: { in: 'header', name: 'x-session-affinity' },
  prices: 'unknown',
  cancellation: 'stops-billing',
};

const BASETEN: Profile = {
  ...CUSTOM,
  id: 'baseten',
  label: 'Baseten',
  baseUrl: 'https://inference.baseten.co/v1',
  needsKey: true,
  usagePosition: 'running',
  prices: 'unknown',
};

const AZURE: Profile = {
  ...CUSTOM,
  id: 'azure',
  label: 'Azure Foundry',
  baseUrl: `https://${RESOURCE_MARK}.services.ai.azure.com/mai/v1`,
  model: 'mai-code-1-flash',
  auth: 'api-key',
  needsKey: true,
  limitField: 'max_completion_tokens',
  usagePosition: 'with-finish',
  prices: 'unknown',
  cancellation: 'stops-billing',
  lists: { models: false, generation: false, key: false },
};

const LOCAL: Profile = { ...CUSTOM, prices: { prompt: 0, cachedPrompt: 0, output: 0 }, cancellation: 'stops-billing' };

/** In the picker's order. */
export const BUILT_IN_PROFILES: readonly Profile[] = [
  OPENROUTER,
  FIREWORKS,
  BASETEN,
  AZURE,
  { ...LOCAL, id: 'ollama', label: 'Ollama', baseUrl: 'http://127.0.0.1:11434/v1' },
  { ...LOCAL, id: 'llamacpp', label: 'llama.cpp', baseUrl: 'http://127.0.0.1:8080/v1' },
  { ...LOCAL, id: 'vllm', label: 'vLLM', baseUrl: 'http://127.0.0.1:8000/v1' },
  { ...LOCAL, id: 'lmstudio', label: 'LM Studio', baseUrl: 'http://127.0.0.1:1234/v1' },
  CUSTOM,
];
