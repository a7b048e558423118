import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { onLeaving } from './leaving.ts';

export type Settings = Readonly<Record<string, unknown>>;

/** No AI features of the editor's own, no welcome, no telemetry, nothing that moves or asks while a test looks. */
export const QUIET_SETTINGS: Settings = {
  'chat.disableAIFeatures': true,
  'telemetry.telemetryLevel': 'off',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'security.workspace.trust.enabled': false,
  'git.enabled': false,
  'update.mode': 'none',
  'remote.autoForwardPorts': false,
  'workbench.reduceMotion': 'on',
  'workbench.colorTheme': 'Default Dark Modern',
  'editor.minimap.enabled': false,
  'editor.cursorBlinking': 'solid',
  'files.hotExit': 'off',
  // On in a browser, off on a desktop.
  'files.autoSave': 'off',
  'window.confirmBeforeClose': 'never',
  // Its second server and its search for typings only take processor time.
  'typescript.tsserver.useSyntaxServer': 'never',
  'typescript.disableAutomaticTypeAcquisition': true,
  // Its requests, after a pause, would get the answers that a test has for others; its own tests turn it on.
  'ghostline.nextEdit': 'off',
};

export interface Profile {
  /** VS Code's `--user-data-dir`. */
  readonly folder: string;
  /** Replaces the user's settings; a running workbench takes them over within a second or so. */
  writeSettings(settings: Settings): Promise<void>;
  readSettings(): Promise<Settings>;
  remove(): Promise<void>;
}

/** A clean profile in a temporary folder, removed at the end at the latest. */
export async function createProfile(settings: Settings = QUIET_SETTINGS): Promise<Profile> {
  // A short name: VS Code makes a socket in here, whose path may have about 100 characters.
  const folder = await mkdtemp(path.join(os.tmpdir(), 'gl-'));
  const remove = onLeaving(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  const profile = profileIn(folder, remove);
  await profile.writeSettings(settings);
  return profile;
}

/** In a folder that the caller creates and removes. */
export function profileIn(folder: string, remove: () => Promise<void> = async () => undefined): Profile {
  const file = path.join(folder, 'User', 'settings.json');
  return {
    folder,
    remove,
    async writeSettings(settings) {
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, JSON.stringify(settings, null, 2));
    },
    readSettings: async () => JSON.parse(await readFile(file, 'utf8')) as Settings,
  };
}
