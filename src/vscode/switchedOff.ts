import type { SwitchedOff } from '../core/completion/request/shortAnswer.ts';
import { languageEnabled, type Settings } from './settings.ts';

export function switchedOff(
  settings: Pick<Settings, 'enabled' | 'languages' | 'own'>,
  languageId: string,
): SwitchedOff | undefined {
  if (!settings.enabled) return settings.own.enabled ? 'off-in-folder' : 'off';
  if (languageEnabled(settings, languageId)) return undefined;
  return languageEnabled(settings.own, languageId) ? 'language-off-in-folder' : 'language-off';
}
