import * as l10n from '@vscode/l10n';
import { isObject, ownValue, textOf } from '../../json.ts';
import type { Preset } from './presets.ts';

export type PresetSetting = Partial<Preset> & Pick<Preset, 'label' | 'instruction'>;

const TEXT_FIELDS = ['id', 'label', 'detail', 'instruction', 'takesInput'] as const;
const NEEDED_FIELDS = ['label', 'instruction'] as const;

/** For the user; undefined if valid. */
export function problemInPresets(value: unknown): string | undefined {
  if (!Array.isArray(value)) return 'a list';
  const labels = new Set<unknown>();
  for (const [index, preset] of value.entries()) {
    const fault = faultInPreset(preset, index + 1);
    if (fault !== undefined) return fault;
    if (labels.has(preset.label)) return l10n.t('two presets are named "{0}"', preset.label);
    labels.add(preset.label);
  }
  return undefined;
}

function faultInPreset(preset: unknown, number: number): string | undefined {
  if (!isObject(preset)) return l10n.t("preset {0} isn't an object", number);
  const name = textOf(preset['label']) === undefined ? l10n.t('preset {0}', number) : `"${preset['label']}"`;
  for (const field of NEEDED_FIELDS) {
    if (!textOf(ownValue(preset, field))?.trim()) return l10n.t('{0} needs a string as "{1}"', name, field);
  }
  for (const [field, given] of Object.entries(preset)) {
    if (field === 'languages') {
      if (!Array.isArray(given) || !given.every(id => textOf(id) !== undefined))
        return l10n.t('"languages" of {0} takes a list of language ids', name);
    } else if (!TEXT_FIELDS.some(known => known === field)) return l10n.t('{0} has no "{1}"', name, field);
    else if (!textOf(given)?.trim()) return l10n.t('"{0}" of {1} takes a string', field, name);
  }
  const asks = textOf(preset['instruction'])?.includes('{input}') ?? false;
  if (asks && preset['takesInput'] === undefined)
    return l10n.t('{0} has "{1}" in its instruction but no "takesInput" to prompt for it', name, '{input}');
  return undefined;
}

export function isPresetSettings(value: unknown): value is readonly PresetSetting[] {
  return problemInPresets(value) === undefined;
}

/** Never replaces the user's: a folder's `simplify` is listed beside "Simplify". */
export function withFolderPresets(
  own: readonly PresetSetting[],
  folder: readonly PresetSetting[],
): readonly PresetSetting[] {
  return [
    ...own,
    ...folder.map((preset): PresetSetting => ({ ...preset, id: `folder:${preset.label}`, isFromFolder: true })),
  ];
}

export function userPresets(settings: readonly PresetSetting[]): readonly Preset[] {
  return settings.map(setting => ({ ...setting, id: setting.id ?? setting.label, detail: setting.detail ?? '' }));
}
