import * as vscode from 'vscode';
import { commandId, EXTENSION_ID, type PaletteCommand } from '../contributions.ts';
import { textOf } from '../core/json.ts';

const titles = new Map<PaletteCommand, string>();

/** As in the palette, in the display language. */
export function commandTitle(name: PaletteCommand): string {
  const title = titles.get(name) ?? contributedTitle(name);
  titles.set(name, title);
  return title;
}

/** VS Code has replaced `%command.suggest%` in the manifest; a translated title comes with its English one. */
function contributedTitle(name: PaletteCommand): string {
  const commands: unknown = vscode.extensions.getExtension(EXTENSION_ID)?.packageJSON?.contributes?.commands;
  const command = Array.isArray(commands) ? commands.find(one => one?.command === commandId(name)) : undefined;
  return textOf(command?.title) ?? textOf(command?.title?.value) ?? name;
}
