import { stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { EXTENSION_ID } from '../../../src/contributions.ts';
import { RecordingFiles } from '../../../src/disk/recording/recordingFiles.ts';

/** The files, and those in the folders, oldest first. */
export async function recordingsIn(paths: readonly string[]): Promise<readonly string[]> {
  const found = await Promise.all(
    paths.map(async one => ((await stat(one)).isDirectory() ? new RecordingFiles({ folder: one }).paths() : [one])),
  );
  return found.flat();
}

/** Where VS Code, Insiders and VSCodium keep them for this user. */
export function usualFolders(): readonly string[] {
  const home = os.homedir();
  const data = {
    darwin: path.join(home, 'Library', 'Application Support'),
    win32: process.env['APPDATA'] ?? path.join(home, 'AppData', 'Roaming'),
  };
  const root = process.platform === 'darwin' || process.platform === 'win32' ? data[process.platform] : undefined;
  const editors = ['Code', 'Code - Insiders', 'VSCodium'];
  const below = ['User', 'globalStorage', EXTENSION_ID, 'recordings'];
  return [
    ...editors.map(editor => path.join(root ?? path.join(home, '.config'), editor, ...below)),
    path.join(home, '.vscode-server', 'data', ...below),
  ];
}
