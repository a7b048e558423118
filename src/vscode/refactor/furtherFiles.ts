import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { protectionOf } from '../../core/files/protection.ts';
import { protectionInWords } from '../../core/files/protectionWords.ts';
import { shownReason } from '../../core/sharedRefusal.ts';
import type { Sandbox } from '../../disk/sandbox/sandbox.ts';
import type { Exclusion } from '../privacy/exclusion.ts';
import { ExcludedFiles } from '../workspaceFiles/excludedFiles.ts';
import { agentFiles } from '../workspaceFiles/workspaceSandbox.ts';
import type { Subject } from './subject.ts';

export type FurtherFile =
  | {
      readonly kind: 'located';
      readonly uri: vscode.Uri;
      /** Asks before writing; completes "it …". */
      readonly why?: string;
      /** Checks every rule again, right before writing. */
      readonly mayBeWritten: () => Promise<boolean>;
    }
  /** For the user, with a remedy. */
  | { readonly kind: 'refused'; readonly reason: string };

/** The agent's rules for writing: only in trusted, open folders. */
export class FurtherFiles {
  readonly #excluded: ExcludedFiles;

  constructor(exclusion: Exclusion) {
    this.#excluded = new ExcludedFiles(exclusion);
  }

  /** @param path relative to the subject's root, as read by `placedName` */
  async locate(path: string, { root, target }: Subject): Promise<FurtherFile> {
    if (!vscode.workspace.isTrusted) {
      return refused(
        l10n.t(
          "This folder isn't trusted, so a refactoring changes only {0}. Trust the folder and retry to change more files.",
          target.path,
        ),
      );
    }
    if (root === undefined) return refused(l10n.t('There is no folder for {0}. Open one and retry.', path));
    if (root.scheme !== 'file') return onNoDisk(path, root);
    const sandbox = agentFiles(this.#excluded);
    const folder = sandbox.nameOf(root.fsPath);
    if (folder === undefined) {
      return refused(
        l10n.t("{0} isn't in an open folder, so only it is changed. Open its folder and retry.", target.path),
      );
    }
    return located(sandbox, folder === '' ? path : `${folder}/${path}`);
  }
}

async function located(sandbox: Sandbox, name: string): Promise<FurtherFile> {
  const first = await sandbox.locate(name);
  if (first.kind === 'refused') return refused(shownReason(first));
  const mayBeWritten = async () => {
    const now = await sandbox.locate(name);
    return now.kind === 'located' && now.absolute === first.absolute && (first.linked || !now.linked);
  };
  return {
    kind: 'located',
    uri: vscode.Uri.file(first.absolute),
    mayBeWritten,
    ...(first.why !== undefined && { why: protectionInWords(first.why) }),
  };
}

/** Checks only names, without following links. */
async function onNoDisk(path: string, root: vscode.Uri): Promise<FurtherFile> {
  const parts = path.split('/');
  const protection = protectionOf(parts, 'write');
  if (protection.kind === 'refused') return refused(shownReason(protection));
  const isBehindLink = async () => {
    for (let end = 1; end <= parts.length; end++) {
      if (await isLink(vscode.Uri.joinPath(root, ...parts.slice(0, end)))) return true;
    }
    return false;
  };
  if (await isBehindLink()) return refused(l10n.t('{0} is behind a symbolic link. Use the real path.', path));
  return {
    kind: 'located',
    uri: vscode.Uri.joinPath(root, path),
    mayBeWritten: async () => !(await isBehindLink()),
    ...(protection.kind === 'asks' && { why: protectionInWords(protection.why) }),
  };
}

async function isLink(uri: vscode.Uri): Promise<boolean> {
  try {
    const { type } = await vscode.workspace.fs.stat(uri);
    return (type & vscode.FileType.SymbolicLink) !== 0;
  } catch {
    return false;
  }
}

function refused(reason: string): FurtherFile {
  return { kind: 'refused', reason };
}
