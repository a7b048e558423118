import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import { dirname, join } from 'node:path';
import type { LookOptions, WorkspaceEntry } from '../../../../src/core/agent/files/workspace.ts';
import { Sandbox, type SandboxOptions } from '../../../../src/disk/sandbox/sandbox.ts';

/** Content of every file outside the workspace, or that must not be read. */
export const CANARY = 'canary-7f3a';

const NOBODY_LEFT_OUT = () => false;

/** A workspace and its surroundings on a real disk. */
export class SandboxScene {
  readonly #top: string;

  constructor(top: string) {
    this.#top = top;
  }

  get workspace(): string {
    return join(this.#top, 'workspace');
  }

  get outside(): string {
    return join(this.#top, 'outside');
  }

  /** Writes files by path from the top: `workspace/src/a.ts`. */
  async write(files: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
    for (const [path, content] of Object.entries(files)) {
      await mkdir(dirname(join(this.#top, path)), { recursive: true });
      await writeFile(join(this.#top, path), content);
    }
  }

  sandbox(more: Partial<SandboxOptions> = {}): Sandbox {
    return new Sandbox({
      folders: [{ name: 'workspace', path: this.workspace }],
      excludes: NOBODY_LEFT_OUT,
      ...more,
    });
  }

  async look(
    path: string,
    more: Partial<SandboxOptions> & {
      readonly granted?: readonly string[];
      readonly wants?: LookOptions['wants'];
    } = {},
  ): Promise<WorkspaceEntry> {
    return this.sandbox(more).look(path, { wants: more.wants ?? 'read', granted: new Set(more.granted) });
  }

  async listed(folder = '', more: Partial<SandboxOptions> = {}): Promise<string[]> {
    const names: string[] = [];
    for await (const { path, needsPermission } of this.sandbox(more).list(folder, new AbortController().signal)) {
      names.push(needsPermission ? `${path} (asks)` : path);
    }
    return names;
  }
}

/** A workspace of its own for each test of the suite that calls this; gone after it. */
export function useSandboxScene(): () => SandboxScene {
  let top = '';
  beforeEach(async () => {
    top = await realpath(await mkdtemp(join(os.tmpdir(), 'ghostline-sandbox-')));
    await mkdir(join(top, 'workspace', 'src'), { recursive: true });
    await mkdir(join(top, 'outside'));
    await writeFile(join(top, 'workspace', 'src', 'a.ts'), 'const a = 1;\n');
    await writeFile(join(top, 'outside', 'secret.txt'), CANARY);
  });
  afterEach(() => rm(top, { recursive: true, force: true }));
  return () => new SandboxScene(top);
}
