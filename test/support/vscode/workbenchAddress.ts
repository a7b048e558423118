import path from 'node:path';

export interface WorkbenchAddress {
  readonly origin: string;
  /** Absolute; opened as the workspace, and so is a `.code-workspace` file. Without it an empty window opens. */
  readonly folder?: string;
  /** Absolute paths of unpacked extensions to load beside the installed ones. */
  readonly developmentExtensions?: readonly string[];
  /** Absolute path of a module whose `run()` runs in the extension host instead of a user's session. */
  readonly testsPath?: string;
  /** Absolute path of a file to show. */
  readonly openFile?: string;
}

/** The address under which a browser opens the workbench; the payload is how a web workbench takes command line options. */
export function workbenchAddress(options: WorkbenchAddress): string {
  const { origin, folder, developmentExtensions = [], testsPath, openFile } = options;
  const remote = (file: string): string => {
    const slashed = file.split(path.sep).join('/');
    return `vscode-remote://${new URL(origin).host}${slashed.startsWith('/') ? '' : '/'}${slashed}`;
  };
  const payload: [string, string][] = developmentExtensions.map(extension => [
    'extensionDevelopmentPath',
    remote(extension),
  ]);
  if (testsPath !== undefined) payload.push(['extensionTestsPath', remote(testsPath)]);
  if (openFile !== undefined) payload.push(['openFile', remote(openFile)]);
  payload.push(['skipWelcome', 'true'], ['skipReleaseNotes', 'true']);
  const address = new URL(origin);
  if (folder === undefined) address.searchParams.set('ew', 'true');
  else {
    const kind = folder.endsWith('.code-workspace') ? 'workspace' : 'folder';
    address.searchParams.set(kind, folder.split(path.sep).join('/'));
  }
  address.searchParams.set('payload', JSON.stringify(payload));
  return address.href;
}
