import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type BuiltIns, builtInsEnvironment } from './builtIns.ts';
import { extensionsFolder, withFixtures } from './extensionsFolder.ts';
import { createProfile, type Profile } from './profile.ts';
import { type Server, startServer } from './server.ts';

export interface ServerNeeds {
  /** The packed extension. */
  readonly vsix: string;
  readonly builtIns: BuiltIns;
  readonly port: number;
}

export interface SharedServer {
  readonly server: Server;
  readonly profile: Profile;
  /** Where the control extension leaves its address. */
  readonly controlFile: string;
}

let running: (SharedServer & { readonly key: string }) | undefined;

/**
 * A server with an empty profile: the running one if it fits, else a new one. Starting a server takes as long as
 * loading a window, so windows that follow each other share it.
 */
export async function sharedServer(needs: ServerNeeds): Promise<SharedServer> {
  const key = JSON.stringify(needs);
  if (running !== undefined && (running.key !== key || running.server.process.exitCode !== null)) {
    const { server, profile } = running;
    running = undefined;
    await server.stop();
    await profile.remove();
  }
  if (running === undefined) running = { key, ...(await start(needs)) };
  else await clear(running);
  return running;
}

async function start({ vsix, builtIns, port }: ServerNeeds): Promise<SharedServer> {
  const [profile, folder] = await Promise.all([createProfile(), extensionsFolder(withFixtures(vsix))]);
  const controlFile = path.join(profile.folder, 'control');
  const server = await startServer({
    userDataFolder: profile.folder,
    extensionsFolder: folder,
    port,
    // Whether a window does is a setting of its profile.
    asksForTrust: true,
    env: {
      GHOSTLINE_CONTROL: controlFile,
      ...builtInsEnvironment(builtIns),
    },
  });
  return { server, profile, controlFile };
}

/** All that is not a cache of the server's own: settings, storage of extensions, backups. */
async function clear({ profile, controlFile }: SharedServer): Promise<void> {
  await rm(path.join(profile.folder, 'User'), { recursive: true, force: true, maxRetries: 5 });
  await rm(controlFile, { force: true });
}

/** The next extension host has these variables on top of the server's. */
export async function setEnvironment(
  { controlFile }: SharedServer,
  variables: Readonly<Record<string, string>>,
): Promise<void> {
  await writeFile(`${controlFile}.env.json`, JSON.stringify(variables), { mode: 0o600 });
}
