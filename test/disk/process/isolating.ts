// Run as another user: exits with 0 where a program is isolated and is still that user, and 77 where nothing isolates it.
import { spawnSync } from 'node:child_process';
import { isolation } from '../../../src/disk/process/isolation.ts';

const [folder = '', readOnly = ''] = process.argv.slice(2);
const isolate = await isolation({ folder, readOnly });
if (!isolate) process.exit(77);
const script = `[ "$(id -u)" = ${process.getuid?.()} ] && [ ! -w "$1" ] && echo a > b && [ "$(cat b)" = a ] &&
  (cd / && setsid env -i sleep 1000 &) && [ "$(stat -c %u b)" = ${process.getuid?.()} ]`;
const [program, ...args] = isolate(['/bin/sh', '-c', script, 'sh', readOnly]);
const { status } = spawnSync(program, args, { cwd: folder, stdio: 'inherit' });
process.exit(status ?? 1);
