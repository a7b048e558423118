import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { openGate } from './gate.ts';
import { isFreePort } from './isFreePort.ts';
import { onLeaving } from './leaving.ts';
import { type ProcessOptions, runProcess, startProcess } from './processGroup.ts';
import { installServer } from './serverInstall.ts';
import { until } from './waiting.ts';

const START_LIMIT_MS = 30_000;
const INSTALL_LIMIT_MS = 60_000;

/** Or each start asks a marketplace about the built-in extensions. */
const NO_GALLERY = JSON.stringify({ serviceUrl: '', controlUrl: '' });

export interface ServerOptions {
  readonly userDataFolder: string;
  /** Default: a folder inside the user data. */
  readonly extensionsFolder?: string;
  /** Added to this process's environment for the server and the extension host. */
  readonly env?: Readonly<Record<string, string>>;
  /** Opened by an address without a folder. */
  readonly folder?: string;
  /** Default: any free one. */
  readonly port?: number;
  /**
   * The page takes extensions under development and their suites from its address. VS Code calls this its smoke test
   * driver and leaves the toasts of notifications out with it, so it is not for looking at the screen.
   */
  readonly takesDevelopmentExtensions?: boolean;
  /** If absent, every folder is trusted. */
  readonly asksForTrust?: boolean;
}

export interface Server {
  /** `http://127.0.0.1:PORT`, without a slash at the end. */
  readonly origin: string;
  /** Adds the token to an address at `origin`. */
  readonly admit: (address: string) => string;
  readonly process: ChildProcess;
  /** Output so far. */
  readonly output: () => string;
  readonly stop: () => Promise<void>;
}

/**
 * Starts VS Code's server on loopback and waits until it listens.
 *
 * A client can read and write the user's files, and loopback is open to every user of the machine and to every page
 * whose name resolves to it. So the server has a secret password, and a gate in front of it.
 */
export async function startServer(options: ServerOptions): Promise<Server> {
  const { port = 0 } = options;
  // A child of the previous server may still be ending.
  await until({ what: `port ${port} to be free`, limitMs: START_LIMIT_MS, probe: () => isFreePort(port) });
  const args = ['--bind-addr', '127.0.0.1:0'];
  if (options.folder !== undefined) args.push(options.folder);
  if (options.takesDevelopmentExtensions === true) args.push('--vscode-option', 'enable-smoke-test-driver');
  const passwordHash = randomBytes(32).toString('hex');
  const { child, output, stop } = startProcess(process.execPath, await commandLine(options, { args, passwordHash }));
  try {
    const upstream = await until({
      what: 'VS Code’s server to listen',
      limitMs: START_LIMIT_MS,
      probe: () => {
        if (child.exitCode !== null) throw new Error(`VS Code’s server ended at once:\n${output()}`);
        return /listening on (http:\/\/[\d.]+:\d+)/.exec(output())?.[1];
      },
      instead: output,
    });
    const gate = await openGate({ upstream, upstreamCookie: `code-server-session=${passwordHash}`, port });
    const close = onLeaving(gate.close);
    const { origin, admit } = gate;
    return { origin, admit, process: child, output, stop: () => close().then(stop) };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Installs packed extensions as a user would (`--install-extension`). */
export async function installExtensions(options: ServerOptions, vsixes: readonly string[]): Promise<void> {
  const args = [...vsixes.flatMap(vsix => ['--install-extension', vsix]), '--force'];
  await runProcess(process.execPath, { ...(await commandLine(options, { args })), limitMs: INSTALL_LIMIT_MS });
}

async function commandLine(
  { userDataFolder, extensionsFolder, env, asksForTrust = false }: ServerOptions,
  { args, passwordHash }: { readonly args: readonly string[]; readonly passwordHash?: string },
): Promise<ProcessOptions> {
  const entry = await installServer();
  const config = path.join(userDataFolder, 'server.yaml');
  await mkdir(userDataFolder, { recursive: true });
  // Without a file of its own it writes one into the home folder.
  const auth = passwordHash === undefined ? 'none' : 'password';
  const password = passwordHash === undefined ? '' : `hashed-password: ${passwordHash}\n`;
  await rm(config, { force: true });
  await writeFile(config, `auth: ${auth}\n${password}`, { mode: 0o600 });
  return {
    args: [
      entry,
      ...['--auth', auth, '--config', config],
      ...['--user-data-dir', userDataFolder],
      ...['--extensions-dir', extensionsFolder ?? path.join(userDataFolder, 'extensions')],
      '--disable-telemetry',
      '--disable-update-check',
      ...(asksForTrust ? [] : ['--disable-workspace-trust']),
      '--disable-getting-started-override',
      ...args,
    ],
    env: { ...cleanEnvironment(), EXTENSIONS_GALLERY: NO_GALLERY, ...env },
  };
}

/**
 * Without variables that would redirect the server (another VS Code's, an address of the machine's), and without the
 * developer's key, which must not be used.
 */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const redirects =
    /^(VSCODE_|CODE_SERVER_|CS_|PORT$|PASSWORD$|HASHED_PASSWORD$|ELECTRON_|NODE_OPTIONS$|OPENROUTER_API_KEY$)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !redirects.test(name)));
}
