import { join } from 'node:path';
import type * as vscode from 'vscode';
import { readSample, type SampleFile } from '../../core/practice/sample.ts';
import { readTextFolder } from '../../disk/textFolder.ts';

/** Comes with the extension. */
export async function sampleFiles(extensionUri: vscode.Uri): Promise<readonly SampleFile[]> {
  return readSample(await readTextFolder(join(extensionUri.fsPath, 'media', 'practice')));
}
