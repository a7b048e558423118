import { foldedName } from '../../files/protection.ts';
import { isObject, parseJson } from '../../json.ts';
import { changedLines, type FileChange } from '../files/change.ts';

/** A file that defines commands, with the agent's changes. */
export interface CommandDefinitions {
  readonly path: string;
  /** All command definitions of the file. */
  readonly commands: string;
  /** New lines of the file. */
  readonly added: readonly string[];
}

/** Files whose scripts alone count: `npm test` runs them. */
const SCRIPTS = /(?:^|\/)(?:package|composer)\.json$/;
/** Make, just, Task, tox, nox, Rake, Deno; wrappers of build tools; shell scripts. */
const COMMANDS =
  /(?:^|\/)(?:(?:gnu)?makefile|[^/]*\.mk|\.?justfile|taskfile\.ya?ml|tox\.ini|noxfile\.py|rakefile|deno\.jsonc?|gradlew|mvnw|[^/]*\.(?:sh|bash|zsh|fish|cmd|bat|ps1))$/;

/** Changes that alter the effect of a known command. */
export function changedCommands(changes: readonly FileChange[]): readonly CommandDefinitions[] {
  return changes.flatMap(change => {
    const { path, before, after } = change;
    const commands = commandsIn(path, after);
    if (commands === '' || commands === commandsIn(path, before)) return [];
    return [{ path, commands, added: changedLines(change).added }];
  });
}

/** Empty if the file defines no commands. */
function commandsIn(path: string, text: string): string {
  const name = foldedName(path);
  if (COMMANDS.test(name)) return text;
  if (!SCRIPTS.test(name)) return '';
  const read = parseJson(text);
  // The tool that runs it may accept more than JSON.
  if (!isObject(read)) return text;
  return read['scripts'] === undefined ? '' : JSON.stringify(read['scripts']);
}
