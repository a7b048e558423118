import { execFile } from 'node:child_process';
import * as l10n from '@vscode/l10n';
import { programPath } from '../process/programPath.ts';

export interface Program {
  readonly command: string;
  /** Added to the environment. */
  readonly env: Readonly<Record<string, string>>;
}

export interface ProgramsOptions {
  /** Its PATH is searched. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Never runs programs from these folders. */
  readonly outside?: readonly string[];
  /** Runs JavaScript. Defaults to this process's program. */
  readonly node?: Program;
}

/** A program, or for the user why none was found. */
export type ProgramOrFault = Program | string;

const PROBE_LIMIT_MS = 20_000;
const OLDEST_PYTHON: readonly [number, number] = [3, 9];

/** Finds each program once. */
export class Programs {
  readonly #options: ProgramsOptions;
  readonly #found = new Map<string, Promise<ProgramOrFault>>();

  constructor(options: ProgramsOptions) {
    this.#options = options;
  }

  /** TypeScript needs a Node that strips types. */
  async find([name, ...args]: readonly [string, ...string[]]): Promise<ProgramOrFault> {
    if (name !== 'node') return this.#once(name, () => (name === 'python' ? this.#python() : this.#other(name)));
    const typed = args.some(arg => /\.[mc]?ts$/.test(arg));
    return this.#once(typed ? 'node with TypeScript' : 'node', () => this.#node(typed));
  }

  #once(name: string, find: () => Promise<ProgramOrFault>): Promise<ProgramOrFault> {
    const found = this.#found.get(name) ?? find();
    this.#found.set(name, found);
    return found;
  }

  /** The real path: the one on the PATH may be a script that needs a home folder. */
  async #python(): Promise<ProgramOrFault> {
    const [major, minor] = OLDEST_PYTHON;
    const question = `import sys; print(sys.executable if sys.version_info >= (${major}, ${minor}) else "old")`;
    const answers: string[] = [];
    for (const name of ['python3', 'python']) {
      const command = await this.#onPath(name);
      const path = command && (await output({ command, env: {} }, ['-c', question], this.#options.env));
      if (path && path !== 'old') return { command: path, env: {} };
      if (path) answers.push(path);
    }
    return answers.length > 0
      ? l10n.t('Python is older than {0}.{1}.', major, minor)
      : l10n.t("Python wasn't found: there is no working python3 or python on the PATH.");
  }

  async #node(typed: boolean): Promise<ProgramOrFault> {
    const node = this.#options.node ?? ownNode();
    if (!typed) return node;
    const answer = await output(node, ['-p', 'process.features.typescript'], this.#options.env);
    return answer === 'strip' || answer === 'transform'
      ? node
      : l10n.t("This Node can't run TypeScript: use Node 22.18, or 24 or later.");
  }

  async #other(name: string): Promise<ProgramOrFault> {
    const command = await this.#onPath(name);
    return command === undefined ? l10n.t('"{0}" wasn\'t found on the PATH.', name) : { command, env: {} };
  }

  #onPath(name: string): Promise<string | undefined> {
    const { env, outside = [] } = this.#options;
    return programPath(name, { env, outside });
  }
}

function ownNode(): Program {
  const inEditor = process.versions['electron'] !== undefined;
  return { command: process.execPath, env: inEditor ? { ELECTRON_RUN_AS_NODE: '1' } : {} };
}

/** Trimmed; undefined on failure. */
function output(
  { command, env }: Program,
  args: readonly string[],
  around: ProgramsOptions['env'],
): Promise<string | undefined> {
  return new Promise(resolve => {
    const options = { env: { ...around, ...env }, timeout: PROBE_LIMIT_MS, windowsHide: true };
    execFile(command, args, options, (error, stdout) => resolve(error ? undefined : stdout.trim() || undefined));
  });
}
