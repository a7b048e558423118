import type { DefaultKeys, System } from './defaultKeys.ts';

/** A key binding as package.json has it. */
export interface KeyBinding {
  readonly command: string;
  readonly key: string;
  readonly mac?: string;
  readonly when?: string;
  readonly args?: { readonly commands: readonly string[] };
}

/** Our commands on a key of VS Code that include VS Code's own action: without ours, no harm is done. */
const GOES_ON_TO: Readonly<Record<string, string>> = {
  'ghostline.nextSuggestion': 'editor.action.inlineSuggest.showNext',
  'ghostline.previousSuggestion': 'editor.action.inlineSuggest.showPrevious',
};

/**
 * Conflicts of keys on a system. A key that VS Code uses in any context does something else as soon as ours is
 * disabled: pressed a moment too late, Ctrl+Alt+Backspace removed brackets.
 */
export function faultsIn(
  bindings: readonly KeyBinding[],
  { system, defaults }: { readonly system: System; readonly defaults: DefaultKeys },
): string[] {
  return bindings.flatMap(binding => {
    const key = inOrder((system === 'mac' ? binding.mac : undefined) ?? binding.key);
    const fault = faultIn(key, system) ?? clash(binding, defaults[key] ?? []);
    return fault === undefined ? [] : [`${binding.command} on ${key}: ${fault}`];
  });
}

function clash({ args, command }: KeyBinding, taken: readonly string[]): string | undefined {
  const [runs = GOES_ON_TO[command]] = args?.commands ?? [];
  if (taken.length === 0 || (runs !== undefined && taken.includes(runs))) return undefined;
  return `VS Code runs ${taken.join(', ')}`;
}

function faultIn(key: string, system: System): string | undefined {
  if (key.includes(' ')) return 'two keys one after the other';
  const parts = key.split('+');
  if (!parts.includes('ctrl') || !parts.includes('alt')) return undefined;
  if (system === 'mac') return "Ctrl+Option is VoiceOver's";
  return parts.at(-1)?.length === 1 ? 'AltGr types a character with it' : undefined;
}

/** As VS Code spells it: `alt+shift+e` is `shift+alt+e`. */
function inOrder(key: string): string {
  const parts = key.split('+');
  const order = ['ctrl', 'shift', 'alt', 'cmd', 'win', 'meta'];
  const modifiers = order.filter(modifier => parts.includes(modifier));
  return [...modifiers, parts.at(-1)].join('+');
}
