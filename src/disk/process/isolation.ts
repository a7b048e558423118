import { spawn } from 'node:child_process';
import { programPath } from './programPath.ts';

export interface IsolationOptions {
  /** A real path. The program can write here, even below `readOnly`. */
  readonly folder: string;
  /** A real path. The program sees it as read-only. */
  readonly readOnly?: string;
}

export type Command = readonly [program: string, ...args: string[]];

/** Wraps a command in its own namespaces. The started process ends with the command's exit code. */
export type Isolate = (command: Command) => Command;

/**
 * The parent of the command and the first process in its namespace: when it ends, the system ends all others in
 * there. It waits for the command, and after SIGTERM also for the others, which may be cleaning up.
 */
const FIRST_PROCESS = `trap 'late=yes' TERM
exec 3>&2 2>/dev/null
(exec "$@" 2>&3 3>&-)
code=$?
while [ "$late" ] && set -- /proc/[0-9]* && [ $# -gt 1 ]; do sleep 0.05; done
exit $code`;

/** Mounts are visible in this namespace only. */
const MOUNT = `mount=$1 folder=$2 readOnly=$3; shift 3
"$mount" --bind "$folder" "$folder" && "$mount" --rbind "$readOnly" "$readOnly" &&
"$mount" -o remount,bind,ro "$readOnly" && cd "$folder" && cd "$OLDPWD" || exit 125
exec "$@"`;

/**
 * Undefined if the system doesn't allow user namespaces, as in most containers and under some AppArmor policies. Then
 * a program can leave its process group and write elsewhere.
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
  // Only root may mount; afterwards the program runs as the user.
  const asUser = isRoot ? [] : [unshare, '--user', `--map-user=${user}`, `--map-group=${group}`, '--'];
  const isolate: Isolate = command => [
    ...([unshare, ...around, '--'] as const),
    ...[...mounted, ...asUser],
    ...['/bin/sh', '-c', FIRST_PROCESS, 'sh', ...command],
  ];
  return (await succeeds(isolate(['/bin/sh', '-c', ':']), folder)) ? isolate : undefined;
}

/** If an empty command takes longer, tests would be too slow as well. */
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
