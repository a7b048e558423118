import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { openWindow } from './browserWindow.ts';
import { type Control, connectControl, untilListening } from './control.ts';
import { Editor } from './editor.ts';
import { GhostText } from './ghostText.ts';
import { Logs } from './logs.ts';
import { Notifications } from './notifications.ts';
import { OUT } from './paths.ts';
import { QUIET_SETTINGS, type Settings } from './profile.ts';
import { QuickInput } from './quickInput.ts';
import { setEnvironment, sharedServer } from './sharedServer.ts';
import { StatusBar } from './statusBar.ts';
import { until } from './waiting.ts';
import { workbenchAddress } from './workbenchAddress.ts';
import { createWorkspace, type Files, fill, type Workspace } from './workspace.ts';

/** Compiling the workbench on a busy machine. */
const LOAD_LIMIT_MS = 120_000;
const TESTED = 'ghostline.ghostline';

export interface WorkbenchOptions {
  /** The packed extension; by default the one that the runner names in `GHOSTLINE_VSIX`. */
  readonly vsix?: string;
  /** User settings on top of the quiet ones. */
  readonly settings?: Settings;
  /** Files in the opened folder. */
  readonly files?: Files;
  /** A `.code-workspace` among `files` to open instead of the folder: several roots. */
  readonly workspaceFile?: string;
  /** Files in the extension's global storage. */
  readonly globalStorage?: Files;
  /** Becomes the setting `ghostline.baseUrl`. */
  readonly modelServerUrl?: string;
  /**
   * Becomes `OPENROUTER_API_KEY` in the extension host; without it there is none. It goes to `modelServerUrl` as to the
   * practice server of `npm start`.
   */
  readonly apiKey?: string;
  /** VS Code's own extensions: all, or the few without which a test would differ from a user's editor. */
  readonly builtIns?: 'all' | 'few';
  /** Opens the folder in restricted mode. */
  readonly untrusted?: boolean;
}

/** Restricted mode without a question at the start. */
const UNTRUSTED: Settings = {
  'security.workspace.trust.enabled': true,
  'security.workspace.trust.startupPrompt': 'never',
  'security.workspace.trust.untrustedFiles': 'open',
};

/** A running VS Code with the extension installed. Takes 5 to 10 s to open: share it. */
export class Workbench {
  readonly page: Page;
  readonly workspace: Workspace;
  /** VS Code's `--user-data-dir`. */
  readonly userDataFolder: string;
  readonly editor: Editor;
  readonly ghostText: GhostText;
  readonly statusBar: StatusBar;
  readonly notifications: Notifications;
  readonly quickInput: QuickInput;
  readonly logs: Logs;
  /** Direct calls into the extension host. */
  readonly control: Control;
  readonly #controlFile: string;
  readonly #settings: Settings;
  readonly #changed = new Set<string>();
  readonly #close: () => Promise<void>;

  constructor(parts: {
    readonly page: Page;
    readonly workspace: Workspace;
    readonly userDataFolder: string;
    readonly control: Control;
    readonly controlFile: string;
    readonly logs: Logs;
    readonly settings: Settings;
    readonly close: () => Promise<void>;
  }) {
    const { page, workspace, userDataFolder, control, controlFile, logs, settings, close } = parts;
    this.page = page;
    this.workspace = workspace;
    this.userDataFolder = userDataFolder;
    this.control = control;
    this.logs = logs;
    this.editor = new Editor(page, control);
    this.ghostText = new GhostText(page);
    this.statusBar = new StatusBar(page);
    this.notifications = new Notifications(page, control);
    this.quickInput = new QuickInput(page);
    this.#controlFile = controlFile;
    this.#settings = settings;
    this.#close = close;
  }

  /** The extension's global storage. */
  get storage(): string {
    return storageIn(this.userDataFolder);
  }

  /** Opens a file of the workspace, by its relative path, and gives it the focus. */
  open(file: string, options: { readonly beside?: boolean } = {}): Promise<void> {
    return this.editor.open(this.workspace.pathOf(file), options);
  }

  /** Changes user settings, in force on return; `null` takes one back to its default. `reset` undoes it. */
  async configure(settings: Settings): Promise<void> {
    for (const key of Object.keys(settings)) this.#changed.add(key);
    await this.control('configure', settings);
  }

  /** Runs a command by its id, past the palette, and waits for its result. */
  run(command: string, ...args: readonly unknown[]): Promise<unknown> {
    return this.control('run', { command, args });
  }

  /** Starts a command that asks the person something, without waiting for its end. */
  start(command: string, ...args: readonly unknown[]): Promise<void> {
    return this.control('start', { command, args });
  }

