import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { runTests, TestRunFailedError } from '@vscode/test-electron';
import { bundle, extension, hostSuites } from '../../esbuild.mjs';
import { onLeaving } from '../support/vscode/leaving.ts';
import { OUT, ROOT } from '../support/vscode/paths.ts';
import { createProfile, QUIET_SETTINGS } from '../support/vscode/profile.ts';
import { suiteOptions } from './options.ts';

/**
 * Runs the suites of test/host in an extension host, with this repository as the extension under development.
 * @param vscodeExecutable a VS Code or a substitute; `undefined` downloads the current desktop VS Code
 * @returns the exit code
 */
export async function runInHost(vscodeExecutable: string | undefined): Promise<number> {
  const { grep, forbidOnly, files } = suiteOptions();
  await bundle(extension());
  await bundle(await hostSuites());
  return runModuleInHost({
    vscodeExecutable,
    module: path.join(OUT, 'host', 'index.cjs'),
    env: {
      ...(grep === undefined ? {} : { GHOSTLINE_GREP: grep }),
      ...(files.length > 0 ? { GHOSTLINE_FILES: files.map(file => path.basename(file, '.ts')).join('\n') } : {}),
      ...(forbidOnly ? { GHOSTLINE_FORBID_ONLY: '1' } : {}),
    },
  });
}

export interface HostModule {
  readonly vscodeExecutable: string | undefined;
  /** Absolute path of a CommonJS module; its `run()` is called in the extension host. */
  readonly module: string;
  /** Added to the extension host's environment. */
  readonly env: Readonly<Record<string, string>>;
}

/** @returns the exit code: 1 where `run()` has rejected */
export async function runModuleInHost({ vscodeExecutable, module, env }: HostModule): Promise<number> {
  await mkdir(OUT, { recursive: true });
  const profile = await createProfile(QUIET_SETTINGS);
  const home = await mkdtemp(path.join(os.tmpdir(), 'ghostline-workspace-'));
  onLeaving(() => rm(home, { recursive: true, force: true }));
  // Tests cover folders above the open one.
  const workspace = path.join(home, 'open');
  await mkdir(workspace);
  // The tests have their own servers and keys; a developer's key must never be used.
  Reflect.deleteProperty(process.env, 'OPENROUTER_API_KEY');
  try {
    return await runTests({
      ...(vscodeExecutable === undefined ? {} : { vscodeExecutablePath: vscodeExecutable }),
      extensionDevelopmentPath: ROOT,
      extensionTestsPath: module,
      launchArgs: [
        workspace,
        `--user-data-dir=${profile.folder}`,
        `--extensions-dir=${path.join(profile.folder, 'extensions')}`,
      ],
      extensionTestsEnv: { ...env, GHOSTLINE_PROFILE: profile.folder },
    });
  } catch (error) {
    // The suites have reported the failures.
    if (error instanceof TestRunFailedError) return 1;
    throw error;
  }
}
