import type { ListedFile, LookOptions, Workspace, WorkspaceEntry } from '../../../src/core/agent/files/workspace.ts';
import { protectionOf } from '../../../src/core/files/protection.ts';

/** Files that are nowhere but here; judged by name alone. */
export class MemoryWorkspace implements Workspace {
  readonly folderNames = [];
  readonly files: Map<string, string>;

  constructor(files: Readonly<Record<string, string>>) {
    this.files = new Map(Object.entries(files));
  }

  async look(path: string, { granted, wants }: LookOptions): Promise<WorkspaceEntry> {
    if (path.startsWith('/') || path.includes('..'))
      return { kind: 'refused', message: `The path ${path} is refused.` };
    const protection = protectionOf(path.split('/'), wants);
    if (protection.kind === 'refused') return protection;
    if (protection.kind === 'asks' && !granted.has(path)) return { kind: 'asks', path, why: protection.why };
    const text = this.files.get(path);
    if (text !== undefined) return { kind: 'file', path, text };
    const isFolder = path === '' || [...this.files.keys()].some(name => name.startsWith(`${path}/`));
    return { kind: isFolder ? 'folder' : 'missing', path };
  }

  async *list(folder: string): AsyncGenerator<ListedFile> {
    for (const path of [...this.files.keys()].toSorted()) {
      if (folder !== '' && !path.startsWith(`${folder}/`)) continue;
      const protection = protectionOf(path.split('/'), 'read');
      if (protection.kind !== 'refused') yield { path, needsPermission: protection.kind === 'asks' };
    }
  }
}
