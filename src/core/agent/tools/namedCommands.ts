import { foldedName } from '../../files/protection.ts';
import { isObject, parseJson } from '../../json.ts';
import { changedLines, type FileChange } from '../files/change.ts';

/** A file that says what a command runs which is called by its name, as it would be with the agent's changes. */
export interface NamedCommands {
  readonly path: string;
  /** All that it says of commands. */
  readonly commands: string;
  /** The lines that are new in it. */
  readonly added: readonly string[];
}

/** Of these only the scripts count: who runs `npm test` runs what stands there. */
const SCRIPTS = /(?:^|\/)(?:package|composer)\.json$/;
/** Make, just, Task, tox, nox, Rake, Deno; build tools that come with the project; programs for shells. */
const COMMANDS =
  /(?:^|\/)(?:(?:gnu)?makefile|[^/]*\.mk|\.?justfile|taskfile\.ya?ml|tox\.ini|noxfile\.py|rakefile|deno\.jsonc?|gradlew|mvnw|[^/]*\.(?:sh|bash|zsh|fish|cmd|bat|ps1))$/;

/** The changes by which a command that the user knows would run something else. */
export function newCommands(changes: readonly FileChange[]): readonly NamedCommands[] {
  return changes.flatMap(change => {
    const { path, before, after } = change;
    const commands = commandsIn(path, after);
    if (commands === '' || commands === commandsIn(path, before)) return [];
    return [{ path, commands, added: changedLines(change).added }];
  });
}

/** Empty where the file says nothing of commands. */
function commandsIn(path: string, text: string): string {
  const name = foldedName(path);
  if (COMMANDS.test(name)) return text;
  if (!SCRIPTS.test(name)) return '';
  const read = parseJson(text);
  // Whoever runs it may read more than we can.
  if (!isObject(read)) return text;
  return read['scripts'] === undefined ? '' : JSON.stringify(read['scripts']);
}
