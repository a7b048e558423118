import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { openWindow } from './browser/browserWindow.ts';
import { type Control, connectControl, untilListening } from './control.ts';
import { refillStorage, storageIn, TESTED } from './extensionStorage.ts';
import { Logs } from './logs.ts';
import { Announcements } from './parts/announcements.ts';
import { Dialog } from './parts/dialog.ts';
import { Editor } from './parts/editor.ts';
import { GhostText } from './parts/ghostText.ts';
import { Notifications } from './parts/notifications.ts';
import { QuickInput } from './parts/quickInput.ts';
import { StatusBar } from './parts/statusBar.ts';
import { OUT } from './paths.ts';
import type { Settings } from './profile.ts';
import { type SharedServer, setEnvironment, sharedServer } from './sharedServer.ts';
import { until } from './waiting.ts';
import { workbenchAddress } from './workbenchAddress.ts';
import {
  differences,
  environmentOf,
  isSameKind,
  settingsOf,
  vsixOf,
  type WorkbenchOptions,
} from './workbenchOptions.ts';
import { createWorkspace, type Files, type Workspace } from './workspace.ts';

/** Compiling the workbench on a busy machine. */
const LOAD_LIMIT_MS = 120_000;

interface WorkbenchParts {
  readonly page: Page;
  readonly workspace: Workspace;
  readonly server: SharedServer;
  readonly control: Control;
  readonly logs: Logs;
  readonly options: WorkbenchOptions;
  /** All user settings at the start. */
  readonly settings: Settings;
  readonly close: () => Promise<void>;
}

/** The parts of the window as a clean profile has them. */
const FIRST_LAYOUT = [
  'workbench.action.closePanel',
  'workbench.action.closeAuxiliaryBar',
  'workbench.view.explorer',
  'notifications.clearAll',
];

/** A running VS Code with the extension installed. Takes 5 to 10 s to open: share it. */
export class Workbench {
  readonly page: Page;
  readonly workspace: Workspace;
  /** VS Code's `--user-data-dir`. */
  readonly userDataFolder: string;
  readonly editor: Editor;
  readonly ghostText: GhostText;
  readonly announcements: Announcements;
  readonly statusBar: StatusBar;
  readonly notifications: Notifications;
  readonly dialog: Dialog;
  readonly quickInput: QuickInput;
  readonly logs: Logs;
  /** Direct calls into the extension host. */
  readonly control: Control;
  readonly #parts: WorkbenchParts;
  readonly #changed = new Set<string>();

  constructor(parts: WorkbenchParts) {
    const { page, workspace, server, control, logs } = parts;
    this.page = page;
    this.workspace = workspace;
    this.userDataFolder = server.profile.folder;
    this.control = control;
    this.logs = logs;
    this.editor = new Editor(page, control);
    this.ghostText = new GhostText(page);
    this.announcements = new Announcements(page);
    this.statusBar = new StatusBar(page);
    this.notifications = new Notifications(page, control);
    this.dialog = new Dialog(page);
    this.quickInput = new QuickInput(page);
    this.#parts = parts;
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
    const { settings } = this.#parts;
    const first = [...this.#changed].map(key => [key, settings[key] ?? null]);
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

  /** Kills the extension host, as a crash does: nothing in it runs to its end. VS Code starts another one by itself. */
  async killExtensionHost(): Promise<void> {
    const id = await this.control('processId', null);
    await rm(this.#parts.server.controlFile);
    process.kill(id, 'SIGKILL');
  }

  /** Waits until the extension runs in the extension host after the killed one. */
  async untilRestarted(): Promise<void> {
    // From the third time within five minutes on, VS Code asks first.
    const question = this.page.getByRole('button', { name: 'Restart Remote Extension Host' }).first();
    await untilListening(this.#parts.server.controlFile, async () => {
      if (await question.isVisible()) await question.click();
    });
    await untilActivated(this.control, this.logs);
    await this.notifications.clear();
  }

  /** Reloads the page, with a new extension host, and waits until the extension runs. */
  async reload(): Promise<void> {
    const { controlFile } = this.#parts.server;
    await rm(controlFile);
    await this.page.reload({ timeout: LOAD_LIMIT_MS });
    await this.page.locator('.monaco-workbench').waitFor({ timeout: LOAD_LIMIT_MS });
    await untilListening(controlFile);
    await untilActivated(this.control, this.logs);
  }

  /** Whether `handOn` can take these options. */
  fits(options: WorkbenchOptions): boolean {
    return isSameKind(options, this.#parts.options);
  }

  /**
   * The same window as if it had been opened with these options: other settings and files, and a new extension host
   * with an empty storage. Takes a fifth of the processor time of opening one. Secrets, and the few values that the
   * extension keeps in VS Code's own storage, stay.
   */
  async handOn(options: WorkbenchOptions): Promise<Workbench> {
    const { page, workspace, server, control } = this.#parts;
    const { profile } = server;
    const settings = settingsOf(options);
    await page.keyboard.press('Escape');
    await control('closeAll', null);
    for (const command of FIRST_LAYOUT) await control('run', { command });
    await control('configure', differences(await profile.readSettings(), settings));
    await workspace.refill(options.files ?? {});
    await setEnvironment(server, environmentOf(options));
    await this.killExtensionHost();
    // The next one takes a second or more to start.
    await refillStorage(profile.folder, options.globalStorage ?? {});
    const workbench = new Workbench({ ...this.#parts, options, settings, logs: new Logs(page, profile.folder) });
    await workbench.untilRestarted();
    return workbench;
  }

  close(): Promise<void> {
    return this.#parts.close();
  }
}

/** Opens a workbench in a clean profile and waits until the extension is running. */
export async function openWorkbench(options: WorkbenchOptions = {}): Promise<Workbench> {
  const { files = {}, builtIns = 'all', language, workspaceFile } = options;
  const settings = settingsOf(options);
  const [workspace, window] = await Promise.all([createWorkspace(files), openWindow()]);
  const { page, port } = window;
  const server = await sharedServer({ vsix: vsixOf(options), builtIns, port });
  const { profile, controlFile } = server;
  await profile.writeSettings(settings);
  await setEnvironment(server, environmentOf(options));
  await refillStorage(profile.folder, options.globalStorage ?? {});
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
    const folder = workspaceFile === undefined ? workspace.folder : workspace.pathOf(workspaceFile);
    const { origin, admit } = server.server;
    // As a language pack's texts do, which the page loads before it starts.
    if (language !== undefined)
      await page.addInitScript(`globalThis._VSCODE_NLS_LANGUAGE = ${JSON.stringify(language)}`);
    await page.goto(admit(workbenchAddress({ origin, folder })), { timeout: LOAD_LIMIT_MS });
    await page.locator('.monaco-workbench').waitFor({ timeout: LOAD_LIMIT_MS });
    control = await connectControl(controlFile);
    await untilActivated(control, logs);
    return new Workbench({ page, workspace, server, control, logs, options, settings, close });
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
