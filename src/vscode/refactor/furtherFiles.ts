import * as vscode from 'vscode';
import { protectionOf } from '../../core/files/protection.ts';
import type { Sandbox } from '../../disk/sandbox/sandbox.ts';
import type { Exclusion } from '../privacy/exclusion.ts';
import { ExcludedFiles } from '../workspaceFiles/excludedFiles.ts';
import { agentFiles } from '../workspaceFiles/workspaceSandbox.ts';
import type { Subject } from './subject.ts';

/** Where a file that an answer names beside the selection's own would be written. */
export type FurtherFile =
  | {
      readonly kind: 'located';
      readonly uri: vscode.Uri;
      /** The user is asked before it is written; goes on after "it". */
      readonly why?: string;
      /** Checks every rule anew, right before it is written. */
      readonly mayBeWritten: () => Promise<boolean>;
    }
  /** `reason` is for the user: which rule, and what to do. */
  | { readonly kind: 'refused'; readonly reason: string };

/** Lets a refactoring write where the agent may write: in trusted folders that are open, by the same rules. */
export class FurtherFiles {
  readonly #excluded: ExcludedFiles;

  constructor(exclusion: Exclusion) {
    this.#excluded = new ExcludedFiles(exclusion);
  }

  /** @param path relative to the subject's root, as `placedName` has read it */
  async locate(path: string, { root, target }: Subject): Promise<FurtherFile> {
    if (!vscode.workspace.isTrusted) {
      const only = `a refactoring changes only ${target.path}`;
      return refused(`This folder is not trusted, so ${only}. To let it write more, trust the folder and ask again.`);
    }
    if (root === undefined) return refused(`There is no folder to write ${path} into. Open one, and ask again.`);
    if (root.scheme !== 'file') return onNoDisk(path, root);
    const sandbox = agentFiles(this.#excluded);
    const folder = sandbox.nameOf(root.fsPath);
    if (folder === undefined) {
      return refused(
        `${target.path} is in no folder that is open, so only it is changed. Open its folder, and ask again.`,
      );
    }
    return located(sandbox, folder === '' ? path : `${folder}/${path}`);
  }
}

async function located(sandbox: Sandbox, name: string): Promise<FurtherFile> {
  const first = await sandbox.locate(name);
  if (first.kind === 'refused') return refused(first.message);
  const mayBeWritten = async () => {
    const now = await sandbox.locate(name);
    return now.kind === 'located' && now.absolute === first.absolute && (first.linked || !now.linked);
  };
  return {
    kind: 'located',
    uri: vscode.Uri.file(first.absolute),
    mayBeWritten,
    ...(first.why !== undefined && { why: first.why }),
  };
}

/** A file system of an extension has no real paths: its names are judged, and what it says is a link is not followed. */
async function onNoDisk(path: string, root: vscode.Uri): Promise<FurtherFile> {
  const parts = path.split('/');
  const protection = protectionOf(parts);
  if (protection.kind === 'refused') return refused(protection.message);
  const isBehindLink = async () => {
    for (let end = 1; end <= parts.length; end++) {
      if (await isLink(vscode.Uri.joinPath(root, ...parts.slice(0, end)))) return true;
    }
    return false;
  };
  if (await isBehindLink()) return refused(`${path} leads through a link. Ask for a real path.`);
  return {
    kind: 'located',
    uri: vscode.Uri.joinPath(root, path),
    mayBeWritten: async () => !(await isBehindLink()),
    ...(protection.kind === 'asks' && { why: protection.why }),
  };
}

async function isLink(uri: vscode.Uri): Promise<boolean> {
  try {
    const { type } = await vscode.workspace.fs.stat(uri);
    return (type & vscode.FileType.SymbolicLink) !== 0;
  } catch {
    return false; // Nothing is there yet.
  }
}

function refused(reason: string): FurtherFile {
  return { kind: 'refused', reason };
}
