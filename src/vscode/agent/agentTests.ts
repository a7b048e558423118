import { sep } from 'node:path';
import * as vscode from 'vscode';
import type { FileChange } from '../../core/agent/files/change.ts';
import type { TestRun, TestRunner, TestRunWatch } from '../../core/agent/tools/testRunner.ts';
import type { Clock } from '../../core/clock.ts';
import { isSecretPath } from '../../core/privacy/secretFile.ts';
import { refusal } from '../../core/sharedRefusal.ts';
import { pathBelow } from '../../disk/pathBelow.ts';
import type { Sandbox } from '../../disk/sandbox/sandbox.ts';
import type { TestRunResult } from '../../disk/workspaceCopy/testRun.ts';

export interface AgentTestsOptions {
  readonly folder: vscode.WorkspaceFolder;
  /** Asks if none is set; undefined for no tests. */
  readonly command: (signal: AbortSignal) => Promise<string | undefined>;
  readonly sandbox: Sandbox;
  readonly clock: Clock;
}

/** Runs tests on a copy with the proposal and unsaved documents. */
export class AgentTests implements TestRunner {
  readonly #options: AgentTestsOptions;

  constructor(options: AgentTestsOptions) {
    this.#options = options;
  }

  async run(changes: readonly FileChange[], { signal, onBegin }: TestRunWatch): Promise<TestRun> {
    const { folder, clock } = this.#options;
    const command = await this.#options.command(signal);
    if (command === undefined) {
      const message = 'The user does not want tests to be run. Do not ask again; go on without them.';
      return { ...refusal(l10n => l10n.t('You declined to run tests.')), kind: 'not-run', message };
    }
    onBegin(command);
    const texts = new Map([...this.#unsaved(), ...(await this.#proposed(changes))]);
    const { runTests } = await import('../../disk/workspaceCopy/testRun.ts');
    const result = await runTests({
      command,
      folder: folder.uri.fsPath,
      changes: texts,
      // Keeps secrets from the model's code.
      isExcluded: isSecretPath,
      clock,
      signal,
    });
    if (result.ended === 'not-run') {
      const why = refusal(l10n => l10n.t("The workspace couldn't be copied for the tests."));
      return { ...why, kind: 'not-run', message: result.message };
    }
    const { exitCode } = result;
    return { kind: 'ran', task: command, output: inWords(result), ...(exitCode !== undefined && { exitCode }) };
  }

  async #proposed(changes: readonly FileChange[]): Promise<readonly (readonly [string, string])[]> {
    const located = await Promise.all(
      changes.map(async ({ path, after }) => {
        const located = await this.#options.sandbox.locate(path);
        if (located.kind === 'refused') return [];
        const below = this.#below(located.absolute);
        return below === undefined ? [] : [[below, after] as const];
      }),
    );
    return located.flat();
  }

  #unsaved(): readonly (readonly [string, string])[] {
    const documents = vscode.workspace.textDocuments.filter(({ isDirty, uri }) => isDirty && uri.scheme === 'file');
    return documents.flatMap(document => {
      const below = this.#below(document.uri.fsPath);
      return below === undefined || isSecretPath(below) ? [] : [[below, document.getText()] as const];
    });
  }

  #below(absolute: string): string | undefined {
    const uri = vscode.Uri.file(absolute);
    if (vscode.workspace.getWorkspaceFolder(uri)?.uri.toString() !== this.#options.folder.uri.toString())
      return undefined;
    return pathBelow(this.#options.folder.uri.fsPath, absolute)?.split(sep).join('/');
  }
}

/** See isolation. */
export async function workspaceIsReadOnly({ uri }: vscode.WorkspaceFolder): Promise<boolean> {
  const { isReadOnlyToTests } = await import('../../disk/workspaceCopy/testRun.ts');
  return isReadOnlyToTests(uri.fsPath);
}

type Ran = Exclude<TestRunResult, { readonly ended: 'not-run' }>;

/** Left-out files first: the model would take them for its own fault. */
function inWords({ leftOut, output, why }: Ran): string {
  const missing = leftOut.length === 0 ? '' : `[left out of the copy: ${leftOutInWords(leftOut)}]\n`;
  return why === undefined ? `${missing}${output}` : `${missing}${output}\n[${why}]`.trimStart();
}

const NAMED_LEFT_OUT = 5;

function leftOutInWords(names: readonly string[]): string {
  const rest = names.length - NAMED_LEFT_OUT;
  return `${names.slice(0, NAMED_LEFT_OUT).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}
