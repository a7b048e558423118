import { spawn } from 'node:child_process';
import { programPath } from './programPath.ts';

export interface IsolationOptions {
  /** A real path. Writable, even below `readOnly`. */
  readonly folder: string;
  /** A real path. */
  readonly readOnly?: string;
}

export type Command = readonly [program: string, ...args: string[]];

/** Wraps a command in its own namespaces; keeps its exit code. */
export type Isolate = (command: Command) => Command;

/**
 * Parent and first process of the namespace, with which the system ends all others. Waits for the command, and after
 * SIGTERM for the others.
 */
const FIRST_PROCESS = `trap 'late=yes' TERM
exec 3>&2 2>/dev/null
(exec "$@" 2>&3 3>&-)
code=$?
while [ "$late" ] && set -- /proc/[0-9]* && [ $# -gt 1 ]; do sleep 0.05; done
exit $code`;

/** Visible in this namespace only. */
const MOUNT = `mount=$1 folder=$2 readOnly=$3; shift 3
"$mount" --bind "$folder" "$folder" && "$mount" --rbind "$readOnly" "$readOnly" &&
"$mount" -o remount,bind,ro "$readOnly" && cd "$folder" && cd "$OLDPWD" || exit 125
exec "$@"`;

/**
 * Undefined without user namespaces, as in most containers: a program can then leave its process group and write
 * elsewhere.
 */
export async function isolation({ folder, readOnly }: IsolationOptions): Promise<Isolate | undefined> {
  if (process.platform !== 'linux') return undefined;
  const outside = readOnly === undefined ? [folder] : [folder, readOnly];
  const [unshare, mount] = await Promise.all([programPath('unshare', { outside }), programPath('mount', { outside })]);
  const [user, group] = [process.getuid?.(), process.getgid?.()];
  if (unshare === undefined || mount === undefined || user === undefined || group === undefined) return undefined;
  const isRoot = user === 0;
  const around = ['--pid', '--fork', '--kill-child', '--mount-proc', ...(isRoot ? [] : ['--user', '--map-root-user'])];
  const mounted = readOnly === undefined ? [] : ['/bin/sh', '-c', MOUNT, 'sh', mount, folder, readOnly];
  // Only root may mount; the program runs as the user.
  const asUser = isRoot ? [] : [unshare, '--user', `--map-user=${user}`, `--map-group=${group}`, '--'];
  const isolate: Isolate = command => [
    ...([unshare, ...around, '--'] as const),
    ...[...mounted, ...asUser],
    ...['/bin/sh', '-c', FIRST_PROCESS, 'sh', ...command],
  ];
  return (await succeeds(isolate(['/bin/sh', '-c', ':']), folder)) ? isolate : undefined;
}

/** Slower isolation would slow down tests too. */
const PROBE_LIMIT_MS = 10_000;

function succeeds([program, ...args]: Command, cwd: string): Promise<boolean> {
  return new Promise(resolve => {
    const child = spawn(program, args, {
      cwd,
      env: {},
      stdio: 'ignore',
      timeout: PROBE_LIMIT_MS,
      killSignal: 'SIGKILL',
    });
    child.once('error', () => resolve(false));
    child.once('exit', code => resolve(code === 0));
  });
}
