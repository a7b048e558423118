import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { type CommandName, commandId, EXTENSION_ID } from '../../contributions.ts';
import { ownValue } from '../../core/json.ts';

interface KeyBinding {
  readonly command: string;
  readonly key: string;
  readonly mac?: string;
}

/** The default key, as VS Code writes it: `Shift+Alt+Y`, `⌃⌘Y`. An extension can't read the user's own. */
export function keyWords(name: CommandName): string | undefined {
  const keys = keysOf(name);
  return keys && (process.platform === 'darwin' ? keys.mac : keys.other);
}

/** `Accept (Shift+Alt+Y)` */
export function withKey(words: string, name: CommandName): string {
  const keys = keysOf(name);
  if (keys === undefined) return words;
  // The window of a remote host may be on another system.
  if (vscode.env.remoteName !== undefined) return l10n.t('{0} ({1}, on a Mac {2})', words, keys.other, keys.mac);
  return `${words} (${keyWords(name)})`;
}

function keysOf(name: CommandName): { readonly other: string; readonly mac: string } | undefined {
  const bindings: readonly KeyBinding[] =
    vscode.extensions.getExtension(EXTENSION_ID)?.packageJSON?.contributes?.keybindings ?? [];
  const binding = bindings.find(({ command }) => command === commandId(name));
  if (binding === undefined) return undefined;
  return { other: inWords(binding.key), mac: onMac(binding.mac ?? binding.key) };
}

function inWords(key: string): string {
  return key.split('+').map(capital).join('+');
}

const MAC_SIGNS: Readonly<Record<string, string>> = { ctrl: '⌃', alt: '⌥', shift: '⇧', cmd: '⌘' };

function onMac(key: string): string {
  return key
    .split('+')
    .map(part => ownValue(MAC_SIGNS, part) ?? capital(part))
    .join('');
}

function capital(part: string): string {
  return part.charAt(0).toUpperCase() + part.slice(1);
}
