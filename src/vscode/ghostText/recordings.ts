import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { SECTION } from '../../contributions.ts';
import type { Clock } from '../../core/clock.ts';
import { Recorder } from '../../core/completion/recording/recorder.ts';
import { formatDecimal } from '../../core/numberText.ts';
import type { RecordingFiles } from '../../disk/recording/recordingFiles.ts';

export interface RecordingsOptions {
  /** The extension's own storage. */
  readonly storage: vscode.Uri;
  readonly isOn: () => boolean;
  readonly clock: Clock;
  readonly log: vscode.LogOutputChannel;
}

/** Records of the user's own requests for ghost text. They never leave the disk by themselves. */
export class Recordings {
  readonly recorder: Recorder;
  readonly #options: RecordingsOptions;
  readonly #folder: vscode.Uri;
  #files: Promise<RecordingFiles> | undefined;
  #problem: string | undefined;

  constructor(options: RecordingsOptions) {
    this.#options = options;
    this.#folder = vscode.Uri.joinPath(options.storage, 'recordings');
    const { clock, isOn } = options;
    const time = () => new Date().toISOString();
    this.recorder = new Recorder({ isOn, clock, time, append: lines => this.#append(lines) });
  }

  /** The folder; on another machine, where it can't be shown, the latest file. */
  async show(): Promise<void> {
    await this.recorder.settled();
    const latest = (await (await this.#opened()).paths()).at(-1);
    if (latest === undefined) return this.#offerToRecord();
    const file = vscode.Uri.file(latest);
    if (vscode.env.remoteName === undefined && vscode.env.uiKind === vscode.UIKind.Desktop) {
      await vscode.commands.executeCommand('revealFileInOS', file);
    } else await vscode.window.showTextDocument(file);
  }

  async remove(): Promise<void> {
    const files = await this.#opened();
    const size = await files.size();
    if (size === 0) return this.#offerToRecord();
    const choice = l10n.t('Delete');
    const place = l10n.t('{0} in {1}, from all windows.', inMegabytes(size), this.#folder.fsPath);
    const detail = this.#options.isOn() ? `${place} ${l10n.t('Recording stays on.')}` : place;
    const message = l10n.t('Delete all recorded requests?');
    const chosen = await vscode.window.showWarningMessage(message, { modal: true, detail }, choice);
    if (chosen !== choice) return;
    try {
      await this.recorder.settled();
      await files.remove();
      void vscode.window.showInformationMessage(l10n.t('Ghostline: the recorded requests were deleted.'));
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      void vscode.window.showErrorMessage(l10n.t("Ghostline: couldn't delete the recorded requests: {0}", why));
    }
  }

  async #offerToRecord(): Promise<void> {
    const open = l10n.t('Open Setting');
    const message = this.#options.isOn()
      ? l10n.t('Ghostline: no requests recorded yet.')
      : l10n.t('Ghostline: no requests recorded. "{0}" turns recording on.', `${SECTION}.record`);
    if ((await vscode.window.showInformationMessage(message, open)) !== open) return;
    await vscode.commands.executeCommand('workbench.action.openSettings', `${SECTION}.record`);
  }

  /** Ghost text goes on if it can't be recorded. */
  async #append(lines: readonly string[]): Promise<void> {
    try {
      await (await this.#opened()).append(lines);
      this.#problem = undefined;
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      if (this.#problem !== why) this.#options.log.warn(`requests can't be recorded: ${why}`);
      this.#problem = why;
    }
  }

  #opened(): Promise<RecordingFiles> {
    this.#files ??= import('../../disk/recording/recordingFiles.ts').then(
      ({ RecordingFiles }) => new RecordingFiles({ folder: this.#folder.fsPath }),
    );
    return this.#files;
  }
}

function inMegabytes(bytes: number): string {
  return l10n.t('{0} MB', formatDecimal(bytes / 1_000_000, 1));
}
