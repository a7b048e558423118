import type { DefaultKeys, System } from './defaultKeys.ts';
import { EXTENSION_KEYS } from './extensionKeys.ts';

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
  'ghostline.nextEditTab': 'tab',
};

/** Other completers have them, and users try them first; Option types `«` with it on a Mac. */
const CUSTOMARY: Readonly<Record<string, string>> = { 'ghostline.suggest': 'alt+\\' };

/** NVDA, JAWS, Narrator and Orca use them as modifiers, and to move their own cursors. */
const READERS_OWN = /^(?:insert|capslock|scrolllock|numpad\w*)$/;

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
    const taken = defaults[key] ?? [];
    const fault =
      clash(binding, taken) ?? (hasVsCodesAction(binding, taken) ? undefined : faultIn(binding, key, system));
    return fault === undefined ? [] : [`${binding.command} on ${key}: ${fault}`];
  });
}

function clash(binding: KeyBinding, taken: readonly string[]): string | undefined {
  if (taken.length === 0 || hasVsCodesAction(binding, taken)) return undefined;
  return `VS Code runs ${taken.join(', ')}`;
}

function hasVsCodesAction({ args, command }: KeyBinding, taken: readonly string[]): boolean {
  const [runs = GOES_ON_TO[command]] = args?.commands ?? [];
  return runs !== undefined && taken.includes(runs);
}

function faultIn({ command }: KeyBinding, key: string, system: System): string | undefined {
  if (key.includes(' ')) return 'two keys one after the other';
  const parts = key.split('+');
  const base = parts.at(-1) ?? '';
  const has = (...modifiers: readonly string[]) => modifiers.every(modifier => parts.includes(modifier));
  if (READERS_OWN.test(base)) return 'screen readers use it';
  if (has('ctrl', 'alt')) {
    if (system === 'mac') return "Ctrl+Option is VoiceOver's";
    if (base.length === 1) return 'AltGr types a character with it';
  }
  const types = system === 'mac' && has('alt') && !has('cmd') && base.length === 1;
  if (types && CUSTOMARY[command] !== key) return 'Option types a character with it';
  const extension = EXTENSION_KEYS[key];
  return extension === undefined ? undefined : `${extension} uses it`;
}

/** As VS Code spells it: `alt+shift+e` is `shift+alt+e`. */
function inOrder(key: string): string {
  const parts = key.split('+');
  const order = ['ctrl', 'shift', 'alt', 'cmd', 'win', 'meta'];
  const modifiers = order.filter(modifier => parts.includes(modifier));
  return [...modifiers, parts.at(-1)].join('+');
}
