import { spawn } from 'node:child_process';
import { programPath } from './programPath.ts';

/** Where a program runs, and what it may only read. */
export interface IsolationOptions {
  /** Without links in it. The program can write here, even if it is below `readOnly`. */
  readonly folder: string;
  /** A folder that the program sees as read-only, without links in it. */
  readonly readOnly?: string;
}

/** A program and its arguments. */
export type Command = readonly [program: string, ...args: string[]];

/** Puts a command into namespaces of its own. The process that is started ends with the command's exit code. */
export type Isolate = (command: Command) => Command;

/**
 * The command's parent, the first in its process namespace: when it ends, the system ends everything that is left in there.
 * So it waits for the command, and after SIGTERM for all others too, which may be clearing up. It says nothing of its own.
 */
const FIRST_PROCESS = `trap 'late=yes' TERM
exec 3>&2 2>/dev/null
(exec "$@" 2>&3 3>&-)
code=$?
while [ "$late" ] && set -- /proc/[0-9]* && [ $# -gt 1 ]; do sleep 0.05; done
exit $code`;

/** What is mounted is seen in here only. */
const MOUNT = `mount=$1 folder=$2 readOnly=$3; shift 3
"$mount" --bind "$folder" "$folder" && "$mount" --rbind "$readOnly" "$readOnly" &&
"$mount" -o remount,bind,ro "$readOnly" && cd "$folder" && cd "$OLDPWD" || exit 125
exec "$@"`;

/**
 * Linux lets users make namespaces on many systems (not in most containers, and not where AppArmor forbids it). Undefined
 * where it does not: then there is nothing to keep a program from leaving its process group, or from writing elsewhere.
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
  // Only root may mount. Afterwards the program is the user again.
  const asUser = isRoot ? [] : [unshare, '--user', `--map-user=${user}`, `--map-group=${group}`, '--'];
  const isolate: Isolate = command => [
    ...([unshare, ...around, '--'] as const),
    ...[...mounted, ...asUser],
    ...['/bin/sh', '-c', FIRST_PROCESS, 'sh', ...command],
  ];
  return (await succeeds(isolate(['/bin/sh', '-c', ':']), folder)) ? isolate : undefined;
}

/** A system that takes longer for nothing is one on which tests would take too long, too. */
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
