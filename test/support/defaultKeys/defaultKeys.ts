/** The systems for which package.json can bind a key. */
export const SYSTEMS = ['linux', 'mac', 'windows'] as const;
export type System = (typeof SYSTEMS)[number];

/** The commands that VS Code binds to a key, in any context; a key as keybindings.json spells it: `ctrl+shift+p`. */
export type DefaultKeys = Readonly<Record<string, readonly string[]>>;

/** Reads the document "Default Keyboard Shortcuts", without Ghostline's own keys. */
export function defaultKeysIn(document: string): DefaultKeys {
  const json = document.replace(/^\s*\/\/.*$/gm, '');
  const bindings = JSON.parse(json) as readonly { readonly key: string; readonly command: string }[];
  const keys = new Map<string, Set<string>>();
  for (const binding of bindings) {
    if (JSON.stringify(binding).includes('"ghostline.')) continue;
    const commands = keys.get(binding.key) ?? new Set();
    keys.set(binding.key, commands.add(binding.command));
  }
  return Object.fromEntries([...keys].sort().map(([key, commands]) => [key, [...commands].sort()]));
}
