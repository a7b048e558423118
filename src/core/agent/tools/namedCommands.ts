import { foldedName } from '../../files/protection.ts';
import { isObject, parseJson } from '../../json.ts';
import { hunksOf } from '../../text/hunks.ts';
import { linesOf } from '../../text/lineEndings.ts';
import type { FileChange } from '../files/change.ts';

export interface CommandDefinitions {
  readonly path: string;
  readonly commands: string;
  readonly added: readonly string[];
}

const SCRIPTS = /(?:^|\/)(?:package|composer)\.json$/;
const COMMANDS =
  /(?:^|\/)(?:(?:gnu)?makefile|[^/]*\.mk|\.?justfile|taskfile\.ya?ml|tox\.ini|noxfile\.py|rakefile|deno\.jsonc?|gradlew|mvnw|[^/]*\.(?:sh|bash|zsh|fish|cmd|bat|ps1))$/;

export function changedCommands(changes: readonly FileChange[]): readonly CommandDefinitions[] {
  return changes.flatMap(change => {
    const { path, before, after } = change;
    const commands = commandsIn(path, after);
    if (commands === '' || commands === commandsIn(path, before)) return [];
    return [{ path, commands, added: addedLines(change) }];
  });
}

function addedLines({ before, after }: FileChange): readonly string[] {
  const lines = linesOf(after);
  return hunksOf(before, after).flatMap(({ afterStart, afterEnd }) => lines.slice(afterStart, afterEnd));
}

function commandsIn(path: string, text: string): string {
  const name = foldedName(path);
  if (COMMANDS.test(name)) return text;
  if (!SCRIPTS.test(name)) return '';
  const read = parseJson(text);
  // Its tool may accept more than JSON.
  if (!isObject(read)) return text;
  return read['scripts'] === undefined ? '' : JSON.stringify(read['scripts']);
}