  /** As after opening: no editors, no notifications, the first settings, these files. The extension goes on running. */
  async reset(files: Files): Promise<void> {
    await this.page.keyboard.press('Escape');
    await this.control('closeAll', null);
    await this.notifications.clear();
    const first = [...this.#changed].map(key => [key, this.#settings[key] ?? null]);
    await this.control('configure', Object.fromEntries(first));
    this.#changed.clear();
    await this.workspace.refill(files);
  }

  /** Writes `out/screenshots/<name>.png` of the whole window, or of one part of it. */
  async screenshot(name: string, part?: string): Promise<void> {
    const file = path.join(OUT, 'screenshots', `${name}.png`);
    await mkdir(path.dirname(file), { recursive: true });
    await (part === undefined
      ? this.page.screenshot({ path: file })
      : this.page.locator(part).first().screenshot({ path: file }));
  }

  /** Kills the extension host, as a crash does: nothing in it runs to its end. */
  async killExtensionHost(): Promise<void> {
    process.kill(await this.control('processId', null), 'SIGKILL');
  }

  /** Reloads the page, with a new extension host, and waits until the extension runs. */
  async reload(): Promise<void> {
    await rm(this.#controlFile);
    await this.page.reload({ timeout: LOAD_LIMIT_MS });
    await this.page.locator('.monaco-workbench').waitFor({ timeout: LOAD_LIMIT_MS });
    await untilListening(this.#controlFile);
    await untilActivated(this.control, this.logs);
  }

  close(): Promise<void> {
    return this.#close();
  }
}

/** Opens a workbench in a clean profile and waits until the extension is running. */
export async function openWorkbench(options: WorkbenchOptions = {}): Promise<Workbench> {
  const { GHOSTLINE_VSIX } = process.env;
  const { vsix = GHOSTLINE_VSIX, files = {}, builtIns = 'all', untrusted = false } = options;
  if (vsix === undefined) throw new Error('which VSIX? Run the screen tests with npm run test:screen');
  const { modelServerUrl, apiKey } = options;
  const settings = {
    ...QUIET_SETTINGS,
    ...(untrusted ? UNTRUSTED : {}),
    ...(modelServerUrl === undefined ? {} : { 'ghostline.baseUrl': modelServerUrl }),
    ...options.settings,
  };
  const [workspace, window] = await Promise.all([createWorkspace(files), openWindow()]);
  const { page, port } = window;
  const shared = await sharedServer({ vsix, builtIns, port });
  const { server, profile, controlFile } = shared;
  await setEnvironment(shared, {
    ...(apiKey === undefined ? {} : { OPENROUTER_API_KEY: apiKey }),
    ...(apiKey === undefined || modelServerUrl === undefined ? {} : { GHOSTLINE_PRACTICE_URL: modelServerUrl }),
  });
  await profile.writeSettings(settings);
  if (options.globalStorage) await fill(storageIn(profile.folder), options.globalStorage);
  const logs = new Logs(page, profile.folder);
  let control: Control | undefined;
  const close = async (): Promise<void> => {
    // Otherwise it would wait hours for its window to return, and write into the next one's profile.
    const host = await control?.('processId', null).catch(() => undefined);
    await window.close();
    if (host !== undefined) endProcess(host);
    await workspace.remove();
  };
  try {
    const { workspaceFile } = options;
    const folder = workspaceFile === undefined ? workspace.folder : workspace.pathOf(workspaceFile);
    const address = server.admit(workbenchAddress({ origin: server.origin, folder }));
    await page.goto(address, { timeout: LOAD_LIMIT_MS });
    await page.locator('.monaco-workbench').waitFor({ timeout: LOAD_LIMIT_MS });
    control = await connectControl(controlFile);
    await untilActivated(control, logs);
    const { folder: userDataFolder } = profile;
    return new Workbench({ page, workspace, userDataFolder, control, controlFile, logs, settings, close });
  } catch (error) {
    await close();
    throw error;
  }
}

function endProcess(id: number): void {
  try {
    process.kill(id, 'SIGKILL');
  } catch (error) {
    // It ended with its window.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

async function untilActivated(control: Control, logs: Logs): Promise<void> {
  await until({
    what: `${TESTED} to be activated`,
    limitMs: LOAD_LIMIT_MS,
    probe: () => control('activated', TESTED),
    instead: () => logs.extensionHost(),
  });
}

function storageIn(userDataFolder: string): string {
  return path.join(userDataFolder, 'User', 'globalStorage', TESTED);
}
